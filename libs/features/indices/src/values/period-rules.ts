import { beijingDate, fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { IndexFormula } from '../domain/formula';
import type { IndexPeriod } from '../domain/index-period';

/** A period that is over, and for which the formula is meant. */
export function periodFaults(
  formula: IndexFormula,
  { from, to }: IndexPeriod,
  now: Date,
  path: string,
): Fault[] {
  const faults: Fault[] = [];
  if (to >= beijingDate(now)) {
    faults.push(
      fault(
        `${path}period`,
        'period_not_over',
        `周期到 ${to} 为止，尚未结束，结束后才能计算或导入。`,
        `The period lasts until ${to}; it can be computed or imported when it is over.`,
      ),
    );
  }
  const { validFrom, validTo } = formula;
  if ((validFrom !== null && from < validFrom) || (validTo !== null && to > validTo)) {
    faults.push(
      fault(
        `${path}formulaId`,
        'formula_not_valid_then',
        `这个公式版本用于 ${validFrom ?? '…'} 至 ${validTo ?? '…'} 的周期，请换用当时的版本。`,
        `This version is for periods from ${validFrom ?? '…'} to ${validTo ?? '…'}; take the one of that time.`,
      ),
    );
  }
  return faults;
}

export function requireSound(faults: Fault[]): void {
  if (faults.length > 0) throw invalidInput(faults);
}
