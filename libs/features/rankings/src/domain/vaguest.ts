/** As platform figures have them, the exact one first. */
const byVagueness = ['exact', 'rounded', 'approximate', 'capped'] as const;
export type Precision = (typeof byVagueness)[number];

/** The precision of a sum: that of its least exact part. A capped part makes the whole a lower bound. */
export function vaguest(precisions: readonly Precision[]): Precision {
  return precisions.reduce<Precision>(
    (worst, each) => (byVagueness.indexOf(each) > byVagueness.indexOf(worst) ? each : worst),
    'exact',
  );
}
