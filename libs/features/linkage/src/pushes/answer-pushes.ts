import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, OrganizationEntity } from '@haojiao/features/organizations';
import { TakeOver } from '../take-over';
import type { TakeChanges } from '../take-over';
import { ContentPushEntity } from './content-push.entity';
import { pushCancelled } from './push-contents';
import { PushNotices } from './push-notices';
import { PushedItemEntity } from './pushed-item.entity';

export const pushedItemSee = {
  read: 'content.read',
  noun: 'pushed_item',
  zh: '没有这篇下发稿件。',
  en: 'There is no such pushed item.',
} as const;

interface HeldItem {
  item: PushedItemEntity;
  push: ContentPushEntity;
  unit: OrganizationEntity;
}

/** What a unit does with an item that was pushed to it: take it over, or say why not. */
@Injectable()
export class AnswerPushes {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly taking: TakeOver,
    private readonly notices: PushNotices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes the unit's linked draft, once: of two who press together the second is told. A draft that was thrown away
   * can be made again; one that was declined can still be taken.
   * @throws AppError `pushed_item_not_found`, `not_allowed`, `already_taken`, `push_cancelled`, `origin_withdrawn`
   */
  async take(actor: Actor, id: string, changes: TakeChanges): Promise<ContentEntity> {
    return this.database.transaction(async (manager) => {
      const { item, push, unit } = await this.hold(manager, actor, id);
      await this.requireUntaken(manager, item);
      const permissionBasis = '上级单位下发的规定动作';
      const taken = { contentId: push.contentId, revisionId: push.revisionId, permissionBasis };
      const content = await this.taking.draft(manager, actor, unit.id, taken, changes);
      Object.assign(item, {
        state: 'taken',
        contentId: content.id,
        takenBy: actor.userId,
        takenAt: this.clock.now(),
        declinedBy: null,
        declinedAt: null,
        declineReason: null,
      });
      await manager.save(item);
      await this.notices.settle(manager, push.id, unit.id);
      await this.record(manager, actor, item, 'taken', { pushId: push.id, contentId: content.id });
      return content;
    });
  }

  /** @throws AppError as `take`, `decline_not_allowed`, `already_declined` */
  async decline(actor: Actor, id: string, reason: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { item, push, unit } = await this.hold(manager, actor, id);
      await this.requireUntaken(manager, item);
      if (item.state === 'declined')
        throw ruleBroken('already_declined', '已经回复不转载。', 'It was declined already.');
      if (!push.mayDecline) throw declineNotAllowed();
      const declineReason = cleanText(reason);
      const declined = { state: 'declined', declinedBy: actor.userId, declinedAt: this.clock.now() } as const;
      // A draft that was thrown away is no item of the unit any more.
      const untaken = { contentId: null, takenBy: null, takenAt: null };
      await manager.save(Object.assign(item, declined, untaken, { declineReason }));
      await this.notices.settle(manager, push.id, unit.id);
      await this.notices.tellDeclined(manager, push, unit, declineReason);
      await this.record(manager, actor, item, 'declined', { pushId: push.id, reason: declineReason });
    });
  }

  /** The unit's row is held until the transaction ends, the push for sharing: nobody cancels it meanwhile. */
  private async hold(manager: EntityManager, actor: Actor, id: string): Promise<HeldItem> {
    const query = manager.createQueryBuilder(PushedItemEntity, 'i').where('i.id = :id', { id });
    const item = await query.setLock('pessimistic_write').getOne();
    if (!item) throw notFound(pushedItemSee.noun, pushedItemSee.zh, pushedItemSee.en);
    const unit = await this.organizations.load(item.organizationId, manager);
    actor.require('linkage.take', unit, pushedItemSee);
    const push = await manager.findOneOrFail(ContentPushEntity, {
      where: { id: item.pushId },
      lock: { mode: 'pessimistic_read' },
    });
    if (push.cancelledAt && item.state !== 'taken') throw pushCancelled();
    return { item, push, unit };
  }

  private async requireUntaken(manager: EntityManager, { contentId }: PushedItemEntity): Promise<void> {
    if (contentId === null) return;
    const kept = await this.database.query(
      'SELECT 1 FROM contents WHERE id = $1 AND deleted_at IS NULL',
      [contentId],
      manager,
    );
    if (kept.length > 0) throw alreadyTaken(contentId);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    item: PushedItemEntity,
    what: string,
    details: object,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: item.organizationId,
      action: `pushed_item.${what}`,
      objectType: 'pushed_item',
      objectId: item.id,
      details: { ...details },
    });
  }
}

export function alreadyTaken(contentId: string) {
  return ruleBroken(
    'already_taken',
    '本单位已经转载了这篇稿件。',
    'The unit has taken this item over already.',
    {
      extra: { contentId },
    },
  );
}

function declineNotAllowed() {
  return ruleBroken(
    'decline_not_allowed',
    '这是必须完成的规定动作，不能回复不转载。',
    'This item has to be taken over; it can not be declined.',
  );
}
