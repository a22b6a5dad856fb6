import { fault, invalidInput } from '@haojiao/kernel';

/** Days as government new media are inspected by: updated within two weeks. */
export const inspectionDays = { staleAfterDays: 14, warnAfterDays: 10 } as const;

/** @throws AppError `invalid_input` when the announcement would come after what it announces */
export function requireInspectionDays(wish: { staleAfterDays?: number; warnAfterDays?: number }): void {
  const stale = wish.staleAfterDays ?? inspectionDays.staleAfterDays;
  const warn = wish.warnAfterDays ?? inspectionDays.warnAfterDays;
  if (warn <= stale) return;
  throw invalidInput([
    fault(
      'warnAfterDays',
      'warns_too_late',
      `预警天数（${warn}）不能晚于检查期限（${stale} 天）。`,
      `The announcement (after ${warn} days) has to come no later than the limit (${stale} days).`,
    ),
  ]);
}
