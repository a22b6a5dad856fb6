import { Injectable } from '@nestjs/common';
import { KeyRing } from '@haojiao/infrastructure/security';
import type { PayeeData } from '../domain/payee-data';
import type { PayeeEntity } from '../persistence/payee.entity';

/** Seals and opens what a payee's row holds; a sealed text opens in its own row alone. */
@Injectable()
export class PayeeVault {
  constructor(private readonly keys: KeyRing) {}

  seal(payeeId: string, data: PayeeData): string {
    return this.keys.encrypt(JSON.stringify(data), contextOf(payeeId));
  }

  /** Null once it was erased. */
  open(payee: Pick<PayeeEntity, 'id' | 'sealedData'>): PayeeData | null {
    if (payee.sealedData === null) return null;
    return JSON.parse(this.keys.decrypt(payee.sealedData, contextOf(payee.id))) as PayeeData;
  }
}

function contextOf(payeeId: string): string {
  return `payee:${payeeId}`;
}
