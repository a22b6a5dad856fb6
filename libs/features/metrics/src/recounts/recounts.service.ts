import { Inject, Injectable } from '@nestjs/common';
import { beijingDate, fault, invalidInput, newId, notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import { RecountEntity } from './recount.entity';
import { daysOf } from './recounting';
import { recountRule, recountRuleIds } from './recount-rules';

export interface RecountWish {
  contentId?: string;
  organizationId?: string;
  /** `YYYY-MM-DD` in Asia/Shanghai, both with all their hours. */
  from: string;
  to: string;
  ruleId?: string;
}

const LONGEST_DAYS = 400;
/** Of one unit at a time: each may take minutes of a worker. */
const MOST_UNFINISHED = 3;

const see = {
  content: {
    read: 'content.read',
    noun: 'content',
    zh: '没有这篇稿件。',
    en: 'There is no such content item.',
  },
  organization: {
    read: 'organization.read',
    noun: 'organization',
    zh: '没有这个单位。',
    en: 'There is no such unit.',
  },
  recount: {
    read: 'analytics.read',
    noun: 'recount',
    zh: '没有这次重新计数。',
    en: 'There is no such recount.',
  },
} as const;

/** People order recounts and read what came of them. */
@Injectable()
export class RecountsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `content_not_found`, `organization_not_found`, `not_allowed`, `invalid_input`, `recounts_waiting` */
  async order(actor: Actor, wish: RecountWish): Promise<RecountEntity> {
    this.requireSound(wish);
    const organizationId = await this.requirePlace(actor, wish);
    return this.database.transaction(async (manager) => {
      // Held, so that two orders of one moment don't both find room.
      await this.organizations.load(organizationId, manager, true);
      const waiting = await manager.count(RecountEntity, {
        where: [
          { organizationId, state: 'queued' },
          { organizationId, state: 'running' },
        ],
      });
      if (waiting >= MOST_UNFINISHED) {
        throw ruleBroken(
          'recounts_waiting',
          `本单位已有 ${waiting} 次重新计数未完成，请等其完成。`,
          `${waiting} recounts of this unit are not done yet; wait for them.`,
        );
      }
      const row = manager.create(RecountEntity, {
        ...{ id: newId(), organizationId, contentId: wish.contentId ?? null },
        ...{ firstDay: wish.from, lastDay: wish.to, ruleId: wish.ruleId ?? null },
        ...{ state: 'queued', daysDone: 0, fence: 0, createdBy: actor.userId },
      });
      await manager.insert(RecountEntity, row);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'recount.ordered',
        objectType: 'recount',
        objectId: row.id,
        details: { contentId: row.contentId, from: row.firstDay, to: row.lastDay, ruleId: row.ruleId },
      });
      return manager.findOneByOrFail(RecountEntity, { id: row.id });
    });
  }

  /** @throws AppError `recount_not_found`, `not_allowed` */
  async get(actor: Actor, id: string): Promise<RecountEntity> {
    const row = await this.database.manager.findOneBy(RecountEntity, { id });
    if (!row) throw notFound(see.recount.noun, see.recount.zh, see.recount.en);
    const place = await this.organizations.placeOf(row.organizationId);
    actor.require('analytics.read', place, see.recount);
    if (row.contentId === null) requireBranch(actor, 'analytics.read', place);
    return row;
  }

  /**
   * Newest first, without their results: of items in units whose figures the caller reads, and of units whose branch he
   * reads. Plan: backward scan of the primary key (ids grow with time), joined to `organizations` by its key.
   */
  async list(actor: Actor, limit: number, after: string | null): Promise<RecountEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT r.id FROM recounts r JOIN organizations o ON o.id = r.organization_id
       WHERE ${scopeSql('o', 1)} AND (r.content_id IS NOT NULL OR o.path && $1::uuid[]) AND ($3::uuid IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $4`,
      [...scopeParameters(actor.scope('analytics.read')), after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(RecountEntity, 'r')
      .where('r.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('r.id', 'DESC')
      .getMany();
  }

  private requireSound({ contentId, organizationId, from, to, ruleId }: RecountWish): void {
    if ((contentId === undefined) === (organizationId === undefined)) {
      throw invalidInput([
        fault('contentId', 'one_of_two', '请指明稿件或单位之一。', 'Name either an item or a unit.'),
      ]);
    }
    if (ruleId !== undefined && !recountRule(ruleId)) {
      throw invalidInput([
        fault(
          'ruleId',
          'in',
          `只能是以下之一：${recountRuleIds.join(', ')}。`,
          `Must be one of: ${recountRuleIds.join(', ')}.`,
        ),
      ]);
    }
    if (to < from || to > beijingDate(this.clock.now())) {
      throw invalidInput([
        fault(
          'to',
          'day_order',
          '应不早于 from，且不晚于今天。',
          'Must not be before `from` nor after today.',
        ),
      ]);
    }
    if (daysOf(from, to).length > LONGEST_DAYS) {
      throw invalidInput([
        fault('from', 'period_too_long', `最多 ${LONGEST_DAYS} 天。`, `At most ${LONGEST_DAYS} days.`),
      ]);
    }
  }

  private async requirePlace(actor: Actor, { contentId, organizationId }: RecountWish): Promise<string> {
    if (organizationId !== undefined) {
      const place = await this.organizations.placeOf(organizationId);
      actor.require('figure.record', place, see.organization);
      requireBranch(actor, 'figure.record', place);
      return organizationId;
    }
    const [place] = await this.database.query<PlaceInTree>(
      `SELECT o.id, o.path FROM contents c JOIN organizations o ON o.id = c.organization_id
       WHERE c.id = $1 AND c.deleted_at IS NULL`,
      [contentId],
    );
    if (!place) throw notFound(see.content.noun, see.content.zh, see.content.en);
    actor.require('figure.record', place, see.content);
    return place.id;
  }
}

/** A recount of a unit shows everything below it: roles that don't reach down are not enough. */
function requireBranch(actor: Actor, action: Action, { path }: PlaceInTree): void {
  if (actor.scope(action).branches.some((id) => path.includes(id))) return;
  throw notAllowed(
    'not_allowed',
    `单位的重新计数包含下级单位，您的权限不含下级，请联系管理员，或按稿件重新计数。`,
    `A recount of a unit takes in the units below it, and your rights do not reach them; ask an administrator, or recount single items.`,
  );
}
