import type { ByteDanceWork, DraftImage, PublicationDraft, RemotePost } from '@haojiao/channel-kit';

/** The video of the draft is there. */
export type VideoDraft = PublicationDraft & { media: NonNullable<PublicationDraft['media']> };

/** An article whose pictures go out as one post, where the person who planned it chose that form. */
export function isImageText(draft: Pick<PublicationDraft, 'kind' | 'options'>): boolean {
  return draft.kind === 'article' && draft.options.form === 'image_text';
}

/** The cover first, as the app shows it, then the article's pictures in their order, none twice. */
export function picturesOf(draft: Pick<PublicationDraft, 'cover' | 'images'>): DraftImage[] {
  const all = [...(draft.cover ? [draft.cover] : []), ...Object.values(draft.images)];
  return [...new Map(all.map((image) => [image.sha256, image])).values()];
}

/** The public page is named by the decimal id; the share address expires and serves only while that id is unknown. */
export function remotePostOf(work: ByteDanceWork, now: Date, visibility?: 'friends'): RemotePost {
  const page = work.mediaType === MEDIA_TYPE_IMAGE_TEXT ? 'note' : 'video';
  const url = work.videoId ? `https://www.douyin.com/${page}/${work.videoId}` : (work.shareUrl ?? null);
  return {
    id: work.itemId,
    url,
    publishedAt: work.createdAt ?? now,
    extra: { videoId: work.videoId ?? null, ...(visibility ? { visibility } : {}) },
  };
}

const MEDIA_TYPE_IMAGE_TEXT = 2;

const addressForms = [
  /^https?:\/\/(?:www\.)?douyin\.com\/(video|note)\/(\d{6,25})\/?(?:[?#]|$)/i,
  /^https?:\/\/(?:www\.|m\.)?(?:ies)?douyin\.com\/share\/(video|note)\/(\d{6,25})\/?(?:[?#]|$)/i,
  /^https?:\/\/(?:www\.)?douyin\.com\/[^#]*[?&](modal_id)=(\d{6,25})(?:[&#]|$)/i,
];

/** Public addresses of works; short share links carry their own code, whose work only the platform knows. */
export function recogniseDouyinUrl(url: string): { id: string; url: string } | null {
  const trimmed = url.trim();
  for (const form of addressForms) {
    const [, kind, id] = form.exec(trimmed) ?? [];
    if (id) {
      const page = kind?.toLowerCase() === 'note' ? 'note' : 'video';
      return { id, url: `https://www.douyin.com/${page}/${id}` };
    }
  }
  const code = /^https?:\/\/v\.douyin\.com\/([\w-]{4,20})\/?(?:[?#]|$)/i.exec(trimmed)?.[1];
  return code ? { id: code, url: `https://v.douyin.com/${code}/` } : null;
}
