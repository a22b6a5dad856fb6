import { HOUR_MS } from '@haojiao/kernel';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-01-05T09:00:00` in Asia/Shanghai, which has been UTC+8 all year since 1991. */
function beijing(at: Date): string {
  return new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 19);
}

/** RFC 822: `Mon, 05 Jan 2026 09:00:00 +0800`. */
export function rfc822(at: Date): string {
  const [date = '', time = ''] = beijing(at).split('T');
  const [year, month, day] = date.split('-');
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return `${days[weekday]}, ${day} ${months[Number(month) - 1]} ${year} ${time} +0800`;
}

/** `2026-01-05T09:00:00+08:00`. */
export function iso8601(at: Date): string {
  return `${beijing(at)}+08:00`;
}

/** `2026-01-05 09:00:00`, as sister feeds of other platforms write it. */
export function plainTime(at: Date): string {
  return beijing(at).replace('T', ' ');
}
