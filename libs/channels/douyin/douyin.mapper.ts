import type { ByteDanceWork, DraftImage, ImageFit, PublicationDraft, RemotePost } from '@haojiao/channel-kit';

export const CAPTION_MAX = 1_000;
export const TOPICS_MAX = 5;

/**
 * What stands under the video: the platform's own text, else title and summary; then at most five topics. There is no
 * title field: the first line serves as one. A topic ends at the first space, hence one behind each.
 */
export function buildCaption(draft: Pick<PublicationDraft, 'text' | 'title' | 'summary' | 'tags'>): string {
  const words = draft.text.trim() || [draft.title.trim(), draft.summary.trim()].filter(Boolean).join('\n');
  const lines = words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
  const topics = topicsOf(draft.tags).filter((topic) => !mentions(lines, topic));
  if (topics.length === 0) return lines;
  return `${lines}${lines ? ' ' : ''}${topics.map((topic) => `#${topic} `).join('')}`;
}

/** Tags as topics: no `#` and no white space inside, none twice, the first five. */
export function topicsOf(tags: string[]): string[] {
  const topics = tags.map((tag) => tag.replace(/[#＃\s]/gu, '')).filter(Boolean);
  return [...new Set(topics)].slice(0, TOPICS_MAX);
}

function mentions(text: string, topic: string): boolean {
  return text
    .split(/[#＃]/u)
    .slice(1)
    .some((rest) => rest.split(/\s/u, 1)[0] === topic);
}

/** The platform counts code points, as far as is known. */
export function captionLength(caption: string): number {
  return [...caption].length;
}

/**
 * How the approved cover is sent, or null when it doesn't fit: a cover must have the ratio of the video, and only
 * landscape pictures are cropped to it without losing what was approved.
 */
export function coverFit(cover: DraftImage, media: { width?: number; height?: number }): ImageFit | null {
  if (!media.width || !media.height) return null;
  const wanted = media.width / media.height;
  const fit: ImageFit = { format: 'jpeg', maxEdge: 1920, maxBytes: 20 * 1024 * 1024 };
  if (Math.abs(cover.width / cover.height / wanted - 1) < 0.03) return fit;
  return Math.abs(wanted / (16 / 9) - 1) < 0.03 ? { ...fit, ratio: '16:9' } : null;
}

/** A second from the start, chosen when the publication was planned. */
export function coverSecondsOf(options: Record<string, unknown>): number | undefined {
  const seconds = options.coverSeconds;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : undefined;
}

/** The public page is named by the decimal id; the share address expires and serves only while that id is unknown. */
export function remotePostOf(work: ByteDanceWork, now: Date, visibility?: 'friends'): RemotePost {
  const url = work.videoId ? `https://www.douyin.com/video/${work.videoId}` : (work.shareUrl ?? null);
  return {
    id: work.itemId,
    url,
    publishedAt: work.createdAt ?? now,
    extra: { videoId: work.videoId ?? null, ...(visibility ? { visibility } : {}) },
  };
}

const addressForms = [
  /^https?:\/\/(?:www\.)?douyin\.com\/(?:video|note)\/(\d{6,25})\/?(?:[?#]|$)/i,
  /^https?:\/\/(?:www\.|m\.)?(?:ies)?douyin\.com\/share\/(?:video|note)\/(\d{6,25})\/?(?:[?#]|$)/i,
  /^https?:\/\/(?:www\.)?douyin\.com\/[^#]*[?&]modal_id=(\d{6,25})(?:[&#]|$)/i,
];

/** Public addresses of works; short share links carry their own code, whose work only the platform knows. */
export function recogniseDouyinUrl(url: string): { id: string; url: string } | null {
  const trimmed = url.trim();
  for (const form of addressForms) {
    const id = form.exec(trimmed)?.[1];
    if (id) return { id, url: `https://www.douyin.com/video/${id}` };
  }
  const code = /^https?:\/\/v\.douyin\.com\/([\w-]{4,20})\/?(?:[?#]|$)/i.exec(trimmed)?.[1];
  return code ? { id: code, url: `https://v.douyin.com/${code}/` } : null;
}
