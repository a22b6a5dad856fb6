import type { CountedUse } from './count-uses';
import { namesPerson, personKey } from './facts';
import type { ReportFacts } from './facts';
import { firstFitting } from './match-use';
import { divideHalfUp, sharePoints } from './points';
import type { Hundredths } from './points';
import { versionOn } from './scheme-document';
import type { PayRules, SchemeVersion } from './scheme-document';

/**
 * Fen that all uses of a report have earned by a table, each by the version of its day. Uses that the duplicate policy
 * left out are paid nothing; a lead is paid by its factor, the bonus for length is added to each use.
 */
export function fenOfUses(
  uses: readonly CountedUse[],
  report: ReportFacts,
  versions: readonly SchemeVersion[],
): number {
  let fen = 0;
  for (const use of uses) {
    const version = versionOn(versions, use.on);
    const pay = version?.document.pay;
    if (pay?.basis !== 'use' || (use.worth > 0 && use.points === 0)) continue;
    const rule = firstFitting(pay.uses, { ...use.fact, stage: use.stage }, report, version!.document);
    if (!rule) continue;
    const { lengthBonus } = pay;
    fen += use.fact.slot === 'lead_slot' ? Math.round(rule.fen * pay.leadFactor) : rule.fen;
    if (lengthBonus && report.characters > lengthBonus.aboveCharacters) fen += lengthBonus.fen;
  }
  return fen;
}

/** Fen of a period by points or by items, by the rules of the version of its last day. */
export function fenOfPeriod(
  pay: PayRules,
  gained: { points: Hundredths; adopted: number; fenOfUses: number },
): number {
  if (pay.basis === 'point') return divideHalfUp(gained.points * pay.fenPerPoint, 100);
  if (pay.basis === 'item') return gained.adopted * pay.fenPerItem;
  return gained.fenOfUses;
}

/**
 * Who gets it, by `personKey`. The first author is the first of the byline; where names stand for units nobody is
 * paid for them, and what they would have got is not given to others.
 */
export function payReceivers(
  fen: number,
  report: ReportFacts,
  pay: PayRules,
  weights: readonly number[],
): Map<string, number> {
  const parts =
    pay.receiver === 'first_author'
      ? report.contributors.map((_, index) => (index === 0 ? fen : 0))
      : sharePoints(fen, weights, 2);
  const paid = new Map<string, number>();
  for (const [index, contributor] of report.contributors.entries()) {
    const part = pay.requiresPersonalName && !namesPerson(contributor) ? 0 : parts[index]!;
    const key = personKey(contributor);
    paid.set(key, (paid.get(key) ?? 0) + part);
  }
  return paid;
}
