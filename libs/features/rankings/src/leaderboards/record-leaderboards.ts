import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, cleanText, fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { readLeaderboard } from '../domain/pasted-table/read-leaderboard';
import type { LeaderboardReading, ReadEntry } from '../domain/pasted-table/reading';
import { LeaderboardAccess } from './leaderboard-access';
import { LeaderboardEntryEntity } from './leaderboard-entry.entity';
import { LeaderboardLinkEntity } from './leaderboard-link.entity';
import { LeaderboardEntity } from './leaderboard.entity';
import { LinkedEntries } from './linked-entries';

export interface LeaderboardInput {
  organizationId: string;
  title: string;
  publisher: string;
  formula?: string | null;
  period: { from: string; to: string };
  sourceUrl?: string | null;
  text: string;
  /** Keeps what could be read, with the faults beside it. */
  acceptFaults?: boolean;
}

export type CorrectionInput = Partial<Omit<LeaderboardInput, 'organizationId'>> & { reason: string };

/** Most entries of one ranking. */
const MOST = 2_000;

/** Keeps what a publisher ranked: entries, the text that they were read from, and what was strange about it. */
@Injectable()
export class RecordLeaderboards {
  constructor(
    private readonly database: Database,
    private readonly access: LeaderboardAccess,
    private readonly links: LinkedEntries,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`, `leaderboard_known` */
  async record(actor: Actor, input: LeaderboardInput): Promise<string> {
    await this.access.requireIn(actor, input.organizationId);
    const reading = acceptedReading(input.text, input.acceptFaults ?? false);
    const board = this.boardOf(actor, input, reading);
    return this.database.transaction(async (manager) => {
      await this.insert(manager, board, reading.entries);
      await this.trace(manager, actor, board, 'leaderboard.recorded');
      return board.id;
    });
  }

  /**
   * Another one in its place; the old one stays and is marked. Links go over to entries of the same name, owner and
   * platform. @throws AppError `leaderboard_not_found`, `not_allowed`, `leaderboard_corrected_already`, `invalid_input`
   */
  async correct(actor: Actor, id: string, { reason, ...changes }: CorrectionInput): Promise<string> {
    const old = await this.access.require(actor, 'index_value.record', id);
    const input: LeaderboardInput = {
      organizationId: old.organizationId,
      title: changes.title ?? old.title,
      publisher: changes.publisher ?? old.publisher,
      formula: changes.formula === undefined ? old.formula : changes.formula,
      period: changes.period ?? { from: old.periodFrom, to: old.periodTo },
      sourceUrl: changes.sourceUrl === undefined ? old.sourceUrl : changes.sourceUrl,
      text: changes.text ?? old.text,
    };
    const reading = acceptedReading(input.text, changes.acceptFaults ?? changes.text === undefined);
    const board = { ...this.boardOf(actor, input, reading), correctsId: id, reason: cleanLine(reason) };
    return this.database.transaction(async (manager) => {
      await this.insert(manager, board, reading.entries);
      await this.carryLinks(manager, old.id, board.id);
      await this.trace(manager, actor, board, 'leaderboard.corrected');
      return board.id;
    });
  }

  private boardOf(
    actor: Actor,
    { organizationId, title, publisher, formula, period, sourceUrl, text }: LeaderboardInput,
    reading: LeaderboardReading,
  ): LeaderboardEntity {
    if (period.from > period.to) throw periodTurned();
    const kept = cleanText(text);
    return {
      ...{ id: newId(), organizationId, title: cleanLine(title), publisher: cleanLine(publisher) },
      formula: formula ? cleanLine(formula) : null,
      ...{ periodFrom: period.from, periodTo: period.to, sourceUrl: sourceUrl ?? null },
      ...{ text: kept, textSha256: createHash('sha256').update(kept).digest('hex') },
      ...{ faults: reading.faults, passedOver: reading.passedOver, entryCount: reading.entries.length },
      ...{ correctsId: null, reason: null, recordedBy: actor.userId, recordedAt: this.clock.now() },
    };
  }

  private async insert(
    manager: EntityManager,
    board: LeaderboardEntity,
    entries: ReadEntry[],
  ): Promise<void> {
    try {
      await manager.insert(LeaderboardEntity, board);
    } catch (error) {
      const constraint = brokenConstraint(error);
      if (constraint === 'leaderboards_once') throw known();
      if (constraint === 'leaderboards_corrected_once') throw correctedAlready();
      throw error;
    }
    const rows = entries.map((entry, index) => ({ ...entry, leaderboardId: board.id, position: index + 1 }));
    await manager.insert(LeaderboardEntryEntity, rows);
  }

  private async carryLinks(manager: EntityManager, from: string, to: string): Promise<void> {
    const [before, after] = [await this.links.of(from, manager), await this.links.of(to, manager)];
    const links = after.flatMap(({ entry }) => {
      const same = before.find((old) => old.link && sameAccount(old.entry, entry));
      if (!same) return [];
      return [{ ...same.link!, id: newId(), leaderboardId: to, position: entry.position }];
    });
    if (links.length > 0) await manager.insert(LeaderboardLinkEntity, links);
  }

  private async trace(
    manager: EntityManager,
    actor: Actor,
    board: LeaderboardEntity,
    action: string,
  ): Promise<void> {
    const { id, organizationId, title, publisher, entryCount, correctsId, reason } = board;
    await this.audit.record(manager, {
      ...{ actor: actor.audit, organizationId, action, objectType: 'leaderboard', objectId: id },
      details: { title, publisher, entryCount, ...(correctsId && { correctsId, reason }) },
    });
  }
}

type Named = Pick<LeaderboardEntryEntity, 'name' | 'owner' | 'platform'>;

function sameAccount(one: Named, other: Named): boolean {
  return one.name === other.name && one.owner === other.owner && one.platform === other.platform;
}

/** @throws AppError `invalid_input`: each fault of the text, unless they are accepted; always where nothing was read */
function acceptedReading(text: string, acceptFaults: boolean): LeaderboardReading {
  const reading = readLeaderboard(text);
  const errors = reading.faults.filter(({ severity }) => severity === 'error');
  if (reading.entries.length > MOST) throw invalidInput([tooMany(reading.entries.length)]);
  if (reading.entries.length > 0 && (acceptFaults || errors.length === 0)) return reading;
  throw invalidInput(
    errors.slice(0, 100).map(({ code, line, message }) => ({ path: `text.${line}`, code, message })),
  );
}

function tooMany(entries: number) {
  return fault(
    'text',
    'too_many_entries',
    `一个榜单最多 ${MOST} 名，这里有 ${entries} 名；请分开粘贴。`,
    `A ranking has at most ${MOST} entries, this one has ${entries}; paste it in parts.`,
  );
}

function periodTurned() {
  return invalidInput([
    fault('period.to', 'not_after_start', '截止日不能早于起始日。', 'It must not end before it begins.'),
  ]);
}

function known() {
  return ruleBroken(
    'leaderboard_known',
    '这个单位已经录入过同一发布方、同一周期、同样内容的榜单。',
    'This unit has this very ranking of the publisher and period already.',
  );
}

function correctedAlready() {
  return ruleBroken(
    'leaderboard_corrected_already',
    '这个榜单已被更正，请更正最新的一份。',
    'It was corrected already; correct the newest one.',
  );
}
