import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, newId, notFound } from '@haojiao/kernel';
import { AuditService } from '@haojiao/features/audit';
import type { AuditActor } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import { PlanAccess } from '../plan-access';
import { StoryIdeaEntity } from './story-idea.entity';

export const storyIdeaSee = {
  read: 'plan.read',
  noun: 'story_idea',
  zh: '没有这个选题。',
  en: 'There is no such story idea.',
} as const;

/** Everything that somebody may be told of an idea while it is open. */
export const storyIdeaNotices = ['story_idea.assigned', 'story_idea.due_soon', 'story_idea.overdue'];

/** How every change of a story idea is made: held, asked for the right, judged, kept and recorded. */
@Injectable()
export class StoryIdeaRecords {
  constructor(
    private readonly access: PlanAccess,
    private readonly audit: AuditService,
    private readonly notices: Notices,
  ) {}

  /** @throws AppError `story_idea_not_found`, `not_allowed` */
  async lock(
    manager: EntityManager,
    actor: Actor,
    id: string,
    action: Action,
  ): Promise<{ idea: StoryIdeaEntity; place: PlaceInTree }> {
    const idea = await manager
      .createQueryBuilder(StoryIdeaEntity, 'i')
      .setLock('pessimistic_write')
      .where('i.id = :id', { id })
      .getOne();
    if (!idea) throw notFound(storyIdeaSee.noun, storyIdeaSee.zh, storyIdeaSee.en);
    const place = await this.access.placeOf(idea.organizationId, manager);
    actor.require(action, place, storyIdeaSee);
    return { idea, place };
  }

  /** @throws AppError `invalid_input` with every fault */
  async requireSound(manager: EntityManager, idea: StoryIdeaEntity, place: PlaceInTree): Promise<void> {
    const faults = [
      ...(await this.access.ownerFaults(idea.ownerId, place, manager)),
      ...(await this.access.columnFaults(idea.columnId, idea.organizationId, manager)),
      ...(await this.access.campaignFaults(idea.campaignId, place, manager)),
      ...this.access.platformFaults('channels', idea.channels),
    ];
    if (faults.length > 0) throw invalidInput(faults);
  }

  record(
    manager: EntityManager,
    by: AuditActor,
    idea: StoryIdeaEntity,
    what: string,
    details: object = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: by,
      organizationId: idea.organizationId,
      action: `story_idea.${what}`,
      objectType: 'story_idea',
      objectId: idea.id,
      details: { title: idea.title, ownerId: idea.ownerId, dueOn: idea.dueOn, ...details },
    });
  }

  /** Whoever takes a task over from another is told; who takes it on alone knows. */
  async tellOwner(manager: EntityManager, actor: Actor, idea: StoryIdeaEntity): Promise<void> {
    if (idea.ownerId === actor.userId) return;
    const title = cleanText(idea.title);
    await this.notices.raise(manager, {
      organizationId: idea.organizationId,
      userId: idea.ownerId,
      action: 'plan.write',
      kind: 'story_idea.assigned',
      severity: 'info',
      title: { zh: `选题《${title}》由您负责`, en: `You are in charge of the story idea "${title}"` },
      body: {
        zh: `由${actor.displayName}指派，截止 ${idea.dueOn}。`,
        en: `Assigned by ${actor.displayName}, due on ${idea.dueOn}.`,
      },
      objectType: 'story_idea',
      objectId: idea.id,
      dedupeKey: `story_idea.assigned:${idea.id}:${newId()}`,
    });
  }

  /** Nobody has to be reminded of it any more. */
  settle(manager: EntityManager, idea: StoryIdeaEntity): Promise<void> {
    return this.notices.resolve(manager, { type: 'story_idea', id: idea.id }, storyIdeaNotices);
  }
}
