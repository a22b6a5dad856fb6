import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { hookSignatureHolds } from '@haojiao/features/notices';
import { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import { KeepMessage } from './keep-message';
import { MailboxSecrets } from './mailbox-secrets';

export interface Delivery {
  mailboxId: string;
  /** `webhook-id`, `webhook-timestamp`, `webhook-signature`. */
  id: string;
  timestamp: string;
  signature: string;
  /** The message, as RFC 5322 has it. */
  source: Buffer;
}

/** Messages that are posted to us, signed by the scheme of Standard Webhooks over the bytes of the message. */
@Injectable()
export class ReceiveDelivery {
  constructor(
    private readonly database: Database,
    private readonly secrets: MailboxSecrets,
    private readonly keeping: KeepMessage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Kept once, however often the same delivery comes. False: it was known.
   * @throws AppError `signature_invalid` (401), the same for an unknown mailbox
   */
  async run({ mailboxId, id, timestamp, signature, source }: Delivery): Promise<boolean> {
    const mailbox = await this.database.manager.findOneBy(SubmissionMailboxEntity, {
      id: mailboxId,
      kind: 'webhook',
      state: 'active',
    });
    const secret = mailbox && this.secrets.open(mailbox);
    const isNamed = /^[\x21-\x7e]{1,200}$/.test(id);
    const holds =
      secret && isNamed && hookSignatureHolds(secret, { id, timestamp, signature }, source, this.clock.now());
    if (!mailbox || !holds) throw signatureInvalid();
    const isNew = await this.keeping.keep(mailbox, {
      number: { deliveryId: id },
      source,
      bytes: source.length,
      obstacle: null,
    });
    await this.database.query(
      'UPDATE submission_mailboxes SET last_checked_at = $2, last_success_at = $2 WHERE id = $1',
      [mailboxId, this.clock.now()],
    );
    return isNew;
  }
}

export function signatureInvalid(): AppError {
  return new AppError('notSignedIn', 'signature_invalid', {
    zh: '签名无效或已过期：请按 Standard Webhooks 对邮件原文签名，时间误差不超过 5 分钟。',
    en: 'The signature is not valid or too old: sign the bytes of the message by Standard Webhooks, at most 5 minutes ago.',
  });
}
