import type { EncodedImage, ImageFit, MultipartPart, PublicationDraft } from '@haojiao/channel-kit';
import { composeShareText } from './weibo-share-text';

/** What goes into one call of the share endpoint. */
export interface SharePost {
  status: string;
  rip: string;
  pic?: EncodedImage;
}

/** Weibo takes pictures below 5 MB; well below it, and no larger than a screen, they always arrive. */
export const sharePicture = { format: 'jpeg', maxBytes: 4_500_000, maxEdge: 2_048 } as const;
/** For the one more time after Weibo found a picture too large or not to its taste. */
export const smallerSharePicture = { format: 'jpeg', maxBytes: 1_000_000, maxEdge: 1_280 } as const;

/** The draft in Weibo's form. @throws what reading the approved cover throws */
export async function toSharePost(
  draft: PublicationDraft,
  rip: string,
  settings: Record<string, unknown>,
  fit: ImageFit = sharePicture,
): Promise<SharePost> {
  const status = statusFor(draft, settings);
  return draft.cover ? { status, rip, pic: await draft.cover.encode(fit) } : { status, rip };
}

/** The text part exactly as it stands in the body. */
export function statusFor(draft: PublicationDraft, settings: Record<string, unknown>): string {
  const { status } = composeShareText(draft);
  if (!draft.cover) return status;
  return settings.multipartText === 'percent' ? encodeURIComponent(status) : safeInMultipart(status);
}

/** The body without a picture: a form, encoded once. */
export function toForm(post: SharePost): Record<string, string> {
  return { status: post.status, rip: post.rip };
}

/** The body with a picture: text parts as they are, one file part with its true type. */
export function toMultipart(post: SharePost & { pic: EncodedImage }): MultipartPart[] {
  return [
    { name: 'status', value: post.status },
    { name: 'rip', value: post.rip },
    { name: 'pic', value: post.pic.bytes, fileName: post.pic.fileName, mediaType: post.pic.mediaType },
  ];
}

/**
 * Weibo seems to percent-decode text parts of a multipart body: `%E5` in the words would come out as something else, and
 * `+` as a space. Both are sent in their full width; the link at the end stays as it is.
 */
function safeInMultipart(status: string): string {
  const linkAt = status.lastIndexOf(' ') + 1;
  const words = status
    .slice(0, linkAt)
    .replace(/%(?=[0-9a-f]{2})/gi, '％')
    .replaceAll('+', '＋');
  return words + status.slice(linkAt);
}

/** Characters of the words that are sent in their full width, as above. */
export function replacedCharacters(draft: PublicationDraft, settings: Record<string, unknown>): string[] {
  if (!draft.cover || settings.multipartText === 'percent') return [];
  const { status } = composeShareText(draft);
  const words = status.slice(0, status.lastIndexOf(' ') + 1);
  return [...(/%[0-9a-f]{2}/i.test(words) ? ['%'] : []), ...(words.includes('+') ? ['+'] : [])];
}
