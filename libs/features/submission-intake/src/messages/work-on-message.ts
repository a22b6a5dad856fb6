import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { ImportOriginals } from '@haojiao/features/imports';
import { SessionsService } from '@haojiao/features/sessions';
import { MatchSender } from '../addresses/match-sender';
import { isAutomatic } from '../domain/automatic-mail';
import type { IntakeFinding } from '../domain/intake-finding';
import { authenticationOf } from '../domain/mail-authentication';
import type { MailAuthentication } from '../domain/mail-authentication';
import { IntakeMessageEntity } from '../persistence/intake-message.entity';
import { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import { intakeHolds } from './intake-holds';
import { MessageToReport } from './message-to-report';
import { parseMail } from './parse-mail';
import type { ReadMail } from './parse-mail';
import { readReport } from './read-report';
import { SettleMessage } from './settle-message';

const LEASE_MS = 5 * MINUTE_MS;
const MAX_ATTEMPTS = 5;

/** Who is said to have written it, and how far that can be believed. */
interface Sender {
  address: string | null;
  name: string;
  authentication: MailAuthentication;
  userId: string | null;
  holds: IntakeFinding[];
}

/** Reads a message that was kept: a report of somebody who is proven goes on its way, everything else waits. */
@Injectable()
export class WorkOnMessage {
  constructor(
    private readonly database: Database,
    private readonly originals: ImportOriginals,
    private readonly senders: MatchSender,
    private readonly sessions: SessionsService,
    private readonly reports: MessageToReport,
    private readonly settling: SettleMessage,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The next one that is due; false when there is none. Plan: the partial index `intake_messages_received`. */
  async runNext(): Promise<boolean> {
    const now = this.clock.now();
    const rows = await this.database.transaction((manager) =>
      this.database.query<Record<string, unknown>>(
        `WITH due AS (
           SELECT id FROM intake_messages
           WHERE state = 'received' AND due_at <= $1 AND (leased_until IS NULL OR leased_until < $1)
           ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED),
         taken AS (
           UPDATE intake_messages m SET leased_until = $2, attempts = attempts + 1
           FROM due WHERE m.id = due.id RETURNING m.*)
         SELECT * FROM taken`,
        [now, new Date(now.getTime() + LEASE_MS)],
        manager,
      ),
    );
    if (!rows[0]) return false;
    const message = entityFromRow(this.database.manager, IntakeMessageEntity, rows[0]);
    try {
      await this.work(message);
    } catch (error) {
      if (message.attempts >= MAX_ATTEMPTS) await this.settling.hold(message, [intakeHolds.unreadable()]);
      else await this.retryLater(message);
      if (message.attempts === 1) throw error;
    }
    return true;
  }

  private async work(message: IntakeMessageEntity): Promise<void> {
    const mailbox = await this.database.manager.findOneByOrFail(SubmissionMailboxEntity, {
      id: message.mailboxId,
    });
    // Of what never came only that is known.
    if (message.sourceObject === null) return this.settling.hold(message, message.findings);
    const source = await this.originals.read(message.sourceObject);
    const mail = await parseMail(source).catch(() => null);
    if (!mail) return this.settling.hold(message, [intakeHolds.unreadable()]);
    const sender = await this.senderOf(mail, mailbox);
    Object.assign(message, {
      fromAddress: sender.address,
      fromName: sender.name.slice(0, 200),
      subject: mail.subject
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
        .slice(0, 500),
      senderId: sender.userId,
      authentication: sender.authentication,
    });
    const isUnknown = sender.holds.some(({ code }) => code === 'sender_unknown');
    const isSetAside = isUnknown && !mailbox.acceptUnknownSenders;
    const isQuiet = isAutomatic(mail.headers, sender.address ?? '');
    const holds = [...message.findings, ...sender.holds, ...(isQuiet ? [intakeHolds.automatic()] : [])];
    // Its head alone tells no report.
    if (message.findings.length > 0) return this.settling.hold(message, holds, { isSetAside, isQuiet });
    const reading = await readReport(mail, {
      publicUrl: this.settings.publicUrl,
      defaultCategory: mailbox.defaultCategory,
      today: beijingDate(this.clock.now()),
    });
    const { report, contactPhone, findings } = reading;
    message.report = report;
    if (holds.length > 0 || sender.userId === null) {
      return this.settling.hold(message, [...holds, ...findings], { contactPhone, isSetAside, isQuiet });
    }
    const actor = await this.sessions.onBehalfOf(sender.userId, message.id, {
      address: '',
      requestId: message.id,
    });
    const unit = actor ? await this.senders.unitOf(actor, mailbox.organizationId) : 'none';
    if (!actor || typeof unit === 'string') {
      const hold = unit === 'several' ? intakeHolds.severalUnits() : intakeHolds.noUnit();
      return this.settling.hold(message, [hold, ...findings], { contactPhone });
    }
    await this.reports.run(message, {
      actor,
      unit,
      reading,
      mail,
      route: mailbox.kind === 'imap' ? 'mail' : 'webhook',
      isAnswered: true,
    });
  }

  private async senderOf(mail: ReadMail, mailbox: SubmissionMailboxEntity): Promise<Sender> {
    const written = mail.headers.filter(({ name }) => name === 'from');
    const [first] = mail.from;
    const address = first?.address.toLowerCase() ?? '';
    const isPlain = /^[^\s@<>"(),:;\\[\]]{1,64}@[\p{L}\p{N}.-]{1,253}$/u.test(address);
    const nobody = { name: first?.name ?? '', userId: null };
    if (written.length !== 1 || mail.from.length !== 1 || !isPlain) {
      const authentication = { result: 'none', method: null, authservId: null } as const;
      return { ...nobody, address: null, authentication, holds: [intakeHolds.noSender()] };
    }
    const authentication = authenticationOf(
      mail.headers.flatMap(({ name, value }) => (name === 'authentication-results' ? [value] : [])),
      mailbox.trustedAuthservIds,
      address.slice(address.lastIndexOf('@') + 1),
    );
    const holds = authentication.result === 'pass' ? [] : [intakeHolds.notAuthenticated(authentication)];
    const match = await this.senders.find(address);
    if (match === 'unknown') holds.push(intakeHolds.unknownSender());
    if (match === 'ambiguous') holds.push(intakeHolds.severalSenders());
    const userId = typeof match === 'string' ? null : match.userId;
    return { ...nobody, address, authentication, userId, holds };
  }

  private async retryLater(message: IntakeMessageEntity): Promise<void> {
    const wait = Math.min(HOUR_MS, MINUTE_MS * 4 ** (message.attempts - 1));
    await this.database.query(
      `UPDATE intake_messages SET leased_until = NULL, due_at = $2 WHERE id = $1 AND state = 'received'`,
      [message.id, new Date(this.clock.now().getTime() + wait)],
    );
  }
}
