import { DateTime } from 'luxon';

/** `YYYY-MM-DD HH:mm` in the unit's time zone, as the pages of public bodies print it. */
export function displayTime(at: string, timeZone: string): string {
  return inZone(at, timeZone).toFormat('yyyy-LL-dd HH:mm');
}

export function displayDate(at: string, timeZone: string): string {
  return inZone(at, timeZone).toFormat('yyyy-LL-dd');
}

/** RFC 822 with offset, as RSS wants it. */
export function feedTime(at: string, timeZone: string): string {
  return inZone(at, timeZone).toRFC2822() ?? '';
}

/** `1:02:03` or `4:05`. */
export function displayDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

function inZone(at: string, timeZone: string): DateTime {
  const local = DateTime.fromISO(at, { zone: timeZone });
  return local.isValid ? local : DateTime.fromISO(at, { zone: 'Asia/Shanghai' });
}
