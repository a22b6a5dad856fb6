import type { HandOffFile } from './channel-adapter';
import type { DraftImage, DraftMedia, ImageFit } from './publication-draft';

const PIECE_BYTES = 4 * 1024 * 1024;

/** A text of a pack, UTF-8. `mediaType` without its charset. */
export function textFile(name: string, text: string, mediaType = 'text/plain'): HandOffFile {
  return { name, mediaType: `${mediaType}; charset=utf-8`, read: async () => Buffer.from(text, 'utf8') };
}

/** A picture of a pack, cut and compressed as the platform wants it. */
export function pictureFile(name: string, image: DraftImage, fit: ImageFit): HandOffFile {
  const mediaType = fit.format === 'jpeg' ? 'image/jpeg' : 'image/png';
  return { name, mediaType, read: async () => (await image.encode(fit)).bytes };
}

/** The sound or film of a pack, however large: it is never held in memory as a whole. */
export function mediaFile(media: DraftMedia): HandOffFile {
  return {
    name: `media/${media.fileName}`,
    mediaType: media.mediaType,
    bytes: media.bytes,
    read: () => media.read(0, media.bytes),
    stream: () => piecesOf(media),
  };
}

async function* piecesOf(media: DraftMedia): AsyncGenerator<Buffer> {
  for (let start = 0; start < media.bytes; start += PIECE_BYTES) {
    yield await media.read(start, Math.min(start + PIECE_BYTES, media.bytes));
  }
}
