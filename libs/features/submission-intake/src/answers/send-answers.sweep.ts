import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { MailRefused, Mailer } from '@haojiao/infrastructure/mail';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { IntakeMessageEntity } from '../persistence/intake-message.entity';
import { answerText } from './answer-text';

const MAX_ATTEMPTS = 6;
/** Longer than any attempt takes. */
const LEASE_MS = 2 * MINUTE_MS;
/** To one address within an hour: two programs that answer one another stop there. */
const ANSWERS_AN_HOUR = 20;

interface Addressee {
  displayName: string;
  language: 'zh' | 'en' | null;
  number: string | null;
  organizationName: string | null;
  answered: number;
}

/** Tells senders what became of their messages: one answer each, to the proven address alone. */
@Injectable()
export class SendIntakeAnswers implements Sweep {
  readonly name = 'send-intake-answers';
  readonly everyMs = 5 * SECOND_MS;

  constructor(
    private readonly database: Database,
    @Inject(Mailer) private readonly mailer: Pick<Mailer, 'isAvailable' | 'send'>,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    if (!this.mailer.isAvailable) return;
    for (let message = await this.take(); message; message = await this.take()) await this.answer(message);
  }

  /** Plan: the partial index `intake_messages_to_answer`; what is taken is due again after the lease. */
  private async take(): Promise<IntakeMessageEntity | null> {
    const now = this.clock.now();
    const rows = await this.database.transaction((manager) =>
      this.database.query<Record<string, unknown>>(
        `WITH due AS (
           SELECT id FROM intake_messages WHERE answer_state = 'due' AND answer_due_at <= $1
           ORDER BY answer_due_at LIMIT 1 FOR UPDATE SKIP LOCKED),
         taken AS (
           UPDATE intake_messages m SET answer_due_at = $2, answer_attempts = answer_attempts + 1
           FROM due WHERE m.id = due.id RETURNING m.*)
         SELECT * FROM taken`,
        [now, new Date(now.getTime() + LEASE_MS)],
        manager,
      ),
    );
    return rows[0] ? entityFromRow(this.database.manager, IntakeMessageEntity, rows[0]) : null;
  }

  private async answer(message: IntakeMessageEntity): Promise<void> {
    const addressee = await this.addresseeOf(message);
    if (!addressee || message.fromAddress === null) return this.settle(message, 'skipped', 'no_address');
    if (addressee.answered >= ANSWERS_AN_HOUR) return this.settle(message, 'skipped', 'rate_limited');
    try {
      await this.mailer.send({
        to: { name: addressee.displayName, address: message.fromAddress },
        ...answerText(message, addressee, this.settings.publicUrl),
        id: message.id,
        headers: {
          // RFC 3834: machines shall not answer.
          'Auto-Submitted': 'auto-replied',
          'X-Auto-Response-Suppress': 'All',
          ...(message.messageId && { 'In-Reply-To': message.messageId, References: message.messageId }),
        },
      });
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      const isFinal = error.isFinal || message.answerAttempts >= MAX_ATTEMPTS;
      if (isFinal) await this.settle(message, 'failed', 'mail_refused');
      return;
    }
    await this.settle(message, 'sent', null);
  }

  /** Plan: primary keys, and the partial index `intake_messages_answered` for the count. */
  private async addresseeOf(message: IntakeMessageEntity): Promise<Addressee | null> {
    const rows = await this.database.query<Addressee>(
      `SELECT u.display_name AS "displayName", p.language, s.number, o.name AS "organizationName",
              (SELECT count(*)::int FROM intake_messages a WHERE a.from_address = $3 AND a.answer_state = 'sent'
                 AND a.answered_at > $4) AS answered
       FROM users u LEFT JOIN notice_preferences p ON p.user_id = u.id
       LEFT JOIN submissions s ON s.id = $2 LEFT JOIN organizations o ON o.id = s.organization_id
       WHERE u.id = $1 AND u.state = 'active'`,
      [
        message.senderId,
        message.submissionId,
        message.fromAddress,
        new Date(this.clock.now().getTime() - HOUR_MS),
      ],
    );
    return rows[0] ?? null;
  }

  private async settle(
    { id }: IntakeMessageEntity,
    state: 'sent' | 'failed' | 'skipped',
    reason: string | null,
  ): Promise<void> {
    await this.database.query(
      `UPDATE intake_messages SET answer_state = $2, answer_reason = $3, answered_at = $4, answer_due_at = NULL
       WHERE id = $1 AND answer_state = 'due'`,
      [id, state, reason, this.clock.now()],
    );
  }
}
