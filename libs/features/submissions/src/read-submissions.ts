import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { ContactPhones, maskPhone } from './contact-phones';
import { isHeld } from './desk/claim-submission';
import { FindSubmissions } from './find-submissions';
import type { SubmissionFilter } from './find-submissions';
import { SubmissionEventEntity } from './persistence/submission-event.entity';
import { SubmissionEntity } from './persistence/submission.entity';
import type { SubmissionVersionEntity } from './persistence/submission-version.entity';
import { SubmissionUses } from './submission-uses';
import type { UsesOfSubmission } from './submission-uses';
import { SubmissionVersions } from './submission-versions';
import { SubmissionsService } from './submissions.service';

/** A report with the names that people read. */
export interface SubmissionView {
  submission: SubmissionEntity;
  organizationName: string;
  senderName: string;
}

export interface SubmissionStory extends SubmissionView, UsesOfSubmission {
  events: SubmissionEventEntity[];
  /** Whole for the sender, masked for those who decide, null for others. */
  contactPhone: string | null;
  /** For readers of the branch alone; null for a correspondent. */
  desk: DeskSide | null;
}

/** What the desk knows of a report beside what its sender is told. */
export interface DeskSide {
  duplicateOfId: string | null;
  jointGroupId: string | null;
  claim: { userId: string; name: string; since: Date } | null;
}

@Injectable()
export class ReadSubmissions {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly phones: ContactPhones,
    private readonly versionsOf: SubmissionVersions,
    private readonly uses: SubmissionUses,
    private readonly finding: FindSubmissions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `submission_not_found` */
  async get(actor: Actor, id: string): Promise<SubmissionStory> {
    const submission = await this.submissions.loadWithOwnDrafts(actor, id);
    return this.story(actor, submission);
  }

  /** What it said each time it was sent. @throws AppError `submission_not_found` */
  async versions(
    actor: Actor,
    id: string,
    limit: number,
    beforeNumber: number | null,
  ): Promise<SubmissionVersionEntity[]> {
    await this.submissions.requireVisible(actor, await this.submissions.loadWithOwnDrafts(actor, id));
    return this.versionsOf.list(id, limit, beforeNumber);
  }

  /** With everything that happened to it. @throws AppError `submission_not_found` */
  async story(
    actor: Actor,
    submission: SubmissionEntity,
    manager: EntityManager = this.database.manager,
  ): Promise<SubmissionStory> {
    const place = await this.submissions.requireVisible(actor, submission, manager);
    const [view] = await this.withNames([submission], manager);
    const where = { submissionId: submission.id };
    return {
      ...view!,
      events: await manager.find(SubmissionEventEntity, { where, order: { id: 'ASC' } }),
      ...(await this.uses.read(actor, submission, place, manager)),
      contactPhone: this.contactPhone(actor, submission, place),
      desk: actor.can('submission.read', place) ? await this.deskSide(submission, manager) : null,
    };
  }

  private async deskSide(submission: SubmissionEntity, manager: EntityManager): Promise<DeskSide> {
    const { duplicateOfId, jointGroupId, claimedBy, claimedAt } = submission;
    if (claimedBy === null || claimedAt === null || !isHeld(submission, this.clock.now()))
      return { duplicateOfId, jointGroupId, claim: null };
    const [person] = await this.database.query<{ name: string }>(
      'SELECT display_name AS name FROM users WHERE id = $1',
      [claimedBy],
      manager,
    );
    const claim = { userId: claimedBy, name: person?.name ?? '', since: claimedAt };
    return { duplicateOfId, jointGroupId, claim };
  }

  private contactPhone(actor: Actor, submission: SubmissionEntity, place: PlaceInTree): string | null {
    const isSender = submission.sentBy === actor.userId;
    if (!isSender && !actor.can('submission.decide', place)) return null;
    const phone = this.phones.open(submission);
    return phone === null || isSender ? phone : maskPhone(phone);
  }

  /** In the order of sending, the last first: the caller's own, and those of the units whose reports they read. */
  async list(
    actor: Actor,
    filter: SubmissionFilter,
    limit: number,
    beforeId: string | null,
  ): Promise<SubmissionView[]> {
    const ids = await this.finding.ids(actor, filter, limit + 1, beforeId);
    if (ids.length === 0) return [];
    const submissions = await this.database.manager
      .createQueryBuilder(SubmissionEntity, 's')
      .where('s.id IN (:...ids)', { ids })
      .orderBy('s.sentAt', 'DESC')
      .addOrderBy('s.id', 'DESC')
      .getMany();
    return this.withNames(submissions, this.database.manager);
  }

  /** Drafts of the caller, newest first. Plan: `submissions_sent_by` backwards. */
  async drafts(actor: Actor, limit: number, beforeId: string | null): Promise<SubmissionView[]> {
    const { manager } = this.database;
    const drafts = await manager.find(SubmissionEntity, {
      where: {
        sentBy: actor.userId,
        state: 'draft',
        ...(beforeId === null ? {} : { id: LessThan(beforeId) }),
      },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return this.withNames(drafts, manager);
  }

  private async withNames(
    submissions: SubmissionEntity[],
    manager: EntityManager,
  ): Promise<SubmissionView[]> {
    const rows = await this.database.query<{ id: string; organizationName: string; senderName: string }>(
      `SELECT s.id, o.name AS "organizationName", u.display_name AS "senderName" FROM submissions s
       JOIN organizations o ON o.id = s.organization_id JOIN users u ON u.id = s.sent_by
       WHERE s.id = ANY($1::uuid[])`,
      [submissions.map(({ id }) => id)],
      manager,
    );
    const names = new Map(rows.map((row) => [row.id, row]));
    return submissions.map((submission) => {
      const { organizationName = '', senderName = '' } = names.get(submission.id) ?? {};
      return { submission, organizationName, senderName };
    });
  }
}
