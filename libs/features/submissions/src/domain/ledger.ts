import { DateTime } from 'luxon';

/** Changes whenever the rule below changes, so that an old table can be told from a new one. */
export const LEDGER_RULE = 'submission-ledger/2';

/** What a unit sent in a period, and how much of that was adopted by now. */
export interface UnitCounts {
  organizationId: string;
  organizationName: string;
  /** Reports sent in the period, without those that their sender took back. Declined ones count. */
  submitted: number;
  /** Of these: published by us, or with a verified adoption elsewhere. */
  adopted: number;
}

export interface LedgerRow extends UnitCounts {
  /** `adopted ÷ submitted`, four decimals; null where nothing was sent. */
  adoptionRate: number | null;
  /** Null: no scoring scheme says anything about the period. */
  points: number | null;
  rank: number;
}

/**
 * By points where there are any, else by adopted reports; ties share a rank and the next one leaves a gap (1, 2, 2, 4).
 * Units without any are ranked too.
 */
export function rankUnits(
  units: UnitCounts[],
  points: ReadonlyMap<string, number> | null = null,
): LedgerRow[] {
  const valueOf = (unit: UnitCounts) => (points ? (points.get(unit.organizationId) ?? 0) : unit.adopted);
  return units
    .map((unit) => ({
      ...unit,
      points: points && (points.get(unit.organizationId) ?? 0),
      adoptionRate:
        unit.submitted === 0 ? null : Math.round((unit.adopted / unit.submitted) * 10_000) / 10_000,
      rank: 1 + units.filter((other) => valueOf(other) > valueOf(unit)).length,
    }))
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        other.submitted - one.submitted ||
        (one.organizationId < other.organizationId ? -1 : 1),
    );
}

/** First and last day of a month (`2026-10`) or year (`2026`). */
export function periodDays(period: string): { from: string; to: string } {
  const { from, to } = periodBounds(period, 'UTC');
  return {
    from: DateTime.fromJSDate(from, { zone: 'UTC' }).toISODate()!,
    to: DateTime.fromJSDate(to, { zone: 'UTC' }).minus({ days: 1 }).toISODate()!,
  };
}

/** First instant of a month (`2026-10`) or year (`2026`) in a time zone, and the first one after it. */
export function periodBounds(period: string, timeZone: string): { from: Date; to: Date } {
  const [year, month] = period.split('-').map(Number);
  const start = DateTime.fromObject({ year, month: month ?? 1 }, { zone: timeZone });
  const end = start.plus(month === undefined ? { years: 1 } : { months: 1 });
  return { from: start.toJSDate(), to: end.toJSDate() };
}
