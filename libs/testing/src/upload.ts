import { randomBytes } from 'node:crypto';
import type { ApiAnswer, ApiCaller } from './api-caller';

export interface FormPart {
  name: string;
  value: string | Buffer;
  /** Makes the part a file. */
  fileName?: string;
  mediaType?: string;
}

/** A `multipart/form-data` body as a browser sends it: names in UTF-8. */
export function aForm(parts: FormPart[]): { body: Buffer; headers: Record<string, string> } {
  const boundary = `form-${randomBytes(12).toString('hex')}`;
  const pieces = parts.flatMap(({ name, value, fileName, mediaType }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"` +
        (fileName === undefined
          ? '\r\n\r\n'
          : `; filename="${fileName}"\r\nContent-Type: ${mediaType ?? 'application/octet-stream'}\r\n\r\n`),
    ),
    Buffer.isBuffer(value) ? value : Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

export interface UploadWish {
  organizationId: string;
  bytes: Buffer;
  fileName?: string;
  altText?: string;
  credit?: string;
}

/** Uploads a file as one person; the answer of `POST /api/v1/assets`. */
export function uploadAsset(caller: ApiCaller, wish: UploadWish): Promise<ApiAnswer> {
  const { organizationId, bytes, fileName = 'file', altText = '测试用素材', credit } = wish;
  const { body, headers } = aForm([
    { name: 'organizationId', value: organizationId },
    { name: 'altText', value: altText },
    ...(credit === undefined ? [] : [{ name: 'credit', value: credit }]),
    { name: 'file', value: bytes, fileName },
  ]);
  return caller.post('/api/v1/assets', body, headers);
}
