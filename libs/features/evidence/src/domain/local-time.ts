import { DateTime } from 'luxon';

/** Date and time as paper shows it, by the clocks of the unit: `2026-11-21 09:30`. */
export function localTime(at: Date | null, timeZone: string): string {
  return at === null ? '' : DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');
}
