import { AppError } from '@haojiao/kernel';
import { systemErrorCode } from './system-error-code';

/** No space on the device, a quota used up, or the same told by an S3-compatible server (507). */
const fullCodes = new Set(['ENOSPC', 'EDQUOT']);

/** The error to throw on: `storage_full` for a full disk, everything else as it came. */
export function translateStorageError(error: unknown): unknown {
  return fullCodes.has(systemErrorCode(error) ?? '') ? storageFull(error) : error;
}

export function storageFull(cause: unknown): AppError {
  return new AppError(
    'unavailable',
    'storage_full',
    {
      zh: '存储空间已满，文件没有保存。请联系管理员清理或扩容后重试。',
      en: 'The storage is full, the file was not kept. Ask the administrator for space and try again.',
    },
    { cause, retryAfterSeconds: 600 },
  );
}
