import { DateTime } from 'luxon';

/** A month by the calendar of a time zone, as instants (RFC 3339): from the one until before the other. */
export function monthBounds(year: number, month: number, timeZone: string): { from: string; to: string } {
  const inZone = DateTime.fromObject({ year, month }, { zone: timeZone });
  const start = inZone.isValid ? inZone : DateTime.fromObject({ year, month }, { zone: 'Asia/Shanghai' });
  return { from: instant(start), to: instant(start.plus({ months: 1 })) };
}

function instant(at: DateTime): string {
  return at.toJSDate().toISOString();
}
