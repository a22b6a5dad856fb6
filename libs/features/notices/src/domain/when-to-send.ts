import { DateTime } from 'luxon';
import type { NoticeSeverity } from './notice-severity';

export const mailModes = ['off', 'each', 'digest'] as const;
/** `each`: a mail as soon as something happens. `digest`: one a day. */
export type MailMode = (typeof mailModes)[number];

/** How a person wants to be told. Times of day are `HH:MM` in the time zone of their unit. */
export interface MailWish {
  mail: MailMode;
  digestAt: string;
  /** Both or neither. May reach over midnight. */
  quietFrom: string | null;
  quietTo: string | null;
}

/** For people who never said how: one mail a morning, what is urgent at once, quiet at night. */
export const usualWish: MailWish = {
  mail: 'digest',
  digestAt: '08:30',
  quietFrom: '22:00',
  quietTo: '07:00',
};

/**
 * The moment at which a notice may go out to a person by mail. What is urgent goes at once, also at night: something
 * stands still until somebody acts.
 */
export function whenToSend(severity: NoticeSeverity, wish: MailWish, now: Date, timeZone: string): Date {
  if (severity === 'urgent') return now;
  const wished = wish.mail === 'digest' ? nextAt(wish.digestAt, now, timeZone) : now;
  return afterQuiet(wish, wished, timeZone);
}

/** The end of the quiet hours that the moment lies in, else the moment itself. */
function afterQuiet({ quietFrom, quietTo }: MailWish, moment: Date, timeZone: string): Date {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return moment;
  const time = DateTime.fromJSDate(moment, { zone: timeZone }).toFormat('HH:mm');
  const isQuiet =
    quietFrom < quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo;
  return isQuiet ? nextAt(quietTo, moment, timeZone) : moment;
}

/** The next time that clocks of the zone show it, today or tomorrow, strictly after the moment. */
function nextAt(time: string, moment: Date, timeZone: string): Date {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const local = DateTime.fromJSDate(moment, { zone: timeZone });
  const today = local.set({ hour, minute, second: 0, millisecond: 0 });
  return (today > local ? today : today.plus({ days: 1 })).toJSDate();
}
