import { createHash } from 'node:crypto';
import { fault, invalidInput } from '@haojiao/kernel';

/** Names of the protocol, in the order of preference; Node knows them by the same names. */
export const checksumAlgorithms = ['sha256', 'sha1', 'md5'] as const;

/** A digest that the sender promised for the bytes of one request (tus 1.0, checksum extension). */
export class UploadChecksum {
  private readonly hash;

  private constructor(
    algorithm: string,
    private readonly promised: Buffer,
  ) {
    this.hash = createHash(algorithm);
  }

  /** Reads `sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=`; null when the header is absent. @throws AppError `invalid_input` */
  static read(header: string | undefined): UploadChecksum | null {
    if (header === undefined) return null;
    const [algorithm = '', digest = ''] = header.trim().split(' ');
    const isKnown = (checksumAlgorithms as readonly string[]).includes(algorithm);
    if (isKnown && /^[A-Za-z0-9+/]+={0,2}$/.test(digest)) {
      return new UploadChecksum(algorithm, Buffer.from(digest, 'base64'));
    }
    throw invalidInput([
      fault(
        'Upload-Checksum',
        'checksum_unsupported',
        `应为“算法 base64摘要”，算法可用：${checksumAlgorithms.join('、')}。`,
        `It must be "algorithm base64digest"; algorithms: ${checksumAlgorithms.join(', ')}.`,
      ),
    ]);
  }

  push(chunk: Buffer): void {
    this.hash.update(chunk);
  }

  /** Call it once, after the last byte. */
  matches(): boolean {
    return this.hash.digest().equals(this.promised);
  }
}
