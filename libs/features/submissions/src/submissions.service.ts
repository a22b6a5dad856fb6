import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notAllowed, notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import { SubmissionEntity } from './persistence/submission.entity';
import type { SentSubmission } from './persistence/submission.entity';

const see = {
  read: 'submission.read',
  noun: 'submission',
  zh: '没有这篇来稿。',
  en: 'There is no such report.',
} as const;

/** Reports, and who may see them: their sender, and readers of the branch that the sending unit stands in. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /** One that was sent, without a permission question. @throws AppError `submission_not_found` */
  async load(id: string, manager: EntityManager = this.database.manager): Promise<SentSubmission> {
    return found(await this.select(id, manager).getOne());
  }

  /**
   * Holds the row of a report that was sent until the transaction ends: of two who decide, the second sees what the
   * first did.
   */
  async loadForUpdate(id: string, manager: EntityManager): Promise<SentSubmission> {
    return found(await this.select(id, manager).setLock('pessimistic_write').getOne());
  }

  /** As `load`, and drafts of one's own too. */
  async loadWithOwnDrafts(
    actor: Actor,
    id: string,
    manager: EntityManager = this.database.manager,
  ): Promise<SubmissionEntity> {
    return found(await this.select(id, manager, actor).getOne());
  }

  /** As `loadForUpdate`, and drafts of one's own too. */
  async loadWithOwnDraftsForUpdate(
    actor: Actor,
    id: string,
    manager: EntityManager,
  ): Promise<SubmissionEntity> {
    return found(await this.select(id, manager, actor).setLock('pessimistic_write').getOne());
  }

  /** The sending unit's, without a permission question. */
  placeOf(submission: SubmissionEntity, manager?: EntityManager): Promise<PlaceInTree> {
    return this.organizations.placeOf(submission.organizationId, manager);
  }

  /** @throws AppError `submission_not_found` */
  async requireVisible(
    actor: Actor,
    submission: SubmissionEntity,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.placeOf(submission, manager);
    if (submission.sentBy !== actor.userId) actor.require(see.read, place, see);
    return place;
  }

  /** @throws AppError `submission_not_found` where the caller may not see it, `not_allowed` where not do this. */
  async requireOn(
    actor: Actor,
    action: Action,
    submission: SubmissionEntity,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.requireVisible(actor, submission, manager);
    if (actor.can(action, place)) return place;
    throw notAllowed(
      'not_allowed',
      `您在报送单位没有“${action}”权限，请联系管理员分配相应角色。`,
      `You lack the right "${action}" in the sending unit; ask an administrator for a role that has it.`,
    );
  }

  /** The sender alone, who must still be a correspondent there. @throws AppError `submission_not_found`, `not_sender` */
  async requireSender(
    actor: Actor,
    submission: SubmissionEntity,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    if (submission.sentBy === actor.userId)
      return this.requireOn(actor, 'submission.write', submission, manager);
    await this.requireVisible(actor, submission, manager);
    throw notAllowed('not_sender', '只有报送人可以这样做。', 'Only the person who sent it can do this.');
  }

  /** Drafts are there for their writer alone. */
  private select(id: string, manager: EntityManager, writer?: Actor) {
    return manager
      .createQueryBuilder(SubmissionEntity, 's')
      .where(`s.id = :id AND (s.state <> 'draft' OR s.sentBy = :writer)`, {
        id,
        writer: writer?.userId ?? null,
      });
  }
}

/** The caller has left drafts out of what it asked for where it wants a report that was sent. */
function found<Loaded extends SubmissionEntity>(submission: SubmissionEntity | null): Loaded {
  if (submission) return submission as Loaded;
  throw notFound(see.noun, see.zh, see.en);
}
