import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService, systemActor } from '@haojiao/features/audit';
import { Notices } from '@haojiao/features/notices';
import type { IntakeFinding } from '../domain/intake-finding';
import { IntakeMessageEntity } from '../persistence/intake-message.entity';
import type { ReportOfMessage } from './message-to-report';
import { IntakePhones } from './phones';
import type { SentReport } from './send-report';

export interface Hold {
  contactPhone?: string | null;
  /** Of an unknown sender, where the mailbox takes none of them. */
  isSetAside?: boolean;
  /** Nobody is told that it waits. */
  isQuiet?: boolean;
}

/** Writes down what became of a message, once. */
@Injectable()
export class SettleMessage {
  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    private readonly phones: IntakePhones,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Into the tray. A known and proven sender is told that it arrived; nobody else is written to. */
  async hold(message: IntakeMessageEntity, findings: IntakeFinding[], how: Hold = {}): Promise<void> {
    const isKnown = message.senderId !== null && message.authentication?.result === 'pass';
    await this.database.transaction(async (manager) => {
      const isHeld = await this.update(manager, message, {
        state: how.isSetAside ? 'set_aside' : 'waiting',
        findings,
        sealedContactPhone: this.phones.seal(message.id, how.contactPhone ?? null),
        ...this.answer(isKnown && !how.isQuiet),
      });
      if (!isHeld || how.isSetAside || how.isQuiet) return;
      await this.notices.raise(manager, {
        organizationId: message.organizationId,
        action: 'submission.decide',
        kind: 'intake_message.waiting',
        severity: 'info',
        title: { zh: '有来稿邮件等待分派', en: 'A mailed report waits to be assigned' },
        body: {
          zh: `《${message.report?.title || message.subject || '（无主题）'}》：${findings[0]?.message.zh ?? ''}`,
          en: `"${message.report?.title || message.subject || '(no subject)'}": ${findings[0]?.message.en ?? ''}`,
        },
        objectType: 'intake_message',
        objectId: message.id,
        dedupeKey: `intake_message.waiting:${message.id}`,
      });
    });
  }

  /** The report is there: the message says which one it became. */
  async settle(
    message: IntakeMessageEntity,
    sent: Exclude<SentReport, { state: 'refused' }>,
    findings: IntakeFinding[],
    { actor, decidedBy, isAnswered }: ReportOfMessage,
  ): Promise<void> {
    const faults = sent.state === 'drafted' ? sent.faults : [];
    await this.database.transaction(async (manager) => {
      const isSettled = await this.update(manager, message, {
        state: sent.state,
        senderId: actor.userId,
        submissionId: message.id,
        findings: [...faults.map((fault) => ({ ...fault, weight: 'holds' as const })), ...findings],
        sealedContactPhone: null,
        decidedBy: decidedBy?.userId ?? null,
        decidedAt: decidedBy ? this.clock.now() : null,
        ...this.answer(isAnswered),
      });
      if (!isSettled) return;
      await this.notices.resolve(manager, { type: 'intake_message', id: message.id }, [
        'intake_message.waiting',
      ]);
      await this.audit.record(manager, {
        actor: decidedBy?.audit ?? systemActor,
        organizationId: message.organizationId,
        action: decidedBy ? 'intake_message.assigned' : `intake_message.${sent.state}`,
        objectType: 'intake_message',
        objectId: message.id,
        details: { submissionId: message.id, sentBy: actor.userId },
      });
    });
  }

  private answer(isDue: boolean): Partial<IntakeMessageEntity> {
    return isDue ? { answerState: 'due', answerDueAt: this.clock.now() } : {};
  }

  /** False where somebody else settled it. */
  private async update(
    manager: EntityManager,
    message: IntakeMessageEntity,
    changes: Partial<IntakeMessageEntity>,
  ): Promise<boolean> {
    const row = await manager.findOne(IntakeMessageEntity, {
      where: { id: message.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row || !['received', 'waiting', 'set_aside'].includes(row.state)) return false;
    const { fromAddress, fromName, subject, senderId, authentication, report } = message;
    await manager.save(
      Object.assign(row, { fromAddress, fromName, subject, senderId, authentication, report }, changes, {
        leasedUntil: null,
      }),
    );
    return true;
  }
}
