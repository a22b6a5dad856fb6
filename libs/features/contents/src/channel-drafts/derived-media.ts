import type { DraftMedia } from '@haojiao/channel-kit';
import type { DerivedFilmEntity } from '@haojiao/features/assets';

/** A converted film as adapters see it. Fetched by nobody and converted no further: it is there to be uploaded. */
export function derivedMedia(
  assetId: string,
  film: DerivedFilmEntity,
  read: (film: DerivedFilmEntity, start: number, end: number) => Promise<Buffer>,
): DraftMedia {
  return {
    assetId,
    sha256: film.sha256,
    mediaType: 'video/mp4',
    fileName: 'media.mp4',
    bytes: film.bytes,
    durationSeconds: film.durationSeconds,
    width: film.width,
    height: film.height,
    codecs: { video: 'AVC', audio: film.hasSound ? 'AAC' : null },
    read: (start, end) => read(film, start, end),
    publicUrl: () => Promise.reject(new Error('A converted film has no address')),
    canConvert: false,
    convert: () => Promise.reject(new Error('A converted film is converted no further')),
  };
}
