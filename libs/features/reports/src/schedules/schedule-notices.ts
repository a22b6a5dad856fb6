import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { Notices } from '@haojiao/features/notices';

interface Told {
  scheduleId: string;
  organizationId: string;
  /** Whoever answers for the schedule. */
  userId: string;
  name: string;
}

interface Recipient {
  runId: string;
  userId: string;
  displayName: string;
}

/** What those who answer for scheduled reports are told. */
@Injectable()
export class ScheduleNotices {
  constructor(private readonly notices: Notices) {}

  /** In the caller's transaction. */
  async recipientLostRight(
    manager: EntityManager,
    schedule: Told,
    { runId, userId, displayName }: Recipient,
  ): Promise<void> {
    await this.raise(manager, schedule, `recipient:${runId}:${userId}`, 'report_schedule.recipient_dropped', {
      zh: `“${displayName}”已停用、没有邮箱或不再有权查看，本期报告没有发给此人。请调整“${schedule.name}”的收件人。`,
      en: `${displayName} is suspended, has no address or may not see the figures any more, and did not get this report. Change the recipients of "${schedule.name}".`,
    });
  }

  /** In the caller's transaction. */
  async notMailed(
    manager: EntityManager,
    schedule: Told,
    { runId, userId, displayName }: Recipient,
    why: string,
  ): Promise<void> {
    await this.raise(manager, schedule, `mail:${runId}:${userId}`, 'report_schedule.not_mailed', {
      zh: `定期报告“${schedule.name}”没有能够发给“${displayName}”：${why}。请检查邮箱和邮件服务，报告可在系统中下载。`,
      en: `The scheduled report "${schedule.name}" could not be mailed to ${displayName}: ${why}. Check the address and the mail server; the report can be fetched here.`,
    });
  }

  /** To everybody who may set up reports in the unit: who answers for it may be gone. */
  async notMade(
    manager: EntityManager,
    schedule: Omit<Told, 'userId'>,
    runId: string,
    why: string,
  ): Promise<void> {
    await this.raise(manager, schedule, `failed:${runId}`, 'report_schedule.not_made', {
      zh: `定期报告“${schedule.name}”没有做出来：${why}。请检查设置，由现任人员重新保存。`,
      en: `The scheduled report "${schedule.name}" could not be made: ${why}. Check it and save it again.`,
    });
  }

  private async raise(
    manager: EntityManager,
    { scheduleId, organizationId, userId }: Partial<Told> & Omit<Told, 'userId'>,
    key: string,
    kind: string,
    body: Message,
  ): Promise<void> {
    await this.notices.raise(manager, {
      organizationId,
      userId,
      action: 'report_schedule.manage',
      kind,
      severity: 'warning',
      title: { zh: '定期报告需要处理', en: 'A scheduled report needs a hand' },
      body,
      objectType: 'report_schedule',
      objectId: scheduleId,
      dedupeKey: `report_schedule.${key}`,
    });
  }
}
