import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { sha256 as hashOf } from '@haojiao/kernel';
import { ObjectMissing, ObjectStorage, requireHash } from './object-storage';
import type { ByteRange } from './object-storage';
import type { S3Address } from './s3-address';
import { signS3Request } from './sign-s3-request';
import { storageFull } from './storage-full';

const EMPTY_SHA256 = hashOf('');

interface Payload {
  sha256: string;
  bytes: number;
  body: Buffer | Readable;
}

/**
 * Objects in a bucket of an S3-compatible server, one PUT each (the protocol's limit is 5 GB, above every limit of
 * ours). Our name of an object is its payload hash, which the signature covers: the server itself refuses other bytes.
 */
export class S3Storage extends ObjectStorage {
  private readonly pool: Pool;

  private constructor(
    private readonly address: S3Address,
    readonly incomingFolder: string,
  ) {
    super();
    this.pool = new Pool(address.endpoint, {
      connections: 16,
      headersTimeout: 120_000,
      bodyTimeout: 120_000,
    });
  }

  static async open(address: S3Address, incomingFolder: string): Promise<S3Storage> {
    await mkdir(incomingFolder, { recursive: true, mode: 0o750 });
    return new S3Storage(address, incomingFolder);
  }

  async put(sha256: string, source: Buffer | Readable | { path: string }): Promise<void> {
    if (!Buffer.isBuffer(source) && !(source instanceof Readable)) {
      const { size } = await stat(source.path);
      await this.upload({ sha256, bytes: size, body: createReadStream(source.path) });
      await rm(source.path, { force: true });
      return;
    }
    // A length is needed before the first byte; streams here are renditions, files come with their path.
    const body = Buffer.isBuffer(source) ? source : await buffer(source);
    await this.upload({ sha256, bytes: body.length, body });
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.stat(sha256)) !== null;
  }

  async stat(sha256: string): Promise<{ bytes: number } | null> {
    const response = await this.send('HEAD', sha256);
    await response.body.dump();
    if (response.statusCode === 404) return null;
    requireOk(response, 'HEAD', sha256);
    return { bytes: Number(response.headers['content-length']) };
  }

  async openRead(sha256: string, range?: ByteRange): Promise<Readable> {
    if (range && range.end <= range.start) return Readable.from([]);
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end - 1}` } : {};
    const response = await this.send('GET', sha256, headers);
    if (response.statusCode < 300) return response.body;
    await response.body.dump();
    if (response.statusCode === 404) throw new ObjectMissing(sha256);
    throw new Error(`Object storage answered ${response.statusCode} to GET ${sha256}`);
  }

  async remove(sha256: string): Promise<void> {
    const response = await this.send('DELETE', sha256);
    await response.body.dump();
    if (response.statusCode !== 404) requireOk(response, 'DELETE', sha256);
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private async upload(payload: Payload): Promise<void> {
    const headers = { 'content-length': String(payload.bytes) };
    const response = await this.send('PUT', payload.sha256, headers, payload);
    await response.body.dump();
    if (response.statusCode === 507)
      throw storageFull(new Error(`PUT ${payload.sha256}: HTTP ${response.statusCode}`));
    requireOk(response, 'PUT', payload.sha256);
  }

  private async send(
    method: 'GET' | 'HEAD' | 'PUT' | 'DELETE',
    sha256: string,
    headers: Record<string, string> = {},
    payload?: Payload,
  ): Promise<Dispatcher.ResponseData> {
    requireHash(sha256);
    const path = `${this.address.basePath}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
    const signed = signS3Request(this.address, {
      method,
      host: new URL(this.address.endpoint).host,
      path,
      headers,
      payloadSha256: payload?.sha256 ?? EMPTY_SHA256,
      at: new Date(),
    });
    return this.pool.request({ method, path, headers: signed, body: payload?.body ?? null });
  }
}

function requireOk(response: Dispatcher.ResponseData, method: string, sha256: string): void {
  if (response.statusCode >= 300)
    throw new Error(`Object storage answered ${response.statusCode} to ${method} ${sha256}`);
}
