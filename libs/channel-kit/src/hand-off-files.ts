import type { Message } from '@haojiao/kernel';
import type { HandOffFile } from './channel-adapter';
import type { DraftImage, DraftMedia, ImageFit, PublicationDraft } from './publication-draft';

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
export function mediaFile(media: DraftMedia, name = `media/${media.fileName}`): HandOffFile {
  return {
    name,
    mediaType: media.mediaType,
    bytes: media.bytes,
    read: () => media.read(0, media.bytes),
    stream: () => piecesOf(media),
  };
}

/** The sounds and films of the body in reading order: whoever posts by hand may put them into the text. */
export function bodyMediaFiles({ bodyMedia = [] }: PublicationDraft): HandOffFile[] {
  return bodyMedia.map(({ media }, index) => {
    const extension = media.fileName.split('.').at(-1)!;
    return mediaFile(media, `media/${String(index + 1).padStart(2, '0')}.${extension}`);
  });
}

/** What to do with them. */
export function bodyMediaSteps({ bodyMedia = [] }: PublicationDraft): Message[] {
  if (bodyMedia.length === 0) return [];
  return [
    {
      zh: '正文里标“【音频】”“【视频】”的位置：可在平台编辑器中插入 media 文件夹里对应编号的文件，并删去提示语。',
      en: 'Where the text says [Audio] or [Video], the file of that number in the folder media may be inserted in the platform’s editor instead.',
    },
  ];
}

async function* piecesOf(media: DraftMedia): AsyncGenerator<Buffer> {
  for (let start = 0; start < media.bytes; start += PIECE_BYTES) {
    yield await media.read(start, Math.min(start + PIECE_BYTES, media.bytes));
  }
}
