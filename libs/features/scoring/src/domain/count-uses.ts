import { firstFitting, nameKey, outletOf } from './match-use';
import type { AdoptionFact, Day, ReportFacts } from './facts';
import { toHundredths } from './points';
import type { Hundredths } from './points';
import { adoptionStages, versionOn } from './scheme-document';
import type { AdoptionStage, DuplicatePolicy, SchemeVersion } from './scheme-document';

/** A use of a report, or a stage that a use implies, with what the version of its day gives for it. */
export interface CountedUse {
  fact: AdoptionFact;
  /** An earlier stage than the fact's own where it is implied by it. */
  stage: AdoptionStage;
  on: Day;
  /** As the scheme calls it, else as it was written down. */
  outletName: string;
  outletCode: string | null;
  versionId: string | null;
  worth: Hundredths;
  /** `worth`, or 0 where the duplicate policy leaves it out. */
  points: Hundredths;
}

/**
 * What the uses of one report, or of reports that are joint, give.
 *
 * A use counts on its own day, but not before the report was there: one that was used first and sent afterwards counts
 * on the day of sending. The same outlet on the same day at the same stage is one use, however often it was written
 * down. Of each level the stages before `adopted` count once, at their best.
 */
export function countUses(
  report: Pick<ReportFacts, 'category' | 'characters' | 'sentOn'>,
  adoptions: readonly AdoptionFact[],
  versions: readonly SchemeVersion[],
  policy: DuplicatePolicy,
): CountedUse[] {
  const value = (fact: AdoptionFact, stage: AdoptionStage): CountedUse => {
    const on = effectiveDay(report, fact.adoptedOn);
    const version = versionOn(versions, on);
    const outlet = version && outletOf(fact, version.document);
    const rule = version && firstFitting(version.document.uses, { ...fact, stage }, report, version.document);
    return {
      fact,
      stage,
      on,
      outletName: outlet?.name ?? fact.outlet,
      outletCode: outlet?.code ?? fact.outletCode,
      versionId: version?.id ?? null,
      worth: toHundredths(rule?.points ?? 0),
      points: 0,
    };
  };
  const adopted = adoptions.filter(({ stage }) => stage === 'adopted').map((fact) => value(fact, 'adopted'));
  const earlier = adoptions.flatMap((fact) =>
    adoptionStages
      .slice(0, adoptionStages.indexOf(fact.stage) + 1)
      .filter((stage) => stage !== 'adopted')
      .map((stage) => value(fact, stage)),
  );
  const uses = [
    ...bestOfEach(adopted, ({ fact, on, outletName }) => `${fact.level} ${on} ${nameKey(outletName)}`),
    ...bestOfEach(earlier, ({ fact, stage }) => `${fact.level} ${stage}`),
  ].sort(inOrder);
  return join(uses, policy);
}

/** No report is used before it is there. */
export function effectiveDay({ sentOn }: Pick<ReportFacts, 'sentOn'>, day: Day): Day {
  return day < sentOn ? sentOn : day;
}

function join(uses: CountedUse[], policy: DuplicatePolicy): CountedUse[] {
  if (policy === 'sum') return uses.map((use) => ({ ...use, points: use.worth }));
  const paid = uses.filter(({ worth }) => worth > 0);
  const [chosen] =
    policy === 'max'
      ? paid.sort((one, other) => other.worth - one.worth)
      : // Who only sent it up is not the first that used it where another adopted it.
        paid.sort((one, other) => stageOrder(other.stage) - stageOrder(one.stage));
  return uses.map((use) => ({ ...use, points: use === chosen ? use.worth : 0 }));
}

function bestOfEach(uses: CountedUse[], keyOf: (use: CountedUse) => string): CountedUse[] {
  const best = new Map<string, CountedUse>();
  for (const use of [...uses].sort(inOrder)) {
    const key = keyOf(use);
    const known = best.get(key);
    if (!known || use.worth > known.worth) best.set(key, use);
  }
  return [...best.values()];
}

/** By day; whatever order facts are read in, the same one is the first. */
function inOrder(one: CountedUse, other: CountedUse): number {
  return (
    compareText(one.on, other.on) ||
    stageOrder(one.stage) - stageOrder(other.stage) ||
    stageOrder(one.fact.stage) - stageOrder(other.fact.stage) ||
    compareText(one.fact.id, other.fact.id)
  );
}

function stageOrder(stage: AdoptionStage): number {
  return adoptionStages.indexOf(stage);
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
