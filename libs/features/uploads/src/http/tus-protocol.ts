import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import { MAX_UPLOAD_BYTES } from '@haojiao/features/assets';
import { UploadChecksum, checksumAlgorithms } from '../domain/upload-checksum';
import type { UploadEntity } from '../persistence/upload.entity';
import type { UploadPart } from '../receive-bytes';

/** Resumable Upload Protocol 1.0.x, https://tus.io/protocols/resumable-upload (read 2026-11). */
export const TUS_VERSION = '1.0.0';
export const uploadType = 'application/offset+octet-stream';

export const tusAbilities: Readonly<Record<string, string>> = {
  'Tus-Version': TUS_VERSION,
  'Tus-Extension': 'creation,creation-with-upload,expiration,termination,checksum',
  'Tus-Max-Size': String(MAX_UPLOAD_BYTES),
  'Tus-Checksum-Algorithm': checksumAlgorithms.join(','),
};

/** @throws AppError `tus_version_unsupported` (412) */
export function requireTus(request: FastifyRequest, reply: FastifyReply): void {
  if (request.headers['tus-resumable'] === TUS_VERSION) return;
  reply.header('Tus-Version', TUS_VERSION);
  throw new AppError('stale', 'tus_version_unsupported', {
    zh: `请按 tus ${TUS_VERSION} 上传（请求头 Tus-Resumable: ${TUS_VERSION}）。`,
    en: `Uploads follow tus ${TUS_VERSION}; send the header Tus-Resumable: ${TUS_VERSION}.`,
  });
}

/** Whether bytes come with the request. @throws AppError `upload_type_expected` (415) for bytes of any other type */
export function bringsBytes({ headers }: FastifyRequest): boolean {
  if (headers['content-type'] === uploadType) return true;
  const isEmpty = !headers['transfer-encoding'] && Number(headers['content-length'] ?? 0) === 0;
  if (isEmpty && headers['content-type'] === undefined) return false;
  throw typeExpected();
}

/** @throws AppError `invalid_input`, `upload_type_expected` (415) */
export function partOf(request: FastifyRequest, offset = readNumber(request, 'Upload-Offset')): UploadPart {
  if (!bringsBytes(request)) throw typeExpected();
  const announced = request.headers['content-length'];
  return {
    offset,
    contentLength: announced === undefined ? null : Number(announced),
    checksum: UploadChecksum.read(request.headers['upload-checksum'] as string | undefined),
    // The answer still has to leave by the connection that the bytes came in by.
    chunks: request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
    hangUp: () => request.raw.destroy(),
  };
}

/** A count of bytes in a header. @throws AppError `invalid_input` */
export function readNumber(request: FastifyRequest, name: 'Upload-Offset' | 'Upload-Length'): number {
  const text = request.headers[name.toLowerCase()];
  if (typeof text === 'string' && /^\d{1,15}$/.test(text)) return Number(text);
  throw invalidInput([
    fault(
      name,
      'header_missing',
      '请求头应为字节数（十进制整数）。',
      'The header must be a number of bytes, a decimal integer.',
    ),
  ]);
}

/** What the protocol says about an upload after every request. */
export function describeUpload(reply: FastifyReply, upload: UploadEntity, offset: number): void {
  const isOpen = upload.state === 'receiving' || upload.state === 'judging';
  reply
    .header('Upload-Offset', String(offset))
    .header('Upload-State', upload.state)
    .header('Cache-Control', 'no-store');
  if (isOpen) reply.header('Upload-Expires', upload.expiresAt.toUTCString());
  if (upload.assetId) reply.header('Upload-Asset-Id', upload.assetId);
}

function typeExpected(): AppError {
  return new AppError('unsupportedMediaType', 'upload_type_expected', {
    zh: `请以 Content-Type: ${uploadType} 发送文件内容。`,
    en: `Send the bytes of the file with Content-Type: ${uploadType}.`,
  });
}
