import type { ContentDocument } from '@haojiao/features/contents';
import type { DeliveredVideo } from './domain/delivery-document';
import type { SiteMedia } from './site-media';

/** What stands beside the words of a film, by public addresses; what has none is left out. */
export function filmParts(
  { captions = [], chapters = [], posterAssetId }: NonNullable<ContentDocument['video']>,
  images: SiteMedia['images'],
  media: SiteMedia['media'],
): Pick<DeliveredVideo, 'captions' | 'chapters' | 'poster'> {
  const poster = posterAssetId && images.get(posterAssetId);
  const tracks = captions.flatMap(({ language, label, assetId, isDefault = false }) => {
    const file = media.get(assetId);
    return file ? [{ language, label, url: file.url, isDefault }] : [];
  });
  return {
    ...(tracks.length > 0 && { captions: tracks }),
    ...(chapters.length > 0 && {
      chapters: chapters.map(({ startSeconds, title }) => ({ startSeconds, title })),
    }),
    ...(poster && { poster }),
  };
}
