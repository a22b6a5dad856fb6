import type { DraftImage, PublicationDraft } from '@haojiao/channel-kit';

/** The pictures that the body names, each time it names them: the numbers in the text are the numbers of the files. */
export function picturesInOrder(draft: PublicationDraft): DraftImage[] {
  const named = [...draft.html.matchAll(/<img\b[^>]*\bdata-asset-id="([^"]+)"/gi)].map((match) => match[1]!);
  return named.map((assetId) => draft.images[assetId]).filter((image) => image !== undefined);
}

/** None, one, or three where the body has two more different pictures: Toutiao knows no other number. */
export function coversOf(draft: PublicationDraft): DraftImage[] {
  const candidates = [draft.cover, ...picturesInOrder(draft)].filter((image) => image !== undefined);
  const different = [...new Map(candidates.map((image) => [image.sha256, image])).values()];
  return different.length >= 3 ? different.slice(0, 3) : different.slice(0, 1);
}
