import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { dayOf, endOfDay } from '@haojiao/features/commissions';
import { ContentsService, cleanText } from '@haojiao/features/contents';
import { OrganizationsService, UnitsBelow } from '@haojiao/features/organizations';
import type { Actor, OrganizationEntity, WantedUnits } from '@haojiao/features/organizations';
import { ContentPushEntity } from './content-push.entity';
import { PushNotices } from './push-notices';
import { PushedItemEntity } from './pushed-item.entity';

export interface PushInput {
  units: WantedUnits;
  note?: string;
  /** RFC 3339 */
  dueAt?: string;
  /** `YYYY-MM-DD`: due at the end of that day in the pushing unit's time zone. */
  dueOn?: string;
  mustKeepText?: boolean;
  mayDecline?: boolean;
}

export const pushSee = {
  read: 'content.read',
  noun: 'push',
  zh: '没有这次下发。',
  en: 'There is no such push.',
} as const;

/** 规定动作: what was approved goes to the units below, and stays what it was then. */
@Injectable()
export class PushContents {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly organizations: OrganizationsService,
    private readonly unitsBelow: UnitsBelow,
    private readonly notices: PushNotices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `content_not_found`, `not_allowed`, `content_not_approved`, `invalid_input` for units that are not
   * below and for a date that has passed
   */
  async push(actor: Actor, contentId: string, input: PushInput): Promise<ContentPushEntity> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.loadForUpdate(contentId, manager);
      await this.contents.requireOn(actor, 'linkage.push', content, manager);
      const { approvedRevisionId: revisionId } = content;
      if (!revisionId || !['approved', 'published'].includes(content.state)) throw notApproved();
      const unit = await this.organizations.load(content.organizationId, manager);
      const { document } = await this.contents.revision(revisionId, manager);
      const units = await this.unitsBelow.resolve(unit.id, input.units, manager, 'units');
      const push = manager.create(ContentPushEntity, {
        id: newId(),
        contentId,
        revisionId,
        organizationId: unit.id,
        title: document.title,
        note: cleanText(input.note ?? ''),
        ...this.dueOf(input, unit),
        mustKeepText: input.mustKeepText ?? false,
        mayDecline: input.mayDecline ?? true,
        createdBy: actor.userId,
        createdAt: this.clock.now(),
      });
      await manager.insert(ContentPushEntity, push);
      const items = units.map((organizationId) => ({ id: newId(), pushId: push.id, organizationId }));
      await manager.insert(
        PushedItemEntity,
        items.map((item) => ({ ...item, state: 'open' as const })),
      );
      const told = { ...push, organizationName: unit.name, timeZone: unit.timeZone };
      await this.notices.tellReceived(manager, told, units);
      await this.record(manager, actor, push, 'pushed', { contentId, revisionId, units: units.length });
      return push;
    });
  }

  /** Nobody has to take it any more; what was taken stays. @throws AppError `push_not_found`, `push_cancelled` */
  async cancel(actor: Actor, id: string, reason: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const query = manager.createQueryBuilder(ContentPushEntity, 'p').where('p.id = :id', { id });
      const push = await query.setLock('pessimistic_write').getOne();
      if (!push) throw notFound(pushSee.noun, pushSee.zh, pushSee.en);
      const unit = await this.organizations.load(push.organizationId, manager);
      actor.require('linkage.push', unit, pushSee);
      if (push.cancelledAt) throw pushCancelled();
      const cancelReason = cleanText(reason);
      await manager.save(Object.assign(push, { cancelledAt: this.clock.now(), cancelReason }));
      const open = await manager.findBy(PushedItemEntity, { pushId: id, state: 'open' });
      await this.notices.tellCancelled(
        manager,
        { ...push, organizationName: unit.name, timeZone: unit.timeZone },
        open.map(({ organizationId }) => organizationId),
        cancelReason,
      );
      await this.record(manager, actor, push, 'cancelled', { reason: cancelReason });
    });
  }

  private dueOf(
    { dueAt, dueOn }: PushInput,
    { timeZone }: OrganizationEntity,
  ): Pick<ContentPushEntity, 'dueAt' | 'dueOn'> {
    if (dueAt === undefined && dueOn === undefined) return { dueAt: null, dueOn: null };
    if (dueAt !== undefined && dueOn !== undefined)
      throw invalidInput([
        fault('dueOn', 'one_due_time', '请填写 dueOn 或 dueAt 其中之一。', 'Give either dueOn or dueAt.'),
      ]);
    const due = dueAt === undefined ? endOfDay(dueOn!, timeZone) : new Date(dueAt);
    if (due <= this.clock.now())
      throw invalidInput([
        fault(
          dueAt === undefined ? 'dueOn' : 'dueAt',
          'in_the_past',
          '截止时间应在将来。',
          'The due date lies in the past.',
        ),
      ]);
    return { dueAt: due, dueOn: dayOf(due, timeZone) };
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    push: ContentPushEntity,
    what: string,
    details: object,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: push.organizationId,
      action: `push.${what}`,
      objectType: 'push',
      objectId: push.id,
      details: { title: push.title, ...details },
    });
  }
}

export function pushCancelled() {
  return ruleBroken('push_cancelled', '这次下发已取消。', 'The push was cancelled.');
}

function notApproved() {
  return ruleBroken(
    'content_not_approved',
    '只有审定或已发布的稿件可以下发。',
    'Only approved or published items can be pushed.',
  );
}
