import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { maskDigits } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import type { SubmissionEntity } from './persistence/submission.entity';

/** How to reach the sender of a report: encrypted at rest, masked wherever it isn't asked for. */
@Injectable()
export class ContactPhones {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
  ) {}

  seal(submissionId: string, phone: string): string {
    return this.keys.encrypt(phone, contextOf(submissionId));
  }

  /** Null where none was given. @throws Error when its key was taken out of the ring. */
  open({ id, sealedContactPhone }: Pick<SubmissionEntity, 'id' | 'sealedContactPhone'>): string | null {
    return sealedContactPhone === null ? null : this.keys.decrypt(sealedContactPhone, contextOf(id));
  }

  /**
   * Encrypts the numbers of reports from before numbers were encrypted; safe to run at every start. Plan: the partial
   * index `submissions_clear_contact_phone`, empty once it ran.
   */
  async sealClear(manager: EntityManager): Promise<number> {
    const rows = await this.database.query<{ id: string; contactPhone: string }>(
      'SELECT id, contact_phone AS "contactPhone" FROM submissions WHERE contact_phone IS NOT NULL FOR UPDATE',
      [],
      manager,
    );
    for (const { id, contactPhone } of rows) {
      await this.database.query(
        `UPDATE submissions SET sealed_contact_phone = coalesce(sealed_contact_phone, $2), contact_phone = NULL
         WHERE id = $1`,
        [id, this.seal(id, contactPhone)],
        manager,
      );
    }
    return rows.length;
  }
}

function contextOf(submissionId: string): string {
  return `submission-contact:${submissionId}`;
}

/** `****5678`: enough to recognise a number that one knows. */
export function maskPhone(phone: string): string {
  return maskDigits(phone.replace(/\D/g, ''));
}
