import { linesOfHtml } from '@haojiao/channel-kit';
import type { ChannelAccess, DraftImage, PublicationDraft } from '@haojiao/channel-kit';
import { escapeHtml, sha256, truncateGraphemes } from '@haojiao/kernel';
import { coversOf, picturesInOrder } from './toutiao.covers';
import { cleanForToutiao } from './toutiao.html';

export const SUMMARY_MAX = 140;
export const TAGS_MAX = 5;
/** Longest edge of the pictures that are handed out. */
const PICTURE_EDGE = 1920;

export type FeedPicture = {
  url: string;
  width: number;
  height: number;
};

/** One article as the feed tells it, before it has an id and a version. A type, as it is kept as JSON. */
export type ToutiaoItem = {
  title: string;
  link: string;
  summary: string;
  /** Cleaned HTML. */
  content: string;
  author: string;
  /** 责任编辑. */
  editor: string | null;
  source: string;
  tags: string[];
  covers: FeedPicture[];
  original: boolean;
  declaration: string | null;
  /** SHA-256 of `content`. */
  digest: string;
};

/** What stands where a picture's address would be that nobody can have. */
export const UNREACHABLE = 'about:blank';

/** The item of an approved article; `urlOf` tells where anybody can fetch a picture. */
export function feedItem(
  draft: PublicationDraft,
  account: ChannelAccess,
  urlOf: (assetId: string) => string,
): ToutiaoItem {
  const source = draft.source?.name ?? account.name;
  const content = cleanForToutiao(draft.html, {
    pictureHtml: (assetId, alt) => pictureHtml(draft.images[assetId], alt, urlOf(assetId)),
    pageTitle: draft.title,
    sourceName: source,
  });
  return {
    title: draft.title.trim(),
    link: draft.canonicalUrl,
    summary: truncateGraphemes((draft.text || draft.summary || linesOfHtml(content)).trim(), SUMMARY_MAX),
    content,
    author: draft.byline.trim() || account.name,
    editor: textIn(draft.options.editor),
    source,
    tags: draft.tags.slice(0, TAGS_MAX),
    covers: coversOf(draft).map((image) => ({ url: urlOf(image.assetId), ...handedOut(image) })),
    original: draft.options.claimOriginal === true,
    declaration: textIn(draft.options.declaration),
    digest: sha256(content),
  };
}

/** Asks for the addresses once, for all pictures that the item shows. */
export async function picturesOf(draft: PublicationDraft, until: Date): Promise<(assetId: string) => string> {
  const shown = [...picturesInOrder(draft), ...coversOf(draft)];
  const urls = new Map<string, string>();
  for (const image of shown) urls.set(image.assetId, await image.publicUrl(until));
  return (assetId) => urls.get(assetId) ?? UNREACHABLE;
}

function pictureHtml(image: DraftImage | undefined, alt: string, url: string): string {
  const size = image ? handedOut(image) : null;
  const words = escapeHtml(alt || image?.altText || '');
  return `<img src="${escapeHtml(url)}" alt="${words}"${size ? ` width="${size.width}" height="${size.height}"` : ''}>`;
}

function handedOut({ width, height }: DraftImage): { width: number; height: number } {
  const scale = Math.min(1, PICTURE_EDGE / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
