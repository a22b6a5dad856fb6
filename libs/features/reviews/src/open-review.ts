import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, cleanText, documentFingerprint } from '@haojiao/features/contents';
import type { ContentEntity, ContentRevisionEntity } from '@haojiao/features/contents';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { acceptedRoles } from './domain/review-flow';
import { OpenStage } from './open-stage';
import { ReviewEntity } from './persistence/review.entity';
import { ReviewFlowsService } from './review-flows.service';
import { ReviewsService } from './reviews.service';

/** What is to be reviewed; the item's row is locked, and the caller was asked for their right. */
export interface ReviewToOpen {
  content: ContentEntity;
  /** The current one of the item. */
  revision: ContentRevisionEntity;
  place: PlaceInTree;
  comment: string | null;
  /** 后补: the emergency order that the review makes good, and the id that the order knows the review by. */
  backfill?: { of: string; id: string };
}

/** Freezes what was last saved and opens its review at the first stage, whoever asked for it. */
@Injectable()
export class OpenReview {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly flows: ReviewFlowsService,
    private readonly stages: OpenStage,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `content_not_submittable`, `revision_already_decided`, `invalid_input` naming what is missing, and
   * whatever a listener of `onSubmitting` has against it
   */
  async open(manager: EntityManager, actor: Actor, wish: ReviewToOpen): Promise<ReviewEntity> {
    const { content, revision, place, backfill } = wish;
    requireSubmittable(content);
    await this.requireUndecided(content, manager);
    const faults = await this.contents.reviewFaults(manager, revision.document);
    if (faults.length > 0) throw invalidInput(faults);
    const kind = await this.flows.kindFor(content, revision.document, manager);
    const flow = await this.flows.applying(content.columnId, place, manager, kind);
    await this.reviews.askBeforeSubmission({ actor, content, revision, flow }, manager);
    const first = flow.stages[0]!;
    const now = this.clock.now();
    const review = manager.create(ReviewEntity, {
      id: backfill?.id ?? newId(),
      contentId: content.id,
      revisionId: revision.id,
      submittedRevisionId: revision.id,
      fingerprint: documentFingerprint(revision.document),
      flowId: flow.id,
      flowVersion: flow.version,
      flowName: flow.name,
      stages: flow.stages,
      state: 'open',
      currentStage: first.key,
      currentRoles: acceptedRoles(first),
      namedOrganizationId: content.organizationId,
      stageOrganizationId: content.organizationId,
      stageOpenedAt: now,
      submittedBy: actor.userId,
      submittedAt: now,
      comment: cleanText(wish.comment ?? '') || null,
      backfillOf: backfill?.of ?? null,
    });
    await insertOnce(() => manager.insert(ReviewEntity, review));
    const submitted = await this.contents.setState(manager, content.id, {
      ...(content.state !== 'published' && { state: 'in_review' }),
      reviewRevisionId: revision.id,
      firstSubmittedAt: content.firstSubmittedAt ?? now,
    });
    const opened = await this.stages.open(manager, submitted, review.id, first, 'submitted');
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: content.organizationId,
      action: 'review.submitted',
      objectType: 'content',
      objectId: content.id,
      details: { reviewId: review.id, revisionId: revision.id, fingerprint: review.fingerprint },
    });
    await this.stages.recordEscalation(manager, actor.audit, opened);
    return opened.review;
  }

  /** What was sent back has to change before anybody is asked to look at it again. */
  private async requireUndecided(content: ContentEntity, manager: EntityManager): Promise<void> {
    const decided = await this.database.query(
      `SELECT 1 FROM reviews WHERE revision_id = $1 AND state IN ('returned', 'rejected') LIMIT 1`,
      [content.currentRevisionId],
      manager,
    );
    if (decided.length === 0) return;
    throw ruleBroken(
      'revision_already_decided',
      '这个版本已被退回，请先修改并保存，再重新送审。',
      'This revision was sent back; change and save it before you submit again.',
    );
  }
}

function requireSubmittable(content: ContentEntity): void {
  const corrected =
    content.state === 'published' &&
    content.reviewRevisionId === null &&
    content.currentRevisionId !== content.approvedRevisionId;
  if (content.state === 'draft' || content.state === 'returned' || corrected) return;
  throw ruleBroken(
    'content_not_submittable',
    `只有草稿、被退回的稿件，或发布后又修改过的稿件可以送审；当前状态：${content.state}。`,
    `Only drafts, returned items and published items with changes can be submitted; this one is ${content.state}.`,
  );
}

async function insertOnce(insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (brokenConstraint(error) !== 'reviews_one_open') throw error;
    throw ruleBroken('content_in_review', '稿件正在审核。', 'The item is under review.');
  }
}
