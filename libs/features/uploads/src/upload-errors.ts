import { AppError, fault, invalidInput, notFound, ruleBroken } from '@haojiao/kernel';
import type { UploadEntity } from './persistence/upload.entity';

export function uploadNotFound(): AppError {
  return notFound('upload', '没有这个上传。', 'There is no such upload.');
}

/** 410: it was there. */
export function uploadGone(state: 'cancelled' | 'expired'): AppError {
  return new AppError('gone', `upload_${state}`, {
    zh:
      state === 'expired'
        ? '这个上传长时间没有继续，已过期删除，请重新上传。'
        : '这个上传已取消，请重新上传。',
    en:
      state === 'expired'
        ? 'Nothing came for too long and the upload was removed; send the file anew.'
        : 'This upload was cancelled; send the file anew.',
  });
}

/** The reason for which the file was not taken, as it was given first. */
export function uploadRefused({ refusal }: UploadEntity): AppError {
  const { kind, code, message, extra } = refusal!;
  return new AppError(kind, code, message, { extra });
}

export function uploadBusy(): AppError {
  return ruleBroken(
    'upload_busy',
    '这个上传正在另一个连接上传输，请稍后再续传。',
    'Another connection is sending to this upload; go on a little later.',
    { retryAfterSeconds: 3 },
  );
}

export function offsetMismatch(offset: number): AppError {
  return ruleBroken(
    'upload_offset_mismatch',
    `Upload-Offset 应为 ${offset}，请从这里续传。`,
    `Upload-Offset must be ${offset}; go on from there.`,
    { extra: { offset } },
  );
}

export function uploadTooLong(length: number): AppError {
  return new AppError('tooLarge', 'upload_too_long', {
    zh: `发送的内容超出了声明的长度（Upload-Length: ${length}）。`,
    en: `More was sent than announced (Upload-Length: ${length}).`,
  });
}

/** The connection broke; what came until then is kept. */
export function uploadInterrupted(cause: unknown): AppError {
  return new AppError(
    'invalidInput',
    'upload_interrupted',
    {
      zh: '传输中断，已收到的内容已保存，可以续传。',
      en: 'The transfer broke off; what came is kept, go on from there.',
    },
    { cause },
  );
}

export function checksumMismatch(offset: number): AppError {
  return new AppError(
    'checksumMismatch',
    'checksum_mismatch',
    {
      zh: `这一段的校验和不符，已丢弃，请从 ${offset} 重新发送。`,
      en: `The checksum of this part does not match; it was dropped. Send it again from ${offset}.`,
    },
    { extra: { offset } },
  );
}

export function tooManyUploads(limit: number): AppError {
  return new AppError('tooManyRequests', 'too_many_uploads', {
    zh: `未完成的上传最多 ${limit} 个，请先完成或取消其中一些。`,
    en: `At most ${limit} uploads may be unfinished; finish or cancel some first.`,
  });
}

export function tooManyUploadBytes(limit: number): AppError {
  const gigabytes = limit / 1024 ** 3;
  return new AppError('tooManyRequests', 'too_many_upload_bytes', {
    zh: `未完成的上传合计最多 ${gigabytes} GB，请先完成或取消其中一些。`,
    en: `Unfinished uploads may announce ${gigabytes} GB together; finish or cancel some first.`,
  });
}

export function uploadFinished(assetId: string): AppError {
  return ruleBroken(
    'upload_finished',
    '上传已完成，文件已成为附件；如不需要，请删除该附件。',
    'The upload is finished and the file is an asset; delete that instead.',
    { extra: { assetId } },
  );
}

export function methodNotOverridden(): AppError {
  return invalidInput([
    fault('X-HTTP-Method-Override', 'is_in', '只能是 PATCH 或 DELETE。', 'It must be PATCH or DELETE.'),
  ]);
}
