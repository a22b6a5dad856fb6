import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { cleanText } from '@haojiao/features/contents';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { PlanAccess } from '../plan-access';
import type { StoryIdeaState } from '../domain/story-idea-transitions';
import { StoryIdeaEntity } from './story-idea.entity';
import { storyIdeaSee } from './story-idea-records';

export interface StoryIdeaFilter {
  organizationId?: string;
  state?: StoryIdeaState;
  ownerId?: string;
  columnId?: string;
  campaignId?: string;
  tag?: string;
  /** Due on or after, `YYYY-MM-DD`. */
  from?: string;
  /** Due on or before. */
  to?: string;
}

export interface StoryIdeaView {
  idea: StoryIdeaEntity;
  ownerName: string;
  /** Items written from it, oldest first, those that were taken away left out. */
  drafts: { contentId: string; title: string; state: string }[];
}

@Injectable()
export class ReadStoryIdeas {
  constructor(
    private readonly database: Database,
    private readonly access: PlanAccess,
  ) {}

  /** @throws AppError `story_idea_not_found` */
  async get(actor: Actor, id: string): Promise<StoryIdeaView> {
    const idea = await this.database.manager.findOneBy(StoryIdeaEntity, { id });
    if (!idea) throw notFound(storyIdeaSee.noun, storyIdeaSee.zh, storyIdeaSee.en);
    actor.require('plan.read', await this.access.placeOf(idea.organizationId), storyIdeaSee);
    const [view] = await this.withDetails(actor, [idea]);
    return view!;
  }

  /**
   * By due date. One statement whatever is asked for: absent filters are null. Plan: index `story_ideas_due_on` in order
   * from the cursor on, each row's unit by its key, until a page is full.
   */
  async list(
    actor: Actor,
    filter: StoryIdeaFilter,
    limit: number,
    after: { dueOn: string; id: string } | null,
  ): Promise<StoryIdeaView[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT i.id FROM story_ideas i JOIN organizations o ON o.id = i.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::text IS NULL OR i.state = $4) AND ($5::uuid IS NULL OR i.owner_id = $5)
         AND ($6::uuid IS NULL OR i.column_id = $6) AND ($7::text IS NULL OR i.tags @> ARRAY[$7::text])
         AND ($8::date IS NULL OR i.due_on >= $8) AND ($9::date IS NULL OR i.due_on <= $9)
         AND ($10::date IS NULL OR (i.due_on, i.id) > ($10::date, $11::uuid))
         AND ($13::uuid IS NULL OR i.campaign_id = $13)
       ORDER BY i.due_on, i.id LIMIT $12`,
      [
        ...scopeParameters(actor.scope('plan.read')),
        filter.organizationId ?? null,
        filter.state ?? null,
        filter.ownerId ?? null,
        filter.columnId ?? null,
        filter.tag === undefined ? null : cleanText(filter.tag),
        filter.from ?? null,
        filter.to ?? null,
        after?.dueOn ?? null,
        after?.id ?? null,
        limit + 1,
        filter.campaignId ?? null,
      ],
    );
    if (rows.length === 0) return [];
    const ideas = await this.database.manager
      .createQueryBuilder(StoryIdeaEntity, 'i')
      .where('i.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('i.dueOn')
      .addOrderBy('i.id')
      .getMany();
    return this.withDetails(actor, ideas);
  }

  /** Plan: keys of users, and `story_idea_drafts_story_idea_id`; drafts only where the caller may read items. */
  private async withDetails(actor: Actor, ideas: StoryIdeaEntity[]): Promise<StoryIdeaView[]> {
    const names = await this.database.query<{ id: string; name: string }>(
      'SELECT id, display_name AS name FROM users WHERE id = ANY($1::uuid[])',
      [ideas.map(({ ownerId }) => ownerId)],
    );
    const drafts = await this.database.query<{
      ideaId: string;
      contentId: string;
      title: string;
      state: string;
    }>(
      `SELECT d.story_idea_id AS "ideaId", c.id AS "contentId", c.title, c.state
       FROM story_idea_drafts d JOIN contents c ON c.id = d.content_id
       JOIN organizations o ON o.id = c.organization_id
       WHERE d.story_idea_id = ANY($3::uuid[]) AND c.deleted_at IS NULL AND ${scopeSql('o', 1)}
       ORDER BY d.created_at, c.id`,
      [...scopeParameters(actor.scope('content.read')), ideas.map(({ id }) => id)],
    );
    return ideas.map((idea) => ({
      idea,
      ownerName: names.find(({ id }) => id === idea.ownerId)?.name ?? '',
      drafts: drafts.filter(({ ideaId }) => ideaId === idea.id).map(({ ideaId: _, ...draft }) => draft),
    }));
  }
}
