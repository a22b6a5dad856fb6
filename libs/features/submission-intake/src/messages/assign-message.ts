import { Injectable } from '@nestjs/common';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ImportOriginals } from '@haojiao/features/imports';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { SessionsService } from '@haojiao/features/sessions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { MatchSender } from '../addresses/match-sender';
import type { IntakeMessageEntity } from '../persistence/intake-message.entity';
import { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import { IntakeTray, requireOpen } from './intake-tray';
import type { TrayView } from './intake-tray';
import { MessageToReport } from './message-to-report';
import { MailUnreadable, parseMail } from './parse-mail';
import { intakeHolds } from './intake-holds';
import { readReport } from './read-report';

export interface Assignment {
  /** Whose report it is. */
  userId: string;
  /** Default: the unit for which that person sends. */
  organizationId?: string;
  category?: SubmissionCategory;
  title?: string;
}

/** An editor says whose report a message is; it is sent in that person's name, by the rules of every report. */
@Injectable()
export class AssignMessage {
  constructor(
    private readonly database: Database,
    private readonly tray: IntakeTray,
    private readonly originals: ImportOriginals,
    private readonly organizations: OrganizationsService,
    private readonly senders: MatchSender,
    private readonly sessions: SessionsService,
    private readonly reports: MessageToReport,
  ) {}

  /**
   * @throws AppError `intake_message_not_found`, `intake_message_settled`, `invalid_input` for a person or unit that
   * can't send, and as sending
   */
  async run(
    actor: Actor,
    id: string,
    { userId, organizationId, category, title }: Assignment,
    checkVersion: (current: IntakeMessageEntity) => Promise<void>,
  ): Promise<TrayView> {
    const message = await this.tray.load(actor, id, this.database.manager);
    await checkVersion(message);
    requireOpen(message);
    const { sender, unit } = await this.senderOf(message, userId, organizationId);
    if (message.sourceObject === null) throw nothingToRead();
    const mail = await parseMail(await this.originals.read(message.sourceObject)).catch((error: unknown) => {
      throw error instanceof MailUnreadable ? nothingToRead() : error;
    });
    const mailbox = await this.database.manager.findOneByOrFail(SubmissionMailboxEntity, {
      id: message.mailboxId,
    });
    const context = { ...this.tray.readingContext(), defaultCategory: mailbox.defaultCategory };
    const reading = await readReport(mail, context);
    Object.assign(reading.report, { ...(category && { category }), ...(title && { title }) });
    const sent = await this.reports.run(message, {
      actor: sender,
      unit,
      reading,
      mail,
      route: mailbox.kind === 'imap' ? 'mail' : 'webhook',
      // Who is behind an unproven address is not written to.
      isAnswered: false,
      decidedBy: actor,
    });
    if (sent.state === 'refused') throw sent.error;
    return this.tray.get(actor, id);
  }

  private async senderOf(message: IntakeMessageEntity, userId: string, organizationId: string | undefined) {
    const caller = { address: '', requestId: message.id };
    const sender = await this.sessions.onBehalfOf(userId, message.id, caller);
    const unit = sender ? await this.senders.unitOf(sender, message.organizationId) : 'none';
    if (!sender || unit === 'none') throw invalidInput([noSuchSender()]);
    if (organizationId === undefined) {
      if (unit !== 'several') return { sender, unit };
      const { message: words } = intakeHolds.severalUnits();
      throw invalidInput([fault('organizationId', 'unit_ambiguous', words.zh, words.en)]);
    }
    const asked = await this.organizations.placeOf(organizationId).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (!asked?.path.includes(message.organizationId) || !sender.can('submission.write', asked)) {
      throw invalidInput([noSuchUnit()]);
    }
    return { sender, unit: asked };
  }
}

function noSuchSender() {
  return fault(
    'userId',
    'user_unknown',
    '本邮箱所属的分支里没有可以报送的这个人员。',
    'In the branch of this mailbox there is no such person who may send reports.',
  );
}

function noSuchUnit() {
  return fault(
    'organizationId',
    'organization_unknown',
    '此人不能为这个单位报送，或单位不在本邮箱所属的分支里。',
    'That person may not send for this unit, or it is not in the branch of this mailbox.',
  );
}

function nothingToRead() {
  const { code, message } = intakeHolds.unreadable();
  return new AppError('unprocessable', code, message);
}
