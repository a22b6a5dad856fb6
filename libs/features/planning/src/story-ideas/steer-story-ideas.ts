import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService, contentTypeKeys } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { requireStoryIdeaMove, storyIdeaStateForbids } from '../domain/story-idea-transitions';
import { StoryIdeaDraftEntity } from './story-idea-draft.entity';
import { StoryIdeaRecords } from './story-idea-records';
import type { StoryIdeaEntity } from './story-idea.entity';
import { requireInCharge } from './write-story-ideas';

type ContentTypeKey = (typeof contentTypeKeys)[number];

export interface DraftWish {
  /** Default the first type that the idea wants, else an article. */
  type?: ContentTypeKey;
  /** Default the idea's. */
  title?: string;
}

/** What an item of each type holds before anybody wrote a word. */
const emptyBlocks: Record<ContentTypeKey, object> = { article: { html: '' }, episode: {}, video: {} };

/** What people decide about a story idea. */
@Injectable()
export class SteerStoryIdeas {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly records: StoryIdeaRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `story_idea_state_forbids` */
  async accept(actor: Actor, id: string): Promise<StoryIdeaEntity> {
    return this.database.transaction(async (manager) => {
      const { idea } = await this.records.lock(manager, actor, id, 'plan.manage');
      requireStoryIdeaMove(idea.state, 'accepted');
      const saved = await manager.save(Object.assign(idea, { state: 'accepted' }));
      await this.records.record(manager, actor.audit, saved, 'accepted');
      return saved;
    });
  }

  /** Those in charge drop their own, those who manage plans any. @throws AppError `story_idea_state_forbids` */
  async drop(actor: Actor, id: string, reason: string): Promise<StoryIdeaEntity> {
    return this.database.transaction(async (manager) => {
      const { idea, place } = await this.records.lock(manager, actor, id, 'plan.write');
      requireInCharge(actor, idea, place);
      requireStoryIdeaMove(idea.state, 'dropped');
      const saved = await manager.save(Object.assign(idea, { state: 'dropped', dropReason: reason }));
      await this.records.settle(manager, saved);
      await this.records.record(manager, actor.audit, saved, 'dropped', { reason });
      return saved;
    });
  }

  /**
   * A draft of the caller's in the idea's unit, linked to it; asks for `content.write` there as well.
   * @throws AppError `story_idea_state_forbids` before it was accepted and after its end
   */
  async draft(actor: Actor, id: string, wish: DraftWish): Promise<ContentEntity> {
    return this.database.transaction(async (manager) => {
      const { idea } = await this.records.lock(manager, actor, id, 'plan.write');
      if (idea.state !== 'accepted' && idea.state !== 'in_progress') throw storyIdeaStateForbids(idea.state);
      const type = wish.type ?? (idea.types[0] as ContentTypeKey | undefined) ?? 'article';
      const content = await this.contents.createDraft(manager, actor, {
        organizationId: idea.organizationId,
        type,
        title: wish.title ?? idea.title,
        summary: idea.summary,
        columnId: idea.columnId,
        tags: idea.tags,
        [type]: emptyBlocks[type],
      });
      await manager.insert(StoryIdeaDraftEntity, {
        contentId: content.id,
        storyIdeaId: id,
        createdBy: actor.userId,
        createdAt: this.clock.now(),
      });
      if (idea.state === 'accepted') await manager.save(Object.assign(idea, { state: 'in_progress' }));
      await this.records.record(manager, actor.audit, idea, 'drafted', { contentId: content.id });
      return content;
    });
  }
}
