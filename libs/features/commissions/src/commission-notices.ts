import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { MemberNotices, Notices } from '@haojiao/features/notices';
import type { NoticeSeverity } from '@haojiao/features/notices';
import type { Action, OrganizationEntity } from '@haojiao/features/organizations';
import { timeOf } from './domain/due-time';
import type { CommissionAddresseeEntity } from './persistence/commission-addressee.entity';
import type { CommissionEntity } from './persistence/commission.entity';

/** Whoever sends reports in an addressed unit, and whoever reads them there. */
const told: Action[] = ['submission.write', 'submission.read'];

/** Everything that an addressed unit may be asked by notice while it owes a report. */
const asking = ['commission.issued', 'commission.changed', 'commission.due_soon', 'commission.overdue'];

/** What the addressed units are told. */
@Injectable()
export class CommissionNotices {
  constructor(
    private readonly database: Database,
    private readonly members: MemberNotices,
    private readonly notices: Notices,
  ) {}

  async tellIssued(
    manager: EntityManager,
    commission: CommissionEntity,
    unit: OrganizationEntity,
    units: string[],
  ): Promise<void> {
    const due = timeOf(commission.dueAt, unit.timeZone);
    await this.tell(manager, commission, units, 'issued', 'info', 'issued', {
      title: { zh: `约稿：${commission.title}`, en: `Reports wanted: ${commission.title}` },
      body: {
        zh: `${unit.name}约稿，请于 ${due} 前报送 ${commission.minimum} 篇。`,
        en: `${unit.name} asks for ${commission.minimum} report(s) by ${due}.`,
      },
    });
  }

  async tellChanged(
    manager: EntityManager,
    commission: CommissionEntity,
    unit: OrganizationEntity,
    { number, isExtended, note }: { number: number; isExtended: boolean; note: string | null },
  ): Promise<void> {
    const due = timeOf(commission.dueAt, unit.timeZone);
    const why = note ? { zh: `说明：${note}`, en: ` Note: ${note}` } : { zh: '', en: '' };
    const what = isExtended
      ? { zh: `截止时间延至 ${due}。`, en: `It is now due on ${due}.` }
      : { zh: `约稿要求有变更，截止时间 ${due}。`, en: `What is asked for has changed; due on ${due}.` };
    await this.notices.resolve(manager, objectOf(commission), ['commission.due_soon', 'commission.overdue']);
    const units = await this.unitsOf(manager, commission);
    await this.tell(manager, commission, units, 'changed', 'info', `changed:${number}`, {
      title: { zh: `约稿有变更：${commission.title}`, en: `A commission has changed: ${commission.title}` },
      body: { zh: `${what.zh}${why.zh}`, en: `${what.en}${why.en}` },
    });
  }

  async tellEnded(manager: EntityManager, commission: CommissionEntity): Promise<void> {
    await this.notices.resolve(manager, objectOf(commission), asking);
    if (commission.state !== 'cancelled') return;
    const units = await this.unitsOf(manager, commission);
    await this.tell(manager, commission, units, 'cancelled', 'info', 'cancelled', {
      title: { zh: `约稿已取消：${commission.title}`, en: `A commission was cancelled: ${commission.title}` },
      body: { zh: `原因：${commission.endReason}`, en: `Reason: ${commission.endReason}` },
    });
  }

  async tellExcused(
    manager: EntityManager,
    commission: CommissionEntity,
    { organizationId, excuseReason, excusedAt }: CommissionAddresseeEntity,
  ): Promise<void> {
    await this.settle(manager, commission.id, organizationId);
    await this.tell(
      manager,
      commission,
      [organizationId],
      'excused',
      'info',
      `excused:${excusedAt?.getTime()}`,
      {
        title: {
          zh: `已免除约稿：${commission.title}`,
          en: `Excused from a commission: ${commission.title}`,
        },
        body: { zh: `原因：${excuseReason}`, en: `Reason: ${excuseReason}` },
      },
    );
  }

  /** Before the date (`due_soon`) or after it; once for each date. */
  async tellMissing(
    manager: EntityManager,
    commission: Pick<CommissionEntity, 'id' | 'title' | 'dueAt'> & { timeZone: string },
    units: string[],
    kind: 'due_soon' | 'overdue',
  ): Promise<void> {
    const due = timeOf(commission.dueAt, commission.timeZone);
    const isOverdue = kind === 'overdue';
    const key = `${kind}:${commission.dueAt.getTime()}`;
    await this.tell(manager, commission, units, kind, isOverdue ? 'urgent' : 'warning', key, {
      title: isOverdue
        ? { zh: `约稿已逾期：${commission.title}`, en: `A commission is overdue: ${commission.title}` }
        : { zh: `约稿即将到期：${commission.title}`, en: `A commission is due soon: ${commission.title}` },
      body: isOverdue
        ? {
            zh: `截止时间 ${due} 已过，请尽快补报，迟报将被记录。`,
            en: `It was due on ${due}. Send the report soon; it will be marked as late.`,
          }
        : { zh: `请于 ${due} 前报送。`, en: `Send the report by ${due}.` },
    });
  }

  /** The asking unit is told once for each date how many did not send anything. */
  async tellIssuer(
    manager: EntityManager,
    commission: Pick<CommissionEntity, 'id' | 'title' | 'dueAt' | 'organizationId'>,
    missing: number,
  ): Promise<void> {
    await this.members.raise(manager, [commission.organizationId], ['commission.manage'], {
      kind: 'commission.unanswered',
      severity: 'warning',
      title: { zh: `约稿逾期未报：${commission.title}`, en: `Reports are missing: ${commission.title}` },
      body: {
        zh: `${missing} 个单位未按时报齐。`,
        en: `${missing} unit(s) did not send what was asked for.`,
      },
      objectType: 'commission',
      objectId: commission.id,
      dedupeKey: `commission:${commission.id}:unanswered:${commission.dueAt.getTime()}`,
    });
  }

  /** The unit owes nothing any more. */
  async settle(manager: EntityManager, commissionId: string, organizationId: string): Promise<void> {
    await this.members.resolve(manager, organizationId, { type: 'commission', id: commissionId }, asking);
  }

  private async tell(
    manager: EntityManager,
    commission: Pick<CommissionEntity, 'id'>,
    units: string[],
    what: string,
    severity: NoticeSeverity,
    key: string,
    text: { title: Message; body: Message },
  ): Promise<void> {
    await this.members.raise(manager, units, told, {
      kind: `commission.${what}`,
      severity,
      ...text,
      objectType: 'commission',
      objectId: commission.id,
      dedupeKey: `commission:${commission.id}:${key}`,
    });
  }

  private async unitsOf(manager: EntityManager, commission: CommissionEntity): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT organization_id AS id FROM commission_addressees WHERE commission_id = $1',
      [commission.id],
      manager,
    );
    return rows.map(({ id }) => id);
  }
}

function objectOf({ id }: CommissionEntity): { type: string; id: string } {
  return { type: 'commission', id };
}
