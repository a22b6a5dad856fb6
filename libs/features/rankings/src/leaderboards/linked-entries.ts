import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { LeaderboardEntryEntity } from './leaderboard-entry.entity';
import { LeaderboardLinkEntity } from './leaderboard-link.entity';

export interface LinkedEntry {
  entry: LeaderboardEntryEntity;
  /** Null: nobody said what it is of ours, or somebody said that it is nothing. */
  link: LeaderboardLinkEntity | null;
}

/** Entries of a ranking with what stands of their links; asks nobody for permission. */
@Injectable()
export class LinkedEntries {
  constructor(private readonly database: Database) {}

  /** In the order of their positions. Plan: the primary key of entries, links by `leaderboard_links_entry`. */
  async of(leaderboardId: string, manager: EntityManager = this.database.manager): Promise<LinkedEntry[]> {
    const entries = await manager.find(LeaderboardEntryEntity, {
      where: { leaderboardId },
      order: { position: 'ASC' },
    });
    const links = await manager.find(LeaderboardLinkEntity, {
      where: { leaderboardId },
      order: { position: 'ASC', id: 'ASC' },
    });
    const newest = new Map(links.map((link) => [link.position, link]));
    return entries.map((entry) => {
      const link = newest.get(entry.position);
      const isOfOurs = link && (link.organizationId ?? link.channelAccountId) !== null;
      return { entry, link: isOfOurs ? link : null };
    });
  }
}
