import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { CollectionRunEntity } from './collection-run.entity';

/** Rounds of questions, as they ended. */
@Injectable()
export class CollectionRuns {
  constructor(private readonly database: Database) {}

  async keep(manager: EntityManager, run: CollectionRunEntity | null): Promise<void> {
    if (run) await manager.insert(CollectionRunEntity, run);
  }

  /** Newest first. Plan: backward scan of `figure_collection_runs_account`. */
  page(channelAccountId: string, limit: number, before: string | null): Promise<CollectionRunEntity[]> {
    const query = this.database.manager
      .createQueryBuilder(CollectionRunEntity, 'r')
      .where('r.channelAccountId = :channelAccountId', { channelAccountId });
    return (before ? query.andWhere('r.id < :before', { before }) : query)
      .orderBy('r.id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  /** Plan: range of `figure_collection_runs_ended`. */
  async forgetBefore(end: Date): Promise<void> {
    await this.database.query('DELETE FROM figure_collection_runs WHERE ended_at < $1', [end]);
  }
}
