import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { workingStates } from '../domain/publication-transitions';
import type { PublicationEntity } from '../persistence/publication.entity';
import { publishQueue } from './publish.queues';

/** Rings the alarm clock of publications that are due. Only a hint: the sweep finds what was not rung for. */
@Injectable()
export class PublicationWaker {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobProducer,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async wakeAfterCommit(manager: EntityManager, publications: PublicationEntity[]): Promise<void> {
    const now = this.clock.now();
    const due = publications.filter((publication) =>
      (workingStates as readonly string[]).includes(publication.state),
    );
    await this.database.afterCommit(manager, async () => {
      for (const publication of due) {
        const waitMs =
          Math.max(0, publication.nextRunAt.getTime() - now.getTime()) / this.settings.clockSpeed;
        // Far alarms would only fill Redis; the sweep is there for them.
        if (waitMs > 60_000) continue;
        await this.jobs.enqueue(
          publishQueue(publication.platform),
          {
            publicationId: publication.id,
            fence: publication.fence,
            dueAtMs: publication.nextRunAt.getTime(),
            round: 0,
          },
          { delayMs: Math.ceil(waitMs) },
        );
      }
    });
  }
}
