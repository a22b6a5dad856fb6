import type { ApiAnswer, ApiCaller } from './api-caller';

export interface TusWish {
  organizationId: string;
  /** Of the whole file. */
  length: number;
  fileName?: string;
  altText?: string;
  credit?: string;
  /** Comes along with the creation. */
  bytes?: Buffer;
}

const TUS = { 'tus-resumable': '1.0.0' };
const bytesType = { 'content-type': 'application/offset+octet-stream' };

/** `Upload-Metadata` of these words. */
export function tusMetadata(words: Record<string, string>): string {
  return Object.entries(words)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

/** `POST /api/v1/uploads` as one person. */
export function createUpload(caller: ApiCaller, wish: TusWish): Promise<ApiAnswer> {
  const { organizationId, length, fileName = 'file', altText, credit, bytes } = wish;
  const metadata = tusMetadata({
    organizationId,
    filename: fileName,
    ...(altText !== undefined && { altText }),
    ...(credit !== undefined && { credit }),
  });
  const headers = { ...TUS, 'upload-length': String(length), 'upload-metadata': metadata };
  return caller.post('/api/v1/uploads', bytes, { ...headers, ...(bytes && bytesType) });
}

/** `PATCH /api/v1/uploads/{id}` */
export function sendPart(
  caller: ApiCaller,
  id: string,
  offset: number,
  bytes: Buffer,
  headers: Record<string, string> = {},
): Promise<ApiAnswer> {
  const all = { ...TUS, ...bytesType, 'upload-offset': String(offset), ...headers };
  return caller.send('PATCH', `/api/v1/uploads/${id}`, bytes, all);
}

/** `HEAD /api/v1/uploads/{id}` */
export function askOffset(caller: ApiCaller, id: string): Promise<ApiAnswer> {
  return caller.send('HEAD', `/api/v1/uploads/${id}`, undefined, TUS);
}

/** A whole file by tus in one go; the answer to its last byte, or to the creation that was refused. */
export async function uploadByTus(
  caller: ApiCaller,
  wish: Omit<TusWish, 'length' | 'bytes'> & { bytes: Buffer },
): Promise<ApiAnswer> {
  const { bytes, ...words } = wish;
  const created = await createUpload(caller, { ...words, length: bytes.length });
  return created.status === 201 ? sendPart(caller, created.body.id, 0, bytes) : created;
}
