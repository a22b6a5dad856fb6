import { Injectable } from '@nestjs/common';
import { newId, notAllowed } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { cleanText } from '@haojiao/features/contents';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { openStoryIdeaStates, storyIdeaStateForbids } from '../domain/story-idea-transitions';
import { PlanAccess } from '../plan-access';
import { StoryIdeaRecords } from './story-idea-records';
import { StoryIdeaEntity } from './story-idea.entity';

export interface StoryIdeaChanges {
  title?: string;
  summary?: string;
  ownerId?: string;
  /** `YYYY-MM-DD` */
  dueOn?: string;
  columnId?: string | null;
  campaignId?: string | null;
  types?: string[];
  channels?: string[];
  tags?: string[];
  source?: string | null;
}

export interface StoryIdeaInput extends StoryIdeaChanges {
  organizationId: string;
  title: string;
  ownerId: string;
  dueOn: string;
}

/** Proposing story ideas and changing what they say. */
@Injectable()
export class WriteStoryIdeas {
  constructor(
    private readonly database: Database,
    private readonly access: PlanAccess,
    private readonly records: StoryIdeaRecords,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async propose(actor: Actor, input: StoryIdeaInput): Promise<StoryIdeaEntity> {
    return this.database.transaction(async (manager) => {
      const place = await this.access.requireUnit(actor, 'plan.write', input.organizationId, manager);
      const idea = manager.create(StoryIdeaEntity, {
        id: newId(),
        organizationId: input.organizationId,
        summary: '',
        columnId: null,
        campaignId: null,
        types: [],
        channels: [],
        tags: [],
        source: null,
        state: 'proposed',
        createdBy: actor.userId,
      });
      apply(idea, input);
      await this.records.requireSound(manager, idea, place);
      await manager.insert(StoryIdeaEntity, idea);
      await this.records.tellOwner(manager, actor, idea);
      await this.records.record(manager, actor.audit, idea, 'proposed');
      return manager.findOneByOrFail(StoryIdeaEntity, { id: idea.id });
    });
  }

  /** Its owner and whoever proposed it, and those who manage plans. @throws AppError `story_idea_state_forbids` */
  async change(
    actor: Actor,
    id: string,
    changes: StoryIdeaChanges,
    checkVersion: (current: StoryIdeaEntity) => void,
  ): Promise<StoryIdeaEntity> {
    return this.database.transaction(async (manager) => {
      const { idea, place } = await this.records.lock(manager, actor, id, 'plan.write');
      requireInCharge(actor, idea, place);
      checkVersion(idea);
      if (!openStoryIdeaStates.includes(idea.state)) throw storyIdeaStateForbids(idea.state);
      const before = { ownerId: idea.ownerId, dueOn: idea.dueOn };
      apply(idea, changes);
      await this.records.requireSound(manager, idea, place);
      const isHandedOver = idea.ownerId !== before.ownerId;
      if (isHandedOver || idea.dueOn !== before.dueOn) {
        Object.assign(idea, { dueSoonTold: false, overdueTold: false });
        await this.records.settle(manager, idea);
      }
      const saved = await manager.save(idea);
      if (isHandedOver) await this.records.tellOwner(manager, actor, saved);
      await this.records.record(manager, actor.audit, saved, 'changed', { fields: Object.keys(changes) });
      return saved;
    });
  }
}

/** @throws AppError `story_idea_of_another` */
export function requireInCharge(actor: Actor, idea: StoryIdeaEntity, place: PlaceInTree): void {
  const isOwn = idea.ownerId === actor.userId || idea.createdBy === actor.userId;
  if (isOwn || actor.can('plan.manage', place)) return;
  throw notAllowed(
    'story_idea_of_another',
    '只有选题负责人、提出人或策划管理人员可以修改。',
    'Only its owner, whoever proposed it and those who manage plans may change a story idea.',
  );
}

function apply(idea: StoryIdeaEntity, changes: StoryIdeaChanges): void {
  const { title, summary, source, tags, ownerId, dueOn, columnId, campaignId, types, channels } = changes;
  const told = Object.fromEntries(
    Object.entries({
      ownerId,
      dueOn,
      columnId,
      campaignId,
      types,
      channels,
      title: title === undefined ? undefined : cleanText(title),
      summary: summary === undefined ? undefined : cleanText(summary),
      source: source == null ? source : cleanText(source),
      tags: tags?.map(cleanText),
    }).filter(([, value]) => value !== undefined),
  );
  Object.assign(idea, told);
}
