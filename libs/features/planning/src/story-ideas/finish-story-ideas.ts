import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { systemActor } from '@haojiao/features/audit';
import { Outcomes } from '@haojiao/features/publications';
import type { PublicationEntity } from '@haojiao/features/publications';
import { canMoveStoryIdea } from '../domain/story-idea-transitions';
import { StoryIdeaDraftEntity } from './story-idea-draft.entity';
import { StoryIdeaRecords } from './story-idea-records';
import { StoryIdeaEntity } from './story-idea.entity';

/** An idea is done in the transaction in which something written from it first goes out, on whatever channel. */
@Injectable()
export class FinishStoryIdeas implements OnModuleInit {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly records: StoryIdeaRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outcomes.onLive((publication, manager) => this.finish(publication, manager));
  }

  /** Plan: the primary keys of both tables. */
  async finish(
    publication: Pick<PublicationEntity, 'id' | 'contentId' | 'publishedAt'>,
    manager: EntityManager,
  ): Promise<void> {
    const idea = await manager
      .createQueryBuilder(StoryIdeaEntity, 'i')
      .setLock('pessimistic_write', undefined, ['i'])
      .innerJoin(StoryIdeaDraftEntity, 'd', 'd.storyIdeaId = i.id AND d.contentId = :contentId', {
        contentId: publication.contentId,
      })
      .getOne();
    if (!idea || !canMoveStoryIdea(idea.state, 'done')) return;
    Object.assign(idea, { state: 'done', doneAt: publication.publishedAt ?? this.clock.now() });
    await manager.save(idea);
    await this.records.settle(manager, idea);
    await this.records.record(manager, systemActor, idea, 'done', {
      contentId: publication.contentId,
      publicationId: publication.id,
    });
  }
}
