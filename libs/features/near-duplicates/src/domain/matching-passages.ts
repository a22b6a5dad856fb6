import type { Background } from './background';
import type { SimilarityKind } from './compare-reports';
import { passagesOf } from './passages';
import { NAME_SHINGLE } from './report-features';
import type { ReportFeatures } from './report-features';

/** Words that stand in both reports; UTF-16 offsets in the title, or in the plain text of the body, as it was written. */
export interface MatchingPassage {
  field: 'title' | 'body';
  start: number;
  end: number;
  otherField: 'title' | 'body';
  otherStart: number;
  otherEnd: number;
}

/** Letters of a run that is shown whatever it says; shorter ones only where they are rare, as names are. */
const LONG_RUN = 8;
const RARE = 0.2;
/** Letters of the shortest run that is shown. */
const SHORTEST: Record<SimilarityKind, number> = { same_text: LONG_RUN, same_event: NAME_SHINGLE };
const MOST_FACTS = 20;

/** What to highlight: common runs of words, and names and figures that stand outside of them. */
export function matchingPassages(
  one: ReportFeatures,
  other: ReportFeatures,
  kind: SimilarityKind,
  background: Background,
): MatchingPassage[] {
  const isTelling = (field: 'title' | 'body') => (at: number, length: number) => {
    const names = one.names[field].subarray(at, at + length - NAME_SHINGLE + 1);
    return length >= LONG_RUN || names.some((name) => background.weightOf(name) > RARE);
  };
  const runs = (field: 'title' | 'body', shortest: number) =>
    passagesOf(one.text[field].letters, other.text[field].letters, shortest, isTelling(field)).map(
      ({ start, end, otherStart, otherEnd }): MatchingPassage => ({
        ...{ field, start, end },
        ...{ otherField: field, otherStart, otherEnd },
      }),
    );
  const passages = [...runs('title', NAME_SHINGLE), ...runs('body', SHORTEST[kind])];
  const twins = new Map(other.facts.map((fact) => [fact.hash, fact]));
  const facts = one.facts.flatMap((fact): MatchingPassage[] => {
    const twin = twins.get(fact.hash);
    if (!twin || background.weightOf(fact.hash) < RARE) return [];
    const passage = {
      ...{ field: fact.field, start: fact.start, end: fact.end },
      ...{ otherField: twin.field, otherStart: twin.start, otherEnd: twin.end },
    };
    return passages.some((run) => covers(run, passage)) ? [] : [passage];
  });
  return [...passages, ...facts.slice(0, MOST_FACTS)];
}

function covers(run: MatchingPassage, passage: MatchingPassage): boolean {
  return (
    (run.field === passage.field && run.start < passage.end && passage.start < run.end) ||
    (run.otherField === passage.otherField &&
      run.otherStart < passage.otherEnd &&
      passage.otherStart < run.otherEnd)
  );
}

/** The same passages seen from the other report. */
export function turned(passages: readonly MatchingPassage[]): MatchingPassage[] {
  return passages.map(({ field, start, end, otherField, otherStart, otherEnd }) => ({
    ...{ field: otherField, start: otherStart, end: otherEnd },
    ...{ otherField: field, otherStart: start, otherEnd: end },
  }));
}
