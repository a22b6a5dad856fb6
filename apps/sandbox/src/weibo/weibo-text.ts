/** What Weibo does with a text: counts it, shortens its links, takes topics out. */

const pageLink = /https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?[-a-z0-9_$.+!*()/,:;@&=?~#%]*/gi;
/** The server's eye is less exact than the page's: what adjoins a link is swallowed. */
const swallowedLink = /https?:\/\/\S+/gi;

/** In 字, rounded up: half-widths 1, all else 2, a link 20 of them, more when it is very long. */
export function countText(text: string): number {
  let width = 0;
  const rest = text.replace(/\r\n/g, '\n').replace(pageLink, (link) => {
    const own = /^https?:\/\/([a-z0-9-]+\.)*weibo\.(com|cn)(?![a-z0-9.-])/i.test(link);
    if (/^https?:\/\/t\.cn(\/|$)/i.test(link) || (own && link.length <= 41)) return link;
    width += link.length <= 140 ? 20 : link.length - 140 + 20;
    return '';
  });
  return Math.ceil((width + widthOf(rest)) / 2);
}

/** The same with links at full length. */
export function countInFull(text: string): number {
  return Math.ceil(widthOf(text.replace(/\r\n/g, '\n')) / 2);
}

function widthOf(text: string): number {
  return text.split('').reduce((width, unit) => width + (unit.charCodeAt(0) <= 0x80 ? 1 : 2), 0);
}

export function linksIn(text: string): string[] {
  return text.match(swallowedLink) ?? [];
}

/** Topics vanish without a word, links become short ones. */
export function publishedText(
  sent: string,
  shorten: (link: string) => string,
): { text: string; links: { short: string; long: string }[] } {
  const links: { short: string; long: string }[] = [];
  const text = sent
    .split(/(https?:\/\/\S+)/i)
    .map((part) => {
      if (!/^https?:\/\//i.test(part)) return part.replace(/#[^#\n]+#/g, '');
      const short = shorten(part);
      links.push({ short, long: part });
      return short;
    })
    .join('');
  return { text: text.trim(), links };
}

/** Host exactly an entry or below it; ports don't count. */
export function isUnderDomain(link: string, domains: string[], wwwSensitive: boolean): boolean {
  if (!URL.canParse(link)) return false;
  const bare = (host: string): string => (wwwSensitive ? host : host.replace(/^www\./, ''));
  const host = bare(new URL(link).hostname.toLowerCase());
  return domains
    .map((domain) => bare(domain.toLowerCase()))
    .some((domain) => host === domain || host.endsWith(`.${domain}`));
}

export function normalised(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Dice's coefficient over pairs of characters: 1 is the same, 0 has nothing in common. */
export function similarity(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)];
  if (a.size + b.size === 0) return one === other ? 1 : 0;
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / (a.size + b.size);
}

function pairs(text: string): Set<string> {
  const plain = text.replace(swallowedLink, '').replace(/\s+/g, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

const BASE62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The code that stands in a post's address for its number. */
export function codeOf(mid: string): string {
  const groups: string[] = [];
  for (let end = mid.length; end > 0; end -= 7) groups.unshift(mid.slice(Math.max(0, end - 7), end));
  return groups.map((group, index) => base62(Number(group)).padStart(index === 0 ? 1 : 4, '0')).join('');
}

export function base62(value: number): string {
  const rest = Math.floor(value / 62);
  return (rest > 0 ? base62(rest) : '') + BASE62[value % 62];
}
