import { muteOverlaps } from '../overlaps';
import type { ProofContext, TermHit } from '../term-hit';
import { compareHits } from '../weigh';
import { computedHit, type Check } from './computed-hit';
import { checkImpossibleDates } from './impossible-dates';
import { checkLeaders, type Leader } from './leaders';
import { checkPersonalData } from './personal-data';
import { checkRepeatedCounts } from './repeated-counts';
import { checkTotals } from './totals';
import { checkUnits } from './units';
import { checkWeekdays } from './weekdays';

const checks: readonly Check[] = [
  checkWeekdays,
  checkImpossibleDates,
  checkTotals,
  checkRepeatedCounts,
  checkUnits,
  checkPersonalData,
];

/** What the computed checks say of one text, heaviest first. The leaders are in the order in which they are named. */
export function checkText(text: string, context: ProofContext, leaders: readonly Leader[] = []): TermHit[] {
  const remarks = [
    ...checks.flatMap((check) => check(text, context)),
    ...checkLeaders(text, context, leaders),
  ];
  return muteOverlaps(remarks.map((remark) => computedHit(remark, context))).sort(compareHits);
}
