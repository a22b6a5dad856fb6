import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@haojiao/infrastructure/security';

/** Proves that a manifest was made by this installation: an HMAC-SHA-256 under a key of its ring. */
export interface Seal {
  algorithm: 'HMAC-SHA-256';
  /** Name of the key in the ring. */
  key: string;
  /** Hex. */
  value: string;
}

const PURPOSE = 'evidence-file';

@Injectable()
export class Sealer {
  constructor(private readonly keys: KeyRing) {}

  seal(manifest: string): Seal {
    const { name, key } = this.keys.signingKey(PURPOSE);
    return { algorithm: 'HMAC-SHA-256', key: name, value: hmac(key, manifest).toString('hex') };
  }

  /** False also where the key was taken out of the ring. */
  holds(manifest: string, seal: Pick<Seal, 'key' | 'value'>): boolean {
    const key = this.keys.verificationKey(PURPOSE, seal.key);
    if (!key) return false;
    const expected = hmac(key, manifest);
    const given = Buffer.from(seal.value, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

function hmac(key: Uint8Array, manifest: string): Buffer {
  return createHmac('sha256', key).update(manifest, 'utf8').digest();
}
