export const columnKinds = ['news', 'policy', 'lasting'] as const;
/** `lasting`: what stays as it is, such as an address; it must not be empty, and need not be new. */
export type InspectedColumnKind = (typeof columnKinds)[number];

export interface InspectionLimits {
  staleAfterDays: number;
  warnAfterDays: number;
}

/** Six months as days, so that one rule judges all; a month ahead is announced. */
export const policyLimits: InspectionLimits = { staleAfterDays: 183, warnAfterDays: 153 };

/** Of a column: its own days, else those of its kind; news have the days of the unit. Null: it may be as old as it is. */
export function limitsOfColumn(
  kind: InspectedColumnKind,
  own: Partial<Record<keyof InspectionLimits, number | null>>,
  unit: InspectionLimits,
): InspectionLimits | null {
  if (kind === 'lasting') return null;
  const { staleAfterDays, warnAfterDays } = own;
  if (staleAfterDays && warnAfterDays) return { staleAfterDays, warnAfterDays };
  return kind === 'policy' ? policyLimits : unit;
}
