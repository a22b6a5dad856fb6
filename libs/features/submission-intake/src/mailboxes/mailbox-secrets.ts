import { Injectable } from '@nestjs/common';
import { KeyRing } from '@haojiao/infrastructure/security';

/** Passwords and keys of mailboxes, encrypted each for its own row; they never leave the process that uses them. */
@Injectable()
export class MailboxSecrets {
  constructor(private readonly keys: KeyRing) {}

  seal(mailboxId: string, secret: string): string {
    return this.keys.encrypt(secret, contextOf(mailboxId));
  }

  /** Null when the secret key that sealed it was lost or the text was altered: it has to be entered again. */
  open({ id, sealedSecret }: { id: string; sealedSecret: string }): string | null {
    try {
      return this.keys.decrypt(sealedSecret, contextOf(id));
    } catch {
      return null;
    }
  }
}

function contextOf(mailboxId: string): string {
  return `submission_mailbox:${mailboxId}`;
}
