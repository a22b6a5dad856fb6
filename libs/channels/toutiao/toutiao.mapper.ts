import type { ByteDanceWork, PublicationDraft, RemotePost } from '@haojiao/channel-kit';
import type { ToutiaoVideoBody } from './toutiao.client';

export const TITLE_MAX = 30;
export const TITLE_MIN = 2;
export const ABSTRACT_MAX = 400;

/** Every code point counts one; an older client counted Latin letters as half, which we don't rely on. */
export function titleLength(title: string): number {
  return [...title].length;
}

export function videoBody(draft: PublicationDraft, videoId: string): ToutiaoVideoBody {
  const abstract = abstractOf(draft);
  return {
    video_id: videoId,
    text: draft.title.trim(),
    ...(abstract ? { abstract } : {}),
    ...(draft.options.claimOriginal === true ? { claim_origin: true } : {}),
  };
}

export function abstractOf(draft: Pick<PublicationDraft, 'text' | 'summary'>): string {
  return (draft.text || draft.summary).trim();
}

export function remotePostOf(work: ByteDanceWork, now: Date): RemotePost {
  return {
    id: work.itemId,
    url: work.shareUrl ?? null,
    publishedAt: work.createdAt ?? now,
    extra: { videoId: work.videoId ?? null },
  };
}

/** Where a post's page is read: at Toutiao, or at the stand-in that the base addresses name. */
export function toutiaoPublicPage(url: string, { api }: Record<string, string>): string {
  const isStandIn = api !== undefined && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(api);
  return isStandIn ? `${api}${new URL(url).pathname}` : url;
}

// `www.toutiao.com/article/…`, `/item/…`, `/video/…`, `/w/…`, `/a…`, `/i…`, and the same under `m.`
const addressForm =
  /^(?:https?:\/\/)?(?:www\.|m\.)?toutiao\.com\/(?:(article|item|video|w)\/|([ai]))(\d{6,25})\/?(?:[?#]|$)/i;
const shortForm =
  /^(?:https?:\/\/)?(?:(?:m|www)\.toutiao\.com\/is|v\.toutiao\.com)\/([\w-]{4,20})\/?(?:[?#]|$)/i;

/**
 * Ids have 19 digits, more than a number holds: always text. Short links carry their own code, whose post only the
 * platform knows; they are kept as they are.
 */
export function recogniseToutiaoUrl(url: string): { id: string; url: string } | null {
  const trimmed = url.trim();
  const form = addressForm.exec(trimmed);
  if (form?.[3]) {
    const section = form[1]?.toLowerCase();
    const page = section === 'video' || section === 'w' ? section : 'article';
    return { id: form[3], url: `https://www.toutiao.com/${page}/${form[3]}/` };
  }
  const code = shortForm.exec(trimmed)?.[1];
  return code ? { id: code, url: `https://m.toutiao.com/is/${code}/` } : null;
}
