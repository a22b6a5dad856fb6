import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { KeptExchange } from '../persistence/publication-attempt.entity';
import type { PublicationEntity } from '../persistence/publication.entity';
import type { Lease } from './lease';

/** Every turn of a worker, also those that a killed worker never ended: each begins where its row is taken (`Taker`). */
@Injectable()
export class AttemptLog {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What was asked in this turn, and what it came to; beside its end. */
  async keepExchange(
    manager: EntityManager,
    publication: PublicationEntity,
    exchange: KeptExchange,
  ): Promise<void> {
    await manager.query(
      'UPDATE publication_attempts SET exchange = $3 WHERE publication_id = $1 AND fence = $2',
      [publication.id, publication.fence, JSON.stringify(exchange)],
    );
  }

  async end(manager: EntityManager, lease: Lease, publication: PublicationEntity): Promise<void> {
    await manager.query(
      `UPDATE publication_attempts SET ended_at = $3, outcome = $4, failure = $5
       WHERE publication_id = $1 AND fence = $2`,
      [
        lease.publicationId,
        lease.fence,
        this.clock.now(),
        publication.state,
        publication.failure ? JSON.stringify(publication.failure) : null,
      ],
    );
  }
}
