import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { MemberNotices, Notices } from '@haojiao/features/notices';
import type { NoticeSeverity } from '@haojiao/features/notices';
import { timeOf } from '@haojiao/features/commissions';
import type { ContentPushEntity } from './content-push.entity';

/** A push as notices name it. */
export type ToldPush = Pick<ContentPushEntity, 'id' | 'title' | 'organizationId' | 'dueAt'> & {
  organizationName: string;
  timeZone: string;
};

/** Everything that a unit may be asked by notice while it has not answered. */
const asking = ['pushed_item.received', 'pushed_item.due_soon', 'pushed_item.overdue'];

/** What units are told of required items. */
@Injectable()
export class PushNotices {
  constructor(
    private readonly members: MemberNotices,
    private readonly notices: Notices,
  ) {}

  async tellReceived(manager: EntityManager, push: ToldPush, units: string[]): Promise<void> {
    const due = dueOf(push);
    await this.tell(manager, push, units, 'received', 'info', 'received', {
      title: { zh: `规定动作：《${push.title}》`, en: `A required item: "${push.title}"` },
      body: {
        zh: `${push.organizationName}下发稿件，请转载${due ? `，截止 ${due}` : ''}。`,
        en: `${push.organizationName} hands down an item to be taken over${due ? ` by ${due}` : ''}.`,
      },
    });
  }

  async tellMissing(
    manager: EntityManager,
    push: ToldPush,
    units: string[],
    kind: 'due_soon' | 'overdue',
  ): Promise<void> {
    const isOverdue = kind === 'overdue';
    await this.tell(manager, push, units, kind, isOverdue ? 'urgent' : 'warning', kind, {
      title: isOverdue
        ? { zh: `规定动作已逾期：《${push.title}》`, en: `A required item is overdue: "${push.title}"` }
        : { zh: `规定动作即将到期：《${push.title}》`, en: `A required item is due soon: "${push.title}"` },
      body: {
        zh: `截止时间 ${dueOf(push)}，请尽快转载。`,
        en: `It is due on ${dueOf(push)}; take it over.`,
      },
    });
  }

  /** The pushing unit is told once how many have not answered. */
  async tellPusher(manager: EntityManager, push: ToldPush, missing: number): Promise<void> {
    await this.members.raise(manager, [push.organizationId], ['linkage.push'], {
      kind: 'pushed_item.unanswered',
      severity: 'warning',
      title: { zh: `规定动作逾期：《${push.title}》`, en: `A required item is overdue: "${push.title}"` },
      body: { zh: `${missing} 个单位尚未转载。`, en: `${missing} unit(s) have not taken it over.` },
      objectType: 'push',
      objectId: push.id,
      dedupeKey: `push:${push.id}:unanswered`,
    });
  }

  async tellDeclined(
    manager: EntityManager,
    push: Pick<ContentPushEntity, 'id' | 'title' | 'organizationId'>,
    unit: { id: string; name: string },
    reason: string,
  ): Promise<void> {
    await this.members.raise(manager, [push.organizationId], ['linkage.push'], {
      kind: 'pushed_item.declined',
      severity: 'info',
      title: { zh: `${unit.name}未转载《${push.title}》`, en: `${unit.name} declined "${push.title}"` },
      body: { zh: `原因：${reason}`, en: `Reason: ${reason}` },
      objectType: 'push',
      objectId: push.id,
      dedupeKey: `push:${push.id}:declined:${unit.id}`,
    });
  }

  async tellCancelled(
    manager: EntityManager,
    push: ToldPush,
    units: string[],
    reason: string,
  ): Promise<void> {
    await this.notices.resolve(manager, { type: 'push', id: push.id }, asking);
    await this.tell(manager, push, units, 'cancelled', 'info', 'cancelled', {
      title: {
        zh: `规定动作已取消：《${push.title}》`,
        en: `A required item was cancelled: "${push.title}"`,
      },
      body: { zh: `原因：${reason}`, en: `Reason: ${reason}` },
    });
  }

  /** The unit has answered. */
  async settle(manager: EntityManager, pushId: string, unitId: string): Promise<void> {
    await this.members.resolve(manager, unitId, { type: 'push', id: pushId }, asking);
  }

  private async tell(
    manager: EntityManager,
    push: Pick<ToldPush, 'id'>,
    units: string[],
    what: string,
    severity: NoticeSeverity,
    key: string,
    text: { title: Message; body: Message },
  ): Promise<void> {
    await this.members.raise(manager, units, ['linkage.take'], {
      kind: `pushed_item.${what}`,
      severity,
      ...text,
      objectType: 'push',
      objectId: push.id,
      dedupeKey: `push:${push.id}:${key}`,
    });
  }
}

function dueOf({ dueAt, timeZone }: ToldPush): string | null {
  return dueAt && timeOf(dueAt, timeZone);
}
