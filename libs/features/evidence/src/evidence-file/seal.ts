import { Injectable } from '@nestjs/common';
import { KeyRing } from '@haojiao/infrastructure/security';
import type { KeyedSeal } from '@haojiao/infrastructure/security';

/** Proves that a manifest was made by this installation. */
export interface Seal extends KeyedSeal {
  algorithm: 'HMAC-SHA-256';
}

const PURPOSE = 'evidence-file';

@Injectable()
export class Sealer {
  constructor(private readonly keys: KeyRing) {}

  seal(manifest: string): Seal {
    return { algorithm: 'HMAC-SHA-256', ...this.keys.seal(PURPOSE, manifest) };
  }

  holds(manifest: string, seal: KeyedSeal): boolean {
    return this.keys.sealHolds(PURPOSE, manifest, seal);
  }
}
