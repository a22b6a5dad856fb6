import { graphemeCount } from '@haojiao/kernel';
import type { ChannelLimit, ChannelPreview } from './channel-adapter';
import type { PublicationDraft } from './publication-draft';

export interface LimitCounter extends ChannelLimit {
  /** How much of it the item takes now; null where only the platform can tell. */
  used: number | null;
}

/** Every limit beside what the item comes to: by the adapter's own count, else by the limit's unit. */
export function countLimits(
  limits: ChannelLimit[],
  draft: PublicationDraft,
  preview: ChannelPreview,
): LimitCounter[] {
  return limits.map((limit) => ({
    ...limit,
    used: preview.used?.[limit.path] ?? usedOf(limit, draft, preview),
  }));
}

function usedOf(
  { path, unit }: ChannelLimit,
  draft: PublicationDraft,
  preview: ChannelPreview,
): number | null {
  const text = textAt(path, draft, preview);
  if (text !== undefined) {
    if (unit === 'characters') return graphemeCount(text);
    if (unit === 'weibo_characters') return weiboCharacters(text);
    if (unit === 'bytes') return Buffer.byteLength(text);
    return null;
  }
  return numberAt(path, draft);
}

function textAt(path: string, draft: PublicationDraft, preview: ChannelPreview): string | undefined {
  switch (path) {
    case 'title':
      return draft.title.trim();
    case 'summary':
      return draft.summary.trim();
    case 'byline':
      return draft.byline.trim();
    case 'canonicalUrl':
      return draft.canonicalUrl;
    case 'text':
      return preview.text;
    case 'html':
      return (preview.html ?? draft.html).replace(/<[^>]*>/g, '').trim();
    default:
      return undefined;
  }
}

function numberAt(path: string, draft: PublicationDraft): number | null {
  const { cover, media } = draft;
  switch (path) {
    case 'tags':
      return draft.tags.length;
    case 'images':
      return Object.keys(draft.images).length;
    case 'cover.width':
      return cover?.width ?? null;
    case 'cover.height':
      return cover?.height ?? null;
    case 'cover.bytes':
      return cover?.bytes ?? null;
    case 'media.bytes':
      return media?.bytes ?? null;
    case 'media.durationSeconds':
      return media ? Math.round(media.durationSeconds) : null;
    default:
      return null;
  }
}

/** Length as Weibo counts: two half-width characters are one. */
export function weiboCharacters(text: string): number {
  return Math.ceil(halfWidths(text) / 2);
}

/** Latin letters are half as wide as Chinese characters. */
function halfWidths(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) <= 0x80 ? 1 : 2;
  return width;
}
