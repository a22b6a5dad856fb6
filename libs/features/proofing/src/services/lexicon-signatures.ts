import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import { KeyRing } from '@haojiao/infrastructure/security';
import { hashOfRows } from '../files/lexicon-row';
import type { LexiconRow } from '../files/lexicon-row';

const PURPOSE = 'lexicon';

/** What a signature stands for. */
export interface SignedVersion {
  lexiconId: string;
  number: number;
  termsHash: string;
  keyName: string;
  signature: string;
}

/** Signs versions of lexicons by the installation's keys, so that rows altered in the database are never used. */
@Injectable()
export class LexiconSignatures {
  constructor(private readonly keys: KeyRing) {}

  async sign(lexiconId: string, number: number, rows: readonly LexiconRow[]): Promise<SignedVersion> {
    const { name, key } = this.keys.signingKey(PURPOSE);
    const termsHash = await hashOfRows(rows);
    return {
      lexiconId,
      number,
      termsHash,
      keyName: name,
      signature: mac(key, lexiconId, number, termsHash).toString('hex'),
    };
  }

  /**
   * The rows as they were loaded are those that were signed.
   * @throws AppError `lexicon_tampered`, `lexicon_key_gone` where the key was taken out of the ring (503: nothing can be
   * proofed until somebody imports the version again)
   */
  async require(version: SignedVersion, rows: readonly LexiconRow[], name: string): Promise<void> {
    const { lexiconId, number, termsHash, signature, keyName } = version;
    const key = this.keys.verificationKey(PURPOSE, keyName);
    if (!key) {
      throw unusable(
        'lexicon_key_gone',
        `词库“${name}”第 ${number} 版的签名密钥 ${keyName} 已不在密钥环中，不能使用；请放回密钥，或重新导入该版本。`,
        `The key ${keyName} that signed version ${number} of the lexicon "${name}" is gone from the ring; put it back, or import the version again.`,
      );
    }
    const loadedHash = await hashOfRows(rows);
    const expected = mac(key, lexiconId, number, loadedHash);
    const kept = Buffer.from(signature, 'hex');
    const isSigned = kept.length === expected.length && timingSafeEqual(kept, expected);
    if (isSigned && termsHash === loadedHash) return;
    throw unusable(
      'lexicon_tampered',
      `词库“${name}”第 ${number} 版与签名不符，可能被改动，不能使用；请从可靠来源重新导入，并告知管理员。`,
      `Version ${number} of the lexicon "${name}" does not fit its signature and may have been tampered with; import it again from a trusted source, and tell the administrator.`,
    );
  }
}

function mac(key: Uint8Array, lexiconId: string, number: number, termsHash: string): Buffer {
  return createHmac('sha256', key).update(`${lexiconId}\n${number}\n${termsHash}`).digest();
}

function unusable(code: string, zh: string, en: string): AppError {
  return new AppError('unavailable', code, { zh, en });
}
