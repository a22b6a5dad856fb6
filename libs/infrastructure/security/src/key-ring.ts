import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';

/** An HMAC-SHA-256 under a key of the ring. */
export interface KeyedSeal {
  /** Name of the key. */
  key: string;
  /** Hex. */
  value: string;
}

interface Key {
  name: string;
  bytes: Buffer;
}

/**
 * Keys for signing and encrypting, derived per purpose from the ring of `HAOJIAO_SECRET_KEYS`, so that the key that
 * signs log-ins never encrypts a credential. The newest key writes, all read: rotation is adding one in front.
 */
@Injectable()
export class KeyRing {
  private readonly keys: Key[];
  /** By name and purpose: a derivation costs more than the seal that is made with it. */
  private readonly derived = new Map<string, Uint8Array>();

  constructor(settings: Settings) {
    this.keys = settings.secretKeys.split(',').map((entry) => {
      const [name = '', encoded = ''] = entry.split(':');
      return { name, bytes: Buffer.from(encoded, 'base64') };
    });
  }

  /** The newest key for a purpose, with its name for a token's header. */
  signingKey(purpose: string): { name: string; key: Uint8Array } {
    const newest = this.keys[0]!;
    return { name: newest.name, key: this.derive(newest, purpose) };
  }

  /** The key of that name for a purpose, or null when it was taken out of the ring. */
  verificationKey(purpose: string, name: string): Uint8Array | null {
    const key = this.keys.find((candidate) => candidate.name === name);
    return key ? this.derive(key, purpose) : null;
  }

  private derive(key: Key, purpose: string): Uint8Array {
    const place = `${key.name} ${purpose}`;
    let derived = this.derived.get(place);
    if (!derived) {
      derived = new Uint8Array(hkdfSync('sha256', key.bytes, 'haojiao', purpose, 32));
      this.derived.set(place, derived);
    }
    return derived;
  }

  /** Proves later that a text was written by this installation. */
  seal(purpose: string, text: string): KeyedSeal {
    const { name, key } = this.signingKey(purpose);
    return { key: name, value: hmac(key, text).toString('hex') };
  }

  /** False also where the key was taken out of the ring. */
  sealHolds(purpose: string, text: string, seal: KeyedSeal): boolean {
    const key = this.verificationKey(purpose, seal.key);
    if (!key) return false;
    const expected = hmac(key, text);
    const given = Buffer.from(seal.value, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** AES-256-GCM with a fresh nonce; `context` is authenticated, so a value can't be moved to another row. */
  encrypt(plain: string, context: string): string {
    const { name, key } = this.signingKey('encryption');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${name}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
  }

  /** @throws Error when the key is gone, the text was altered or belongs to another context. */
  decrypt(sealedText: string, context: string): string {
    const [name = '', nonce = '', body = ''] = sealedText.split('.');
    const key = this.verificationKey('encryption', name);
    if (!key) throw new Error(`The secret key ${name} is not in the ring any more`);
    const sealed = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
  }
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
