import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@haojiao/infrastructure/security';

const PURPOSE = 'sign-off-code';

export interface LinkSecrets {
  /** In the address: 32 random bytes. */
  token: string;
  /** Six digits, told to the person by another way than the link. */
  code: string;
  tokenHash: string;
  keyName: string;
  codeMac: string;
}

/** Makes and knows the two secrets of a link; neither is kept. */
@Injectable()
export class SignOffSecrets {
  constructor(private readonly keys: KeyRing) {}

  make(linkId: string): LinkSecrets {
    const token = randomBytes(32).toString('base64url');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const { name, key } = this.keys.signingKey(PURPOSE);
    return { token, code, tokenHash: hashOfToken(token), keyName: name, codeMac: macOf(key, linkId, code) };
  }

  /** False also where the key was taken out of the ring. */
  isCode(code: string, link: { id: string; keyName: string; codeMac: string }): boolean {
    const key = this.keys.verificationKey(PURPOSE, link.keyName);
    if (!key) return false;
    const [expected, given] = [Buffer.from(link.codeMac), Buffer.from(macOf(key, link.id, code))];
    return timingSafeEqual(expected, given);
  }
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function macOf(key: Uint8Array, linkId: string, code: string): string {
  return createHmac('sha256', key).update(`${linkId}|${code}`).digest('hex');
}
