import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { maskDigits } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import type { UserEntity } from './persistence/user.entity';

/** People's numbers: whole only in their sealed form, beside which a masked one is kept for everybody to read. */
@Injectable()
export class UserPhones {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
  ) {}

  columns(userId: string, phone: string | null): Pick<UserEntity, 'phone' | 'sealedPhone'> {
    if (phone === null) return { phone: null, sealedPhone: null };
    return {
      phone: maskDigits(phone.replace(/\D/g, '')),
      sealedPhone: this.keys.encrypt(phone, contextOf(userId)),
    };
  }

  /** Null where none was given. @throws Error when its key was taken out of the ring. */
  open({ id, sealedPhone }: Pick<UserEntity, 'id' | 'sealedPhone'>): string | null {
    return sealedPhone === null ? null : this.keys.decrypt(sealedPhone, contextOf(id));
  }

  /** Encrypts numbers from before numbers were encrypted; safe to run at every start. */
  async sealClear(manager: EntityManager): Promise<number> {
    const rows = await this.database.query<{ id: string; phone: string }>(
      'SELECT id, phone FROM users WHERE phone IS NOT NULL AND sealed_phone IS NULL FOR UPDATE',
      [],
      manager,
    );
    for (const { id, phone } of rows) {
      const { phone: masked, sealedPhone } = this.columns(id, phone);
      await this.database.query(
        'UPDATE users SET phone = $2, sealed_phone = $3 WHERE id = $1',
        [id, masked, sealedPhone],
        manager,
      );
    }
    return rows.length;
  }
}

function contextOf(userId: string): string {
  return `user-phone:${userId}`;
}
