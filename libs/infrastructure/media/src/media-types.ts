import { docxType, pdfType, xlsxType } from '@haojiao/kernel';

export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'captions';

export interface MediaType {
  kind: MediaKind;
  /** What we say in `Content-Type`, whatever the uploader said. */
  mediaType: string;
  /** Without dot. */
  extension: string;
}

const pptxType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/**
 * The only types that are taken in, by the name that file-type gives them. Nothing a browser would run: no SVG, no HTML,
 * no macro-enabled documents.
 */
export const mediaTypes: Readonly<Record<string, MediaType>> = {
  'image/jpeg': { kind: 'image', mediaType: 'image/jpeg', extension: 'jpg' },
  'image/png': { kind: 'image', mediaType: 'image/png', extension: 'png' },
  'image/apng': { kind: 'image', mediaType: 'image/png', extension: 'png' },
  'image/webp': { kind: 'image', mediaType: 'image/webp', extension: 'webp' },
  'image/gif': { kind: 'image', mediaType: 'image/gif', extension: 'gif' },
  'image/avif': { kind: 'image', mediaType: 'image/avif', extension: 'avif' },
  // Of iPhones; `sniffHead` refuses them where the build of sharp has no decoder.
  'image/heic': { kind: 'image', mediaType: 'image/heic', extension: 'heic' },
  'image/heif': { kind: 'image', mediaType: 'image/heic', extension: 'heic' },
  'audio/mpeg': { kind: 'audio', mediaType: 'audio/mpeg', extension: 'mp3' },
  'audio/x-m4a': { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' },
  'audio/mp4': { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' },
  'audio/wav': { kind: 'audio', mediaType: 'audio/wav', extension: 'wav' },
  'video/mp4': { kind: 'video', mediaType: 'video/mp4', extension: 'mp4' },
  'video/x-m4v': { kind: 'video', mediaType: 'video/mp4', extension: 'mp4' },
  'video/webm': { kind: 'video', mediaType: 'video/webm', extension: 'webm' },
  'video/quicktime': { kind: 'video', mediaType: 'video/quicktime', extension: 'mov' },
  'text/vtt': { kind: 'captions', mediaType: 'text/vtt', extension: 'vtt' },
  [pdfType]: { kind: 'document', mediaType: pdfType, extension: 'pdf' },
  [docxType]: { kind: 'document', mediaType: docxType, extension: 'docx' },
  [xlsxType]: { kind: 'document', mediaType: xlsxType, extension: 'xlsx' },
  [pptxType]: { kind: 'document', mediaType: pptxType, extension: 'pptx' },
};

const containersWithoutPicture: Record<string, MediaType> = {
  'video/mp4': { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' },
  'video/quicktime': { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' },
  'video/webm': { kind: 'audio', mediaType: 'audio/webm', extension: 'webm' },
};

/** A video container that turned out to hold sound only is audio. */
export function withoutPicture(type: MediaType): MediaType {
  return containersWithoutPicture[type.mediaType] ?? type;
}

/** What never comes in by itself: known by a closer look, or made by us. */
const made: Readonly<Record<string, string>> = {
  'audio/webm': 'webm',
  'application/json': 'json',
  'application/vnd.apple.mpegurl': 'm3u8',
};

/** For a stored media type; `bin` for one that was never taken in. */
export function extensionOf(mediaType: string): string {
  return (
    made[mediaType] ??
    Object.values(mediaTypes).find((type) => type.mediaType === mediaType)?.extension ??
    'bin'
  );
}
