import type { DeliveredMedia, DeliverySummary } from './delivery-document';

const folders: Readonly<Record<string, string>> = { episode: 'episodes', video: 'videos' };

/**
 * Address under which the sound of an episode or the film of a video is fetched and counted; null where there is none.
 * The file's name is made of its bytes: other bytes have another address.
 */
export function mediaUrl(
  { id, type, media }: Pick<DeliverySummary, 'id' | 'type' | 'media'>,
  publicUrl: string,
): string | null {
  const folder = folders[type];
  const name = media && mediaFileName(media);
  return folder && name ? `${publicUrl}/media/${folder}/${id}/${name}` : null;
}

/** `<32 hex digits of the hash>.<extension>`, from the address of the asset's file; null for an address that is none. */
export function mediaFileName({ url }: Pick<DeliveredMedia, 'url'>): string | null {
  const match = /\/assets\/[^/]+\/([0-9a-f]{32})\/[a-z0-9_]{1,40}\.([a-z0-9]{2,5})$/.exec(url);
  return match && `${match[1]}.${match[2]}`;
}
