/**
 * A post's number (mid) and the code in its address are the same thing in two writings. The mid may be beyond 2^53: it is
 * only ever handled as text, in groups of seven digits. Rule and test vectors: published clients, read 2026-11.
 */

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DECIMAL_GROUP = 7;
const CODE_GROUP = 4;

/** `5100123000045678` → `P03co0bSK`. @throws RangeError when it is no decimal number. */
export function codeOfMid(mid: string): string {
  if (!/^\d{1,24}$/.test(mid)) throw new RangeError(`Not a mid: ${mid}`);
  return groupsFromRight(mid, DECIMAL_GROUP)
    .map((group, index) => toBase62(Number(group)).padStart(index === 0 ? 1 : CODE_GROUP, '0'))
    .join('');
}

/** `z20XK26My` → `3504803600502730`. @throws RangeError when it is no code. */
export function midOfCode(code: string): string {
  if (!/^[0-9a-zA-Z]{1,16}$/.test(code)) throw new RangeError(`Not a code: ${code}`);
  return groupsFromRight(code, CODE_GROUP)
    .map((group, index) => String(fromBase62(group)).padStart(index === 0 ? 1 : DECIMAL_GROUP, '0'))
    .join('');
}

/** The post's address for everybody. */
export function permalink(uid: string, mid: string): string {
  return `https://weibo.com/${uid}/${codeOfMid(mid)}`;
}

/** The post of an address in any of Weibo's forms; null when it is none. */
export function midOfUrl(address: string): string | null {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname.replace(/^www\./, '');
  const path = url.pathname.replace(/\/$/, '');
  const found =
    host === 'weibo.com'
      ? (/^\/\d{5,}\/(\w+)$/.exec(path) ?? /^\/(?:detail|status)\/(\w+)$/.exec(path))
      : host === 'm.weibo.cn'
        ? (/^\/(?:status|detail)\/(\w+)$/.exec(path) ?? /^\/\d{5,}\/(\w+)$/.exec(path))
        : null;
  return found ? midOfText(found[1]!) : null;
}

/** Mids of posts have 16 digits, their codes 9 characters; both stand in addresses. */
function midOfText(text: string): string | null {
  if (/^\d{15,20}$/.test(text)) return text;
  return /^[0-9a-zA-Z]{8,10}$/.test(text) ? midOfCode(text) : null;
}

function groupsFromRight(text: string, size: number): string[] {
  const groups: string[] = [];
  for (let end = text.length; end > 0; end -= size) groups.unshift(text.slice(Math.max(0, end - size), end));
  return groups;
}

function toBase62(value: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = digits[rest % 62] + text;
  return text === '' ? '0' : text;
}

function fromBase62(text: string): number {
  return [...text].reduce((value, digit) => value * 62 + digits.indexOf(digit), 0);
}
