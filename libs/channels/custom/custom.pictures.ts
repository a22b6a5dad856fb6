import type { DraftImage, PublicationDraft } from '@haojiao/channel-kit';
import type { CustomProfile } from './custom.settings';

/** Cover first, then those of the text in reading order, none twice, no more than the place takes. */
export function picturesOf(draft: PublicationDraft, { pictureMax }: CustomProfile): DraftImage[] {
  const named = [...draft.html.matchAll(/<img\b[^>]*\bdata-asset-id="([^"]+)"/gi)].map((match) => match[1]!);
  const all = [draft.cover, ...named.map((id) => draft.images[id])].filter((image) => image !== undefined);
  const different = [...new Map(all.map((image) => [image.sha256, image])).values()];
  return different.slice(0, pictureMax);
}
