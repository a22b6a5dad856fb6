import { AppError } from '@haojiao/kernel';
import type { MediaKind } from '@haojiao/infrastructure/media';

const MB = 1024 * 1024;

/** Largest file of a kind, bytes. The video limit is that of the platforms' own uploads. */
export const maxBytesByKind: Readonly<Record<MediaKind, number>> = {
  image: 50 * MB,
  document: 50 * MB,
  captions: 2 * MB,
  audio: 500 * MB,
  video: 4 * 1024 * MB,
};

/** Above this no kind is taken, whatever the bytes turn out to be. */
export const MAX_UPLOAD_BYTES = Math.max(...Object.values(maxBytesByKind));

/** @throws AppError `file_too_large` that names the limit of the kind */
export function requireSize(kind: MediaKind, bytes: number): void {
  if (bytes > maxBytesByKind[kind]) throw fileTooLarge(kind);
}

export function fileTooLarge(kind: MediaKind): AppError {
  const megabytes = maxBytesByKind[kind] / MB;
  return new AppError(
    'tooLarge',
    'file_too_large',
    {
      zh: `文件过大：${kindNames[kind]}最大 ${megabytes} MB。请压缩后再上传。`,
      en: `The file is too large: at most ${megabytes} MB for this kind (${kind}). Compress it and try again.`,
    },
    { extra: { kind, maxBytes: maxBytesByKind[kind] } },
  );
}

const kindNames: Record<MediaKind, string> = {
  image: '图片',
  document: '文档',
  captions: '字幕',
  audio: '音频',
  video: '视频',
};
