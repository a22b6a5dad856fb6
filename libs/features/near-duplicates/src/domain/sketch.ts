import type { Background } from './background';
import { fractionOf } from './hashing';
import type { ReportFeatures } from './report-features';

const TEXT_FEATURES = 64;
const TITLE_FEATURES = 8;
const FACT_FEATURES = 32;
/** What weighs less finds too many reports to be worth asking for. */
const LEAST_WEIGHT = 0.02;

/**
 * The few features by which a report is found among all others: a weighted bottom-k MinHash (Cohen and Kaplan,
 * "Summarizing data using bottom-k sketches", PODC 2007), each of them a band of its own. Every feature draws a rank from
 * its hash, rare ones a smaller one, and the smallest are kept; so reports that share much of what is rare keep the same
 * features, whichever was sent first. Facts have places of their own, because two units that tell of one event share
 * them and little else.
 */
export function sketchOf(
  { shingles, titleShingles, facts }: ReportFeatures,
  background: Background,
): number[] {
  const keep = (features: Iterable<number>, count: number) =>
    [...new Set(features)]
      .map((feature) => ({ feature, weight: background.weightOf(feature) }))
      .filter(({ weight }) => weight > LEAST_WEIGHT)
      .map(({ feature, weight }) => ({ feature, rank: -Math.log(fractionOf(feature)) / weight ** 2 }))
      .sort((one, other) => one.rank - other.rank || one.feature - other.feature)
      .slice(0, count)
      .map(({ feature }) => feature);
  const kept = [
    ...keep(shingles, TEXT_FEATURES),
    ...keep(titleShingles, TITLE_FEATURES),
    ...keep(
      facts.map(({ hash }) => hash),
      FACT_FEATURES,
    ),
  ];
  return [...new Set(kept)].sort((one, other) => one - other);
}
