import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS, cleanLine, fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import { broadcastFigureNames, readBroadcastFigures } from '../domain/broadcast-figures';
import type { BroadcastFigureName, BroadcastFigures } from '../domain/broadcast-figures';
import { LiveBroadcastEntity } from './live-broadcast.entity';

const countedNames = ['views', 'uniqueViewers', 'peakConcurrent', 'replayViews'] as const;

export type BroadcastWords = Partial<Record<BroadcastFigureName, string>>;

export interface BroadcastInput {
  organizationId: string;
  channelAccountId: string | null;
  place: string;
  title: string;
  startedAt: Date;
  durationSeconds: number | null;
  isCountedOnSite: boolean;
  /** As the platform showed them. */
  figures: BroadcastWords;
}

/** What is not named stays; a figure that is null is taken away. */
export interface BroadcastChanges extends Partial<Omit<BroadcastInput, 'organizationId' | 'figures'>> {
  figures: Partial<Record<BroadcastFigureName, string | null>>;
}

/** A page that shows a broadcast is made before it begins. */
const PLANNED_AHEAD_MS = 30 * DAY_MS;

const see = {
  read: 'analytics.read',
  noun: 'live_broadcast',
  zh: '没有这场直播。',
  en: 'There is no such live broadcast.',
} as const;

/** People write down what was seen of a broadcast, put it right, and remove what was entered by mistake. */
@Injectable()
export class LiveBroadcastsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`, `live_broadcast_known` */
  async create(actor: Actor, { figures, ...input }: BroadcastInput): Promise<LiveBroadcastEntity> {
    actor.require('figure.record', await this.organizations.placeOf(input.organizationId), {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.write(async (manager) => {
      const row = manager.create(LiveBroadcastEntity, {
        ...{ ...input, toldAs: {} },
        ...{ id: newId(), createdBy: actor.userId },
      });
      this.requireSound(row, figures, await this.accountFaults(actor, row.channelAccountId, manager));
      await manager.insert(LiveBroadcastEntity, row);
      await this.record(manager, actor, row, 'live_broadcast.recorded');
      return manager.findOneByOrFail(LiveBroadcastEntity, { id: row.id });
    });
  }

  /** @throws AppError `live_broadcast_not_found`, `not_allowed`, `invalid_input`, `live_broadcast_known` */
  async change(
    actor: Actor,
    id: string,
    { figures, ...changes }: BroadcastChanges,
    checkVersion: (current: LiveBroadcastEntity) => void,
  ): Promise<LiveBroadcastEntity> {
    return this.write(async (manager) => {
      const row = await this.lock(actor, id, manager);
      checkVersion(row);
      const said = Object.entries(changes).filter(([, value]) => value !== undefined);
      Object.assign(row, Object.fromEntries(said));
      const given = withoutUndefined(figures);
      const words = row.isCountedOnSite ? { ...commentsOf(row), ...given } : { ...wordsOf(row), ...given };
      // An account that was named by somebody who sees more hinders nobody from putting the rest right.
      const named = changes.channelAccountId ?? null;
      this.requireSound(row, words, await this.accountFaults(actor, named, manager));
      const saved = await manager.save(row);
      await this.record(manager, actor, saved, 'live_broadcast.changed');
      return saved;
    });
  }

  /** What it said stays in the audit trail. */
  async remove(
    actor: Actor,
    id: string,
    checkVersion: (current: LiveBroadcastEntity) => void,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const row = await this.lock(actor, id, manager);
      checkVersion(row);
      await manager.delete(LiveBroadcastEntity, { id });
      await this.record(manager, actor, row, 'live_broadcast.removed');
    });
  }

  async get(actor: Actor, id: string): Promise<LiveBroadcastEntity> {
    const row = await this.database.manager.findOneBy(LiveBroadcastEntity, { id });
    return this.require(actor, see.read, row, this.database.manager);
  }

  private async lock(actor: Actor, id: string, manager: EntityManager): Promise<LiveBroadcastEntity> {
    const row = await manager
      .createQueryBuilder(LiveBroadcastEntity, 'b')
      .setLock('pessimistic_write')
      .where('b.id = :id', { id })
      .getOne();
    return this.require(actor, 'figure.record', row, manager);
  }

  private async require(
    actor: Actor,
    action: Action,
    row: LiveBroadcastEntity | null,
    manager: EntityManager,
  ): Promise<LiveBroadcastEntity> {
    if (!row) throw notFound(see.noun, see.zh, see.en);
    actor.require(action, await this.organizations.placeOf(row.organizationId, manager), see);
    return row;
  }

  /** Lays the figures on the row. @throws AppError `invalid_input` with all faults, those of the account among them */
  private requireSound(
    row: LiveBroadcastEntity,
    words: Partial<Record<BroadcastFigureName, string | null>>,
    accountFaults: readonly Fault[],
  ): void {
    const { figures, faults } = readBroadcastFigures(withoutNull(words));
    // The same words written otherwise are the same broadcast.
    row.place = cleanLine(row.place);
    row.title = cleanLine(row.title);
    for (const path of ['place', 'title'] as const) {
      if (row[path] === '') faults.push(fault(path, 'not_empty', '不能只有空白。', 'Must not be blank.'));
    }
    if (row.isCountedOnSite) faults.push(...faultsOfTyped(words));
    if (row.isCountedOnSite && row.channelAccountId !== null) {
      faults.push(
        fault(
          'isCountedOnSite',
          'on_a_platform',
          '在渠道账号上的直播不能在本站计数，请另建一条。',
          'A broadcast on an account of a platform is not counted on the own site; make another one for it.',
        ),
      );
    }
    const ahead = row.isCountedOnSite ? PLANNED_AHEAD_MS : 0;
    if (row.startedAt.getTime() > this.clock.now().getTime() + ahead) {
      faults.push(
        fault(
          'startedAt',
          'in_the_future',
          '直播还没有开始。',
          'It has not begun: there is nothing to tell yet.',
        ),
      );
    }
    faults.push(...accountFaults);
    if (faults.length > 0) throw invalidInput(faults);
    lay(row, figures);
  }

  private async accountFaults(actor: Actor, id: string | null, manager: EntityManager): Promise<Fault[]> {
    if (id === null) return [];
    const [place] = await this.database.query<{ id: string; path: string[] }>(
      'SELECT o.id, o.path FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id WHERE a.id = $1',
      [id],
      manager,
    );
    if (place && actor.can('channel_account.read', place)) return [];
    return [
      fault(
        'channelAccountId',
        'channel_account_not_found',
        '没有这个渠道账号。',
        'There is no such channel account.',
      ),
    ];
  }

  private async write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (brokenConstraint(error) !== 'live_broadcasts_once') throw error;
      throw ruleBroken(
        'live_broadcast_known',
        '本单位已记录过同一时间、同一平台、同一标题的直播，请修改那一条。',
        'This unit has a broadcast of that time, place and title already; change that one.',
      );
    }
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    row: LiveBroadcastEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: row.organizationId,
      action,
      objectType: 'live_broadcast',
      objectId: row.id,
      details: {
        place: row.place,
        title: row.title,
        startedAt: row.startedAt.toISOString(),
        durationSeconds: row.durationSeconds,
        isCountedOnSite: row.isCountedOnSite,
        figures: wordsOf(row),
      },
    });
  }
}

/** What is counted on the own site nobody types. */
function faultsOfTyped(words: Partial<Record<BroadcastFigureName, string | null>>): Fault[] {
  return countedNames
    .filter((name) => words[name] !== undefined && words[name] !== null)
    .map((name) =>
      fault(
        name,
        'counted_on_site',
        '这场直播在本站计数，此项不能手工填写。',
        'It is counted on the own site: this figure is not typed.',
      ),
    );
}

/** Figures that are counted stay as they were counted. */
function lay(row: LiveBroadcastEntity, figures: BroadcastFigures): void {
  const names = row.isCountedOnSite ? (['comments'] as const) : broadcastFigureNames;
  row.toldAs = row.isCountedOnSite ? { ...row.toldAs } : {};
  for (const name of names) {
    delete row.toldAs[name];
    const figure = figures[name];
    row[name] = figure?.value ?? null;
    if (figure) row.toldAs[name] = { words: figure.words, precision: figure.precision };
  }
}

function commentsOf({ toldAs }: LiveBroadcastEntity): BroadcastWords {
  return toldAs.comments ? { comments: toldAs.comments.words } : {};
}

function wordsOf({ toldAs }: LiveBroadcastEntity): Record<string, string> {
  return Object.fromEntries(Object.entries(toldAs).map(([name, { words }]) => [name, words]));
}

function withoutUndefined<Value>(values: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

function withoutNull(words: Record<string, string | null>): BroadcastWords {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== null));
}
