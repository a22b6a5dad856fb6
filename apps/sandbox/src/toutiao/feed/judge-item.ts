import { createHash } from 'node:crypto';
import type { PulledItem } from './read-feed';

export interface ItemRules {
  titleMin: number;
  titleMax: number;
  bodyMax: number;
  /** Plain http is taken from this machine. */
  allowsLocalHttp: boolean;
}

const keptTags = ['p', 'h1', 'h2', 'h3', 'strong', 'em', 'blockquote', 'ul', 'ol', 'li', 'img', 'br'];

/** Why the editors' desk would not take an item; null where it would. */
export function whyRefused(item: PulledItem, rules: ItemRules): string | null {
  if (item.guid === '' || !Number.isInteger(item.version) || item.version < 1) return 'ID_OR_VERSION';
  if (item.status === 'withdraw') return null;
  const length = [...item.title].length;
  if (length < rules.titleMin || length > rules.titleMax) return 'TITLE_LENGTH';
  const words = [...item.content.replace(/<[^>]*>/g, '').trim()].length;
  const images = imagesOf(item);
  if (words === 0 && images.length === 0) return 'BODY_EMPTY';
  if (words > rules.bodyMax) return 'BODY_LENGTH';
  if (![0, 1, 3].includes(item.covers.length) || item.covers.length !== item.coverMode) return 'COVER_COUNT';
  if (images.some((url) => !isTaken(url, rules))) return 'IMG_NOT_HTTPS';
  if (/<a[\s>]/i.test(item.content)) return 'LINK_LEFT';
  const tags = [...item.content.matchAll(/<([a-z][a-z0-9]*)/gi)].map((match) => match[1]!.toLowerCase());
  if (tags.some((tag) => !keptTags.includes(tag))) return 'TAG_FORBIDDEN';
  if (createHash('sha256').update(item.content).digest('hex') !== item.digest) return 'DIGEST';
  return null;
}

/** Pictures of the body and covers, each once. */
export function imagesOf(item: PulledItem): string[] {
  const inBody = [...item.content.matchAll(/<img[^>]*\ssrc="([^"]*)"/gi)].map((match) =>
    match[1]!.replaceAll('&amp;', '&'),
  );
  return [...new Set([...inBody, ...item.covers])];
}

function isTaken(url: string, { allowsLocalHttp }: ItemRules): boolean {
  return (
    url.startsWith('https://') || (allowsLocalHttp && /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(url))
  );
}
