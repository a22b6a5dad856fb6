import { factsOf } from './facts';
import type { Fact } from './facts';
import type { ReportText } from './letters';
import { shinglesOf } from './shingles';

/** Letters of the shingles by which texts are compared: two Chinese words. */
const TEXT_SHINGLE = 4;
/** Letters of those by which names and terms are recognised: most names of people have three. */
export const NAME_SHINGLE = 3;
/** Titles are short. */
const TITLE_SHINGLE = 2;

/** A report taken apart for comparison. Shingles are hashes in the order of the text; one may occur more than once. */
export interface ReportFeatures {
  text: ReportText;
  shingles: Int32Array;
  titleShingles: Int32Array;
  names: Record<'title' | 'body', Int32Array>;
  /** Of body and title, each once. */
  facts: Fact[];
}

export function featuresOf(text: ReportText): ReportFeatures {
  const facts = [...factsOf(text.body.plain, 'body'), ...factsOf(text.title.plain, 'title')];
  return {
    text,
    shingles: shinglesOf(text.body.letters, TEXT_SHINGLE),
    titleShingles: shinglesOf(text.title.letters, TITLE_SHINGLE),
    names: {
      title: shinglesOf(text.title.letters, NAME_SHINGLE),
      body: shinglesOf(text.body.letters, NAME_SHINGLE),
    },
    facts: [...new Map(facts.toReversed().map((fact) => [fact.hash, fact])).values()].toReversed(),
  };
}

/** Everything of a report whose rarity is counted, each once. */
export function countedFeatures({ shingles, titleShingles, names, facts }: ReportFeatures): Set<number> {
  return new Set([
    ...shingles,
    ...titleShingles,
    ...names.title,
    ...names.body,
    ...facts.map(({ hash }) => hash),
  ]);
}
