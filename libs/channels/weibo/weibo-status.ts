/** What later steps need of Weibo's status object; every other field may be missing, a text or a number. */
export interface WeiboStatus {
  /** Decimal, always text. */
  mid: string;
  uid?: string;
  createdAt?: Date;
  text: string;
  /** Where the post's short links lead, as far as Weibo tells. */
  longLinks: string[];
  deleted: boolean;
}

/** The status of an answer, or undefined when it has no usable id: the bare `id` is never one, it can disagree. */
export function readStatus(value: unknown): WeiboStatus | undefined {
  if (!isObject(value)) return undefined;
  const mid = [value.idstr, value.mid].map(decimal).find((id) => id !== undefined);
  if (mid === undefined) return undefined;
  const user = isObject(value.user) ? value.user : {};
  return {
    mid,
    uid: decimal(user.idstr) ?? decimal(user.id),
    createdAt: parseWeiboDate(value.created_at),
    text: typeof value.text === 'string' ? value.text : '',
    longLinks: (Array.isArray(value.url_objects) ? value.url_objects : []).flatMap(longLinkOf),
    deleted: value.deleted !== undefined && Number(value.deleted) === 1,
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Wed Oct 24 23:49:17 +0800 2012`; undefined when it is written otherwise. */
export function parseWeiboDate(value: unknown): Date | undefined {
  const found =
    typeof value === 'string'
      ? /^\w{3} (\w{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2}) (\d{4})$/.exec(value.trim())
      : null;
  if (!found) return undefined;
  const [, month, day, time, hours, minutes, year] = found as unknown as string[];
  const number = String(months.indexOf(month!) + 1).padStart(2, '0');
  const at = new Date(`${year}-${number}-${day!.padStart(2, '0')}T${time}${hours}:${minutes}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Ids arrive as text; short ones (a uid) also as a number that still is exact. */
export function decimal(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  return typeof value === 'string' && /^\d{1,24}$/.test(value) ? value : undefined;
}

function longLinkOf(entry: unknown): string[] {
  if (!isObject(entry)) return [];
  const info = isObject(entry.info) ? entry.info : {};
  return [info.url_long, entry.url_long].filter(
    (link): link is string => typeof link === 'string' && link !== '',
  );
}
