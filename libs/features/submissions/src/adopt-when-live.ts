import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { systemActor } from '@haojiao/features/audit';
import { Outcomes } from '@haojiao/features/publications';
import type { PublicationEntity } from '@haojiao/features/publications';
import { SubmissionEntity } from './persistence/submission.entity';
import { SubmissionLog } from './submission-log';

/** A report is adopted in the transaction in which the item made from it first goes out, on whatever channel. */
@Injectable()
export class AdoptWhenLive implements OnModuleInit {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outcomes.onLive((publication, manager) => this.adopt(publication, manager));
  }

  async adopt(
    publication: Pick<PublicationEntity, 'id' | 'contentId' | 'platform' | 'publishedAt'>,
    manager: EntityManager,
  ): Promise<void> {
    const submission = await manager
      .createQueryBuilder(SubmissionEntity, 's')
      .setLock('pessimistic_write')
      .where('s.contentId = :contentId', { contentId: publication.contentId })
      .getOne();
    if (submission?.state !== 'accepted') return;
    submission.state = 'adopted';
    submission.adoptedAt = publication.publishedAt ?? this.clock.now();
    await manager.save(submission);
    await this.log.record(manager, systemActor, submission, 'adopted', publication.platform, {
      contentId: publication.contentId,
      publicationId: publication.id,
    });
  }
}
