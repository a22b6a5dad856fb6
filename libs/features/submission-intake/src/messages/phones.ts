import { Injectable } from '@nestjs/common';
import { KeyRing } from '@haojiao/infrastructure/security';

/** Telephone numbers on their way to a report, encrypted each for its own row. */
@Injectable()
export class IntakePhones {
  constructor(private readonly keys: KeyRing) {}

  seal(rowId: string, phone: string | null): string | null {
    return phone === null ? null : this.keys.encrypt(phone, contextOf(rowId));
  }

  /** Null also where the secret key was lost: the report goes without it. */
  open(rowId: string, sealed: string | null): string | null {
    try {
      return sealed === null ? null : this.keys.decrypt(sealed, contextOf(rowId));
    } catch {
      return null;
    }
  }
}

function contextOf(rowId: string): string {
  return `submission_intake_phone:${rowId}`;
}
