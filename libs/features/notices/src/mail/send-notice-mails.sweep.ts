import { Inject, Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { MailRefused, Mailer } from '@haojiao/infrastructure/mail';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { Deliveries, problemOf } from '../delivery/deliveries';
import type { HeldDelivery } from '../delivery/deliveries';
import { mailText } from './mail-text';

/** More at once would be no mail that anybody reads. */
const NOTICES_A_MAIL = 50;

interface Recipient {
  displayName: string;
  email: string | null;
  language: 'zh' | 'en' | null;
}

/** Everything that is due to one person goes out in one mail. */
@Injectable()
export class SendNoticeMails implements Sweep {
  readonly name = 'send-notice-mails';
  readonly everyMs = 5 * SECOND_MS;

  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    @Inject(Mailer) private readonly mailer: Pick<Mailer, 'isAvailable' | 'send'>,
    private readonly settings: Settings,
  ) {}

  async run(): Promise<void> {
    if (!this.mailer.isAvailable) return;
    for (;;) {
      const taken = await this.deliveries.take('user_id', NOTICES_A_MAIL);
      if (!taken) return;
      await this.deliver(taken.receiverId, taken.ids);
    }
  }

  private async deliver(userId: string, ids: string[]): Promise<void> {
    const held = await this.deliveries.load(ids, userId);
    for (const reason of ['read', 'resolved', 'not_entitled'] as const) {
      const pointless = held.filter((delivery) => delivery.pointless === reason);
      await this.deliveries.settle(idsOf(pointless), 'dropped', reason);
    }
    const telling = held.filter(({ pointless }) => pointless === null);
    if (telling.length === 0) return;
    const [recipient] = await this.database.query<Recipient>(
      `SELECT u.display_name AS "displayName", u.email, p.language FROM users u
       LEFT JOIN notice_preferences p ON p.user_id = u.id WHERE u.id = $1`,
      [userId],
    );
    if (!recipient?.email) return this.deliveries.settle(idsOf(telling), 'dropped', 'no_address');
    try {
      await this.mailer.send({
        to: { name: recipient.displayName, address: recipient.email },
        ...mailText(telling, recipient.language ?? 'zh', this.settings.publicUrl),
        id: telling[0]!.id,
        // RFC 3834: machines shall not answer.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const isFinal = error instanceof MailRefused && error.isFinal;
      if (isFinal) await this.deliveries.settle(idsOf(telling), 'failed', problemOf(error));
      else await this.deliveries.retryLater(telling, problemOf(error));
      return;
    }
    await this.deliveries.settle(idsOf(telling), 'sent', null);
  }
}

function idsOf(deliveries: HeldDelivery[]): string[] {
  return deliveries.map(({ id }) => id);
}
