import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { readLeaderboard } from '../domain/pasted-table/read-leaderboard';
import type { LeaderboardReading } from '../domain/pasted-table/reading';
import { LeaderboardAccess } from './leaderboard-access';
import { LeaderboardEntity } from './leaderboard.entity';
import { LinkedEntries } from './linked-entries';
import type { LinkedEntry } from './linked-entries';
import { OwnSubjects } from './own-subjects';
import type { OwnSubject } from './own-subjects';

export interface ShownEntry extends LinkedEntry {
  /** Null: not linked, or to something that the caller may not see. */
  subject: OwnSubject | null;
  /** Of ours by name, for a person to confirm; empty where a link stands. */
  suggestions: OwnSubject[];
}

export interface WholeLeaderboard {
  board: LeaderboardEntity;
  correctedById: string | null;
  entries: ShownEntry[];
}

/** Published rankings to look at, with what is ours marked. */
@Injectable()
export class ReadLeaderboards {
  constructor(
    private readonly database: Database,
    private readonly access: LeaderboardAccess,
    private readonly links: LinkedEntries,
    private readonly subjects: OwnSubjects,
  ) {}

  /** What a text would become; nothing is kept. @throws AppError `organization_not_found`, `not_allowed` */
  async reading(
    actor: Actor,
    organizationId: string,
    text: string,
  ): Promise<{ reading: LeaderboardReading; suggestions: Map<number, OwnSubject[]> }> {
    await this.access.requireIn(actor, organizationId);
    const reading = readLeaderboard(text);
    const entries = reading.entries.map((entry, index) => ({ ...entry, position: index + 1 }));
    return { reading, suggestions: await this.subjects.suggest(actor, entries) };
  }

  /**
   * Newest first, those that were corrected too. Plan: units of the scope by the GIN index over `path`, rankings by
   * `leaderboards_organization_id`.
   */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<(LeaderboardEntity & { correctedById: string | null })[]> {
    const rows = await this.database.query<{ id: string; correctedById: string | null }>(
      `SELECT b.id, c.id AS "correctedById"
       FROM leaderboards b JOIN organizations o ON o.id = b.organization_id
       LEFT JOIN leaderboards c ON c.corrects_id = b.id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR b.id < $4) ORDER BY b.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('analytics.read')), organizationId, after, limit + 1],
    );
    const boards = await this.database.manager
      .createQueryBuilder(LeaderboardEntity, 'b')
      .where('b.id = ANY(CAST(:ids AS uuid[]))', { ids: rows.map(({ id }) => id) })
      .getMany();
    const byId = new Map(boards.map((board) => [board.id, board]));
    return rows.map(({ id, correctedById }) => ({ ...byId.get(id)!, correctedById }));
  }

  /** @throws AppError `leaderboard_not_found` */
  async get(actor: Actor, id: string): Promise<WholeLeaderboard> {
    const board = await this.access.require(actor, 'analytics.read', id);
    const correction = await this.database.manager.findOneBy(LeaderboardEntity, { correctsId: id });
    const entries = await this.links.of(id);
    const visible = await this.subjects.visible(
      actor,
      entries.flatMap(({ link }) => link?.organizationId ?? []),
      entries.flatMap(({ link }) => link?.channelAccountId ?? []),
    );
    const suggestions = await this.subjects.suggest(
      actor,
      entries.filter(({ link }) => !link).map(({ entry }) => entry),
    );
    return {
      board,
      correctedById: correction?.id ?? null,
      entries: entries.map(({ entry, link }) => ({
        ...{ entry, link },
        subject: visible.find((own) => own.id === (link?.organizationId ?? link?.channelAccountId)) ?? null,
        suggestions: suggestions.get(entry.position) ?? [],
      })),
    };
  }
}
