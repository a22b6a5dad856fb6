import { toHundredths } from './points';
import type { Hundredths } from './points';
import { why } from './score-lines';
import type { ScoreLine } from './score-lines';
import type { SchemeVersion } from './scheme-document';

/** Null where the rate is high enough, or where nothing was submitted and there is no rate. */
export function lowRateLine(version: SchemeVersion, submitted: number, adopted: number): ScoreLine | null {
  const rule = version.document.penalties.lowAdoptionRate;
  // Both sides in hundredths of a per cent of the reports: no division.
  if (!rule || submitted <= 0 || adopted * 10_000 >= toHundredths(rule.below) * submitted) return null;
  return {
    why: why(
      'low_adoption_rate',
      `采用率低于 ${rule.below}%（${adopted}/${submitted}）`,
      `adoption rate below ${rule.below}% (${adopted} of ${submitted})`,
    ),
    points: -toHundredths(rule.points),
    on: null,
    factId: null,
    versionId: version.id,
  };
}

const capWords = {
  unit_cap: ['每期最高', 'for a unit in a period'],
  year_cap: ['全年最高', 'for a unit in a year'],
  person_cap: ['每人每期最高', 'for a person in a period'],
} as const;

export function capNote(
  code: keyof typeof capWords,
  points: Hundredths,
  cap: number,
  version: SchemeVersion,
): ScoreLine {
  const [zh, en] = capWords[code];
  return {
    why: why(code, `${zh} ${cap} 分`, `at most ${cap} points ${en}`),
    points,
    on: null,
    factId: null,
    versionId: version.id,
  };
}

export function notBelowZeroLine(points: Hundredths, version: SchemeVersion): ScoreLine {
  return {
    why: why('not_below_zero', '总分不低于零', 'not below zero'),
    points,
    on: null,
    factId: null,
    versionId: version.id,
  };
}
