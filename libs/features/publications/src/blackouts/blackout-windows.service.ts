import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { SECOND_MS, fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { BlackoutKind } from './blackout-kind';
import { BlackoutWindowEntity } from './blackout-window.entity';

export interface BlackoutWindowInput {
  organizationId: string;
  kind?: BlackoutKind | null;
  startsAt: Date;
  endsAt: Date;
  reason: string;
  orderedBy: string;
  platforms?: string[] | null;
  contentTypes?: string[] | null;
  exemptContentIds?: string[];
}

export type BlackoutWindowChanges = Partial<Omit<BlackoutWindowInput, 'organizationId'>>;

const see = {
  read: 'publication.read',
  noun: 'blackout_window',
  zh: '没有这个静默期。',
  en: 'There is no such blackout window.',
} as const;

/** People order, move and end blackout windows. What one held is looked at again at once whenever it changes. */
@Injectable()
export class BlackoutWindowsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly registry: ChannelRegistry,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async create(actor: Actor, input: BlackoutWindowInput): Promise<BlackoutWindowEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('blackout_window.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const window = manager.create(BlackoutWindowEntity, {
        ...input,
        id: newId(),
        kind: input.kind ?? 'other',
        platforms: input.platforms ?? null,
        contentTypes: input.contentTypes ?? null,
        exemptContentIds: input.exemptContentIds ?? [],
        createdBy: actor.userId,
      });
      await this.requireSound(window, place, manager);
      await manager.insert(BlackoutWindowEntity, window);
      await this.record(manager, actor, window, 'blackout_window.ordered');
      return manager.findOneByOrFail(BlackoutWindowEntity, { id: window.id });
    });
  }

  async change(
    actor: Actor,
    id: string,
    changes: BlackoutWindowChanges,
    checkVersion: (current: BlackoutWindowEntity) => void,
  ): Promise<BlackoutWindowEntity> {
    return this.database.transaction(async (manager) => {
      const { window, place } = await this.lockForManager(actor, id, manager);
      checkVersion(window);
      Object.assign(window, told(changes));
      window.exemptContentIds ??= [];
      window.kind ??= 'other';
      await this.requireSound(window, place, manager);
      const saved = await manager.save(window);
      await this.lookAgain(manager, id);
      await this.record(manager, actor, saved, 'blackout_window.changed');
      return saved;
    });
  }

  /** Ends a running one now; one that has not begun is gone. What ended stays on record. */
  async end(actor: Actor, id: string, checkVersion: (current: BlackoutWindowEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { window } = await this.lockForManager(actor, id, manager);
      checkVersion(window);
      const now = this.clock.now();
      if (window.endsAt <= now) {
        throw ruleBroken(
          'blackout_window_over',
          '这个静默期已经结束，记录不能删除。',
          'This blackout window is over; its record stays.',
        );
      }
      const hasBegun = window.startsAt < now || (await this.lookAgain(manager, id)) > 0;
      if (!hasBegun) await manager.delete(BlackoutWindowEntity, { id });
      else {
        // One that was moved into the future after it had begun to hold things keeps its record too.
        const startsAt = window.startsAt < now ? window.startsAt : new Date(now.getTime() - SECOND_MS);
        await manager.save(Object.assign(window, { startsAt, endsAt: now }));
        await this.lookAgain(manager, id);
      }
      await this.record(manager, actor, window, 'blackout_window.ended');
    });
  }

  async get(actor: Actor, id: string): Promise<BlackoutWindowEntity> {
    const window = await this.load(id, this.database.manager);
    actor.require(see.read, await this.organizations.placeOf(window.organizationId), see);
    return window;
  }

  /** Latest order first. Plan: backward scan of the primary key, joined to `organizations` by its key. */
  async list(
    actor: Actor,
    filter: { organizationId?: string; from?: Date; to?: Date },
    limit: number,
    after: string | null,
  ): Promise<BlackoutWindowEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT w.id FROM blackout_windows w JOIN organizations o ON o.id = w.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::timestamptz IS NULL OR w.ends_at > $4) AND ($5::timestamptz IS NULL OR w.starts_at < $5)
         AND ($6::uuid IS NULL OR w.id < $6)
       ORDER BY w.id DESC LIMIT $7`,
      [
        ...scopeParameters(actor.scope(see.read)),
        filter.organizationId ?? null,
        filter.from ?? null,
        filter.to ?? null,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(BlackoutWindowEntity, 'w')
      .where('w.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('w.id', 'DESC')
      .getMany();
  }

  /** The ledger decides anew about what waits: still held, held by another, or for a person to release. */
  private async lookAgain(manager: EntityManager, id: string): Promise<number> {
    const [, count] = await manager.query<[unknown[], number]>(
      `UPDATE publications SET next_run_at = CASE WHEN state = 'queued' THEN $2 ELSE next_run_at END,
         enqueued_at = CASE WHEN state = 'queued' THEN NULL ELSE enqueued_at END
       WHERE held_by = $1`,
      [id, this.clock.now()],
    );
    return count;
  }

  private async lockForManager(
    actor: Actor,
    id: string,
    manager: EntityManager,
  ): Promise<{ window: BlackoutWindowEntity; place: PlaceInTree }> {
    const window = await this.load(id, manager, true);
    const place = await this.organizations.placeOf(window.organizationId, manager);
    actor.require('blackout_window.manage', place, see);
    return { window, place };
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<BlackoutWindowEntity> {
    const query = manager.createQueryBuilder(BlackoutWindowEntity, 'w').where('w.id = :id', { id });
    const window = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!window) throw notFound(see.noun, see.zh, see.en);
    return window;
  }

  private async requireSound(
    window: BlackoutWindowEntity,
    place: PlaceInTree,
    manager: EntityManager,
  ): Promise<void> {
    const faults: Fault[] = [];
    if (window.endsAt <= window.startsAt) {
      faults.push(
        fault('endsAt', 'not_after_start', '结束时间应晚于开始时间。', 'It must end after it starts.'),
      );
    }
    if (window.endsAt <= this.clock.now()) {
      faults.push(fault('endsAt', 'in_the_past', '结束时间已经过去。', 'It would be over already.'));
    }
    for (const [index, platform] of (window.platforms ?? []).entries()) {
      if (this.registry.find(platform)) continue;
      faults.push(
        fault(`platforms.${index}`, 'platform_unknown', '没有这个平台。', 'There is no such platform.'),
      );
    }
    const known = await this.database.query<{ id: string }>(
      `SELECT c.id FROM contents c JOIN organizations o ON o.id = c.organization_id
       WHERE c.id = ANY($1) AND o.path @> ARRAY[$2::uuid]`,
      [window.exemptContentIds, place.path.at(-1)],
      manager,
    );
    for (const [index, id] of window.exemptContentIds.entries()) {
      if (known.some((content) => content.id === id)) continue;
      faults.push(
        fault(
          `exemptContentIds.${index}`,
          'content_not_found',
          '本单位及下级单位没有这篇稿件。',
          'There is no such item in this unit or below it.',
        ),
      );
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    window: BlackoutWindowEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: window.organizationId,
      action,
      objectType: 'blackout_window',
      objectId: window.id,
      details: {
        kind: window.kind,
        startsAt: window.startsAt.toISOString(),
        endsAt: window.endsAt.toISOString(),
        orderedBy: window.orderedBy,
        reason: window.reason,
        platforms: window.platforms ?? [],
        contentTypes: window.contentTypes ?? [],
        exemptContentIds: window.exemptContentIds,
      },
    });
  }
}

/** What the caller said; what was left out stays as it is. */
function told(changes: BlackoutWindowChanges): BlackoutWindowChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
