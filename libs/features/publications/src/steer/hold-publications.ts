import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { PublicationWaker } from '../jobs/publication-waker';
import { PublicationEntity } from '../persistence/publication.entity';

/** Keeps back what was not sent yet, for features that send several things together. The caller records why. */
@Injectable()
export class HoldPublications {
  constructor(
    private readonly waker: PublicationWaker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Those of them that nobody has taken and of which nothing may be out wait until they are released, moved or cancelled.
   * One that somebody holds at this moment is being sent or changed, and is left to them. Yields what is held.
   */
  async hold(manager: EntityManager, ids: string[], note: Message): Promise<string[]> {
    const [held] = await manager.query<[{ id: string }[], number]>(
      `UPDATE publications SET on_hold = true, note = $2, enqueued_at = NULL, version = version + 1, updated_at = now()
       WHERE id IN (
         SELECT p.id FROM publications p
         WHERE p.id = ANY($1::uuid[]) AND p.state IN ('scheduled', 'queued') AND NOT p.on_hold
           AND p.published_at IS NULL AND (p.lease_until IS NULL OR p.lease_until < $3)
           AND NOT EXISTS (SELECT 1 FROM publication_steps s
                           WHERE s.publication_id = p.id AND s.effect = 'once' AND s.state IN ('intent', 'done'))
         ORDER BY p.id FOR UPDATE OF p SKIP LOCKED)
       RETURNING id`,
      [ids, JSON.stringify(note), this.clock.now()],
    );
    return held.map(({ id }) => id);
  }

  /** They go on where they were: at their hour, or at once when it has passed. Yields what was released. */
  async release(manager: EntityManager, ids: string[]): Promise<string[]> {
    const [released] = await manager.query<[{ id: string }[], number]>(
      `UPDATE publications SET on_hold = false, note = NULL, version = version + 1, updated_at = now()
       WHERE id = ANY($1::uuid[]) AND on_hold AND state IN ('scheduled', 'queued') RETURNING id`,
      [ids],
    );
    if (released.length === 0) return [];
    const publications = await manager
      .createQueryBuilder(PublicationEntity, 'p')
      .where('p.id IN (:...ids)', { ids: released.map(({ id }) => id) })
      .getMany();
    await this.waker.wakeAfterCommit(manager, publications);
    return publications.map(({ id }) => id);
  }
}
