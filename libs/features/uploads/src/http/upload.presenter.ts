import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { UploadEntity } from '../persistence/upload.entity';
import type { UploadResponse } from './upload.responses';

export function addressOf({ id }: Pick<UploadEntity, 'id'>): string {
  return `/api/v1/uploads/${id}`;
}

export function presentUpload(upload: UploadEntity, offset: number, language: Language): UploadResponse {
  const { refusal, length } = upload;
  const counted = upload.state === 'judging' ? upload.judgedBytes : offset;
  return {
    id: upload.id,
    url: addressOf(upload),
    organizationId: upload.organizationId,
    fileName: upload.fileName,
    length,
    offset,
    judgedBytes: upload.judgedBytes,
    progress: Math.floor((100 * counted) / length),
    state: upload.state,
    assetId: upload.assetId,
    refusal: refusal && { code: refusal.code, message: pick(refusal.message, language) },
    expiresAt: upload.expiresAt.toISOString(),
    createdAt: upload.createdAt.toISOString(),
    updatedAt: upload.updatedAt.toISOString(),
  };
}
