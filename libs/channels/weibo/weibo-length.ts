/**
 * How long Weibo thinks a text is. Two rules are known: the one of Weibo's own page script (a link counts ten 字), and
 * a full count with every link at its real length, beyond which the server was seen to refuse texts that the page takes.
 * Sources: the page script and a production SDK, read 2026-11; which rule the server applies is not documented.
 */

/** Links as Weibo's page script finds them: plain ASCII, ended by white space or a Chinese character. */
export const linkPattern = /https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?[-a-z0-9_$.+!*()/,:;@&=?~#%]*/gi;

/** The page's limit in 字. */
export const WEIBO_MAX_LENGTH = 140;
/** Up to here by the full count a text was never seen refused for its length. */
export const WEIBO_SAFE_LENGTH = 130;

/** Half-widths of a link of any other site, and how long it may be before its surplus counts. */
const LINK_WIDTH = 20;
const LONGEST_SHORTENED_LINK = 140;
/** Links to Weibo itself count literally up to here. */
const LONGEST_LITERAL_OWN_LINK = 41;

/** `fine`: surely short enough. `doubtful`: short enough for the page, the server may refuse. `too_long`: refused. */
export type LengthZone = 'fine' | 'doubtful' | 'too_long';

/** Length in 字 by the page's rule. */
export function weiboLength(text: string): number {
  const normalised = text.replace(/\r\n/g, '\n');
  let width = 0;
  const rest = normalised.replace(linkPattern, (link) => {
    width += linkWidth(link);
    return '';
  });
  return Math.ceil((width + halfWidths(rest)) / 2);
}

/** Length in 字 with links at full length. */
export function weiboFullLength(text: string): number {
  return Math.ceil(halfWidths(text.replace(/\r\n/g, '\n')) / 2);
}

export function lengthZone(text: string): LengthZone {
  if (weiboLength(text) > WEIBO_MAX_LENGTH) return 'too_long';
  return weiboFullLength(text) <= WEIBO_SAFE_LENGTH ? 'fine' : 'doubtful';
}

function linkWidth(link: string): number {
  const width = halfWidths(link);
  if (/^https?:\/\/t\.cn(?:\/|$)/i.test(link)) return width;
  if (
    /^https?:\/\/(?:[a-z0-9-]+\.)*weibo\.(?:com|cn)(?![a-z0-9.-])/i.test(link) &&
    width <= LONGEST_LITERAL_OWN_LINK
  )
    return width;
  return width <= LONGEST_SHORTENED_LINK ? LINK_WIDTH : width - LONGEST_SHORTENED_LINK + LINK_WIDTH;
}

/** U+0000 to U+0080 count one, every other UTF-16 code unit two: an emoji of two units counts four. */
function halfWidths(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) <= 0x80 ? 1 : 2;
  return width;
}
