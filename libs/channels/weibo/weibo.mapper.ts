import type { EncodedImage, MultipartPart, PublicationDraft } from '@haojiao/channel-kit';
import { composeShareText } from './weibo-share-text';

/** What goes into one call of the share endpoint. */
export interface SharePost {
  status: string;
  rip: string;
  pic?: EncodedImage;
}

/** Weibo takes pictures below 5 MB; well below it, and no larger than a screen, they always arrive. */
export const sharePicture = { format: 'jpeg', maxBytes: 4_500_000, maxEdge: 2_048 } as const;

/** The draft in Weibo's form. @throws what reading the approved cover throws */
export async function toSharePost(draft: PublicationDraft, rip: string): Promise<SharePost> {
  const { status } = composeShareText(draft);
  if (!draft.cover) return { status, rip };
  return { status: safeInMultipart(status), rip, pic: await draft.cover.encode(sharePicture) };
}

/** The body without a picture: a form, encoded once. */
export function toForm(post: SharePost): Record<string, string> {
  return { status: post.status, rip: post.rip };
}

/** The body with a picture: text parts in raw UTF-8, one file part with its true type. */
export function toMultipart(post: SharePost & { pic: EncodedImage }): MultipartPart[] {
  return [
    { name: 'status', value: post.status },
    { name: 'rip', value: post.rip },
    { name: 'pic', value: post.pic.bytes, fileName: post.pic.fileName, mediaType: post.pic.mediaType },
  ];
}

/**
 * Weibo seems to percent-decode text parts of a multipart body: `%E5` in the words would come out as something else.
 * The link at the end stays as it is.
 */
function safeInMultipart(status: string): string {
  const linkAt = status.lastIndexOf(' ') + 1;
  return status.slice(0, linkAt).replace(/%(?=[0-9a-f]{2})/gi, '％') + status.slice(linkAt);
}
