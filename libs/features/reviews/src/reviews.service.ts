import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { ReviewInHand } from './domain/review-transitions';
import { ReviewEntity } from './persistence/review.entity';
import { Listeners } from './review-events';
import type {
  Listener,
  ReviewClosed,
  ReviewCorrected,
  StageDecided,
  StageOpened,
  SubmissionForReview,
} from './review-events';

/** Who answers for a revision going out, and for exactly which words and media. */
export interface SignOff {
  reviewId: string;
  revisionId: string;
  /** SHA-256 of the document that was approved; whatever is sent must still yield it. */
  fingerprint: string;
  /** Who approved the last review (签发): a proof after it is about the characters, not about going out. */
  approvedBy: string;
  approvedAt: Date;
  /** Public address from which the last approval came, else null. */
  approverAddress: string | null;
  /** Platforms to which an emergency order limits it; null: none, it went through its review. */
  limitedTo: string[] | null;
  /** The open order by which it may go out before its review is through; else null. */
  emergencyOrderId: string | null;
}

/** What the last stage is about to sign off. */
export interface PendingSignOff {
  content: ContentEntity;
  revisionId: string;
  /** As it would be kept with the sign-off: public, else null. */
  approverAddress: string | null;
  /** Platforms on which an emergency order lets it go out; absent: wherever it is planned. */
  limitedTo?: string[];
}

/** Asked in the transaction of the final approval, before it stands; what it throws is the answer to the reviewer. */
export type ApprovingListener = (pending: PendingSignOff, manager: EntityManager) => Promise<void>;

/** Told in the transaction of the final approval. */
export type ApprovedListener = (content: ContentEntity, manager: EntityManager) => Promise<void>;

/** Somebody who may decide the current stage of a review. */
export interface EligibleReviewer {
  userId: string;
  name: string;
  /** The unit in which they hold the role, the nearest to the item. */
  organizationId: string;
  organizationName: string;
  /** Whether it is the unit that is asked; others may decide all the same. */
  asked: boolean;
  /** The person by whose delegation they may decide; null where the role is their own. */
  onBehalfOf: string | null;
}

const see = {
  read: 'content.read',
  noun: 'review',
  zh: '没有这次审核。',
  en: 'There is no such review.',
} as const;

/** Reviews as other features and the use cases beside it meet them. */
@Injectable()
export class ReviewsService {
  private readonly approvingListeners: ApprovingListener[] = [];
  private readonly approvedListeners: ApprovedListener[] = [];
  private readonly stageOpened = new Listeners<StageOpened>();
  private readonly stageDecided = new Listeners<StageDecided>();
  private readonly reviewCorrected = new Listeners<ReviewCorrected>();
  private readonly submitting = new Listeners<SubmissionForReview>();
  private readonly reviewClosed = new Listeners<ReviewClosed>();

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For features on the right that know a reason why an item must not be signed off as it is. */
  onApproving(listener: ApprovingListener): void {
    this.approvingListeners.push(listener);
  }

  async askBeforeApproval(pending: PendingSignOff, manager: EntityManager): Promise<void> {
    for (const listener of this.approvingListeners) await listener(pending, manager);
  }

  onApproved(listener: ApprovedListener): void {
    this.approvedListeners.push(listener);
  }

  async announceApproval(content: ContentEntity, manager: EntityManager): Promise<void> {
    for (const listener of this.approvedListeners) await listener(content, manager);
  }

  onStageOpened(listener: Listener<StageOpened>): void {
    this.stageOpened.add(listener);
  }

  announceStage(event: StageOpened, manager: EntityManager): Promise<void> {
    return this.stageOpened.tell(event, manager);
  }

  onDecided(listener: Listener<StageDecided>): void {
    this.stageDecided.add(listener);
  }

  announceDecision(event: StageDecided, manager: EntityManager): Promise<void> {
    return this.stageDecided.tell(event, manager);
  }

  onCorrected(listener: Listener<ReviewCorrected>): void {
    this.reviewCorrected.add(listener);
  }

  announceCorrection(event: ReviewCorrected, manager: EntityManager): Promise<void> {
    return this.reviewCorrected.tell(event, manager);
  }

  /** For features that know a reason why an item must not enter review: what they throw is the answer. */
  onSubmitting(listener: Listener<SubmissionForReview>): void {
    this.submitting.add(listener);
  }

  askBeforeSubmission(event: SubmissionForReview, manager: EntityManager): Promise<void> {
    return this.submitting.tell(event, manager);
  }

  onClosed(listener: Listener<ReviewClosed>): void {
    this.reviewClosed.add(listener);
  }

  announceEnd(event: ReviewClosed, manager: EntityManager): Promise<void> {
    return this.reviewClosed.tell(event, manager);
  }

  /** Everybody who may decide the current stage, people of the asked unit first; nobody once the review is closed. */
  eligibleReviewers(
    reviewId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<EligibleReviewer[]> {
    return this.database.query<EligibleReviewer>(
      `SELECT e.user_id AS "userId", u.display_name AS name, o.id AS "organizationId", o.name AS "organizationName",
              o.id = r.stage_organization_id AS asked, e.on_behalf_of AS "onBehalfOf"
       FROM reviews r CROSS JOIN LATERAL eligible_reviewers(r.id, $2) e
       JOIN users u ON u.id = e.user_id JOIN organizations o ON o.id = e.organization_id
       WHERE r.id = $1 ORDER BY asked DESC, cardinality(o.path) DESC, u.id`,
      [reviewId, this.clock.now()],
      manager,
    );
  }

  /**
   * The sign-off of that revision of that item, or null: by its review, or for some platforms by an emergency order
   * whose review still runs.
   */
  async signOffOf(
    contentId: string,
    revisionId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<SignOff | null> {
    const [row] = await this.database.query<SignOff>(
      `SELECT r.id AS "reviewId", r.revision_id AS "revisionId", r.fingerprint, d.decider_id AS "approvedBy",
              r.decided_at AS "approvedAt", r.approver_address AS "approverAddress",
              NULL AS "limitedTo", NULL AS "emergencyOrderId"
       FROM reviews r
       JOIN review_standing s ON s.review_id = r.id AND NOT s.is_delegator
       JOIN review_decisions d ON d.id = s.decision_id
       CROSS JOIN LATERAL (
         SELECT stage ->> 'kind' = 'review' AS answers FROM jsonb_array_elements(r.stages) stage
         WHERE stage ->> 'key' = d.stage_key) of_stage
       WHERE r.content_id = $1 AND r.revision_id = $2 AND r.state = 'approved'
       ORDER BY r.decided_at DESC, of_stage.answers DESC, d.position DESC LIMIT 1`,
      [contentId, revisionId],
      manager,
    );
    return row ?? this.emergencySignOffOf(contentId, revisionId, manager);
  }

  /** Plan: the unique index over the revision. */
  private async emergencySignOffOf(
    contentId: string,
    revisionId: string,
    manager: EntityManager,
  ): Promise<SignOff | null> {
    const [row] = await this.database.query<SignOff>(
      `SELECT e.review_id AS "reviewId", e.revision_id AS "revisionId", e.fingerprint, e.approver_id AS "approvedBy",
              e.approved_at AS "approvedAt", NULL AS "approverAddress", e.platforms AS "limitedTo",
              e.id AS "emergencyOrderId"
       FROM emergency_orders e JOIN reviews r ON r.id = e.review_id AND r.state = 'open'
       WHERE e.content_id = $1 AND e.revision_id = $2
         AND NOT EXISTS (SELECT 1 FROM emergency_order_closings k WHERE k.order_id = e.id)`,
      [contentId, revisionId],
      manager,
    );
    return row ?? null;
  }

  /** @throws AppError `review_not_found` */
  async load(id: string, manager: EntityManager = this.database.manager): Promise<ReviewEntity> {
    const review = await manager.findOneBy(ReviewEntity, { id });
    if (review) return review;
    throw notFound(see.noun, see.zh, see.en);
  }

  /** Locks the item, then the review: everybody takes them in this order. */
  async loadForUpdate(
    id: string,
    manager: EntityManager,
  ): Promise<{ review: ReviewEntity; content: ContentEntity }> {
    const { contentId } = await this.load(id, manager);
    const content = await this.contents.loadForUpdate(contentId, manager);
    const review = await manager
      .createQueryBuilder(ReviewEntity, 'r')
      .setLock('pessimistic_write')
      .where('r.id = :id', { id })
      .getOneOrFail();
    return { review, content };
  }

  /** @throws AppError `review_not_found` where the caller may not read the item, `not_allowed` where not do this. */
  async requireOn(
    actor: Actor,
    action: Action,
    content: ContentEntity,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.contents.placeOf(content, manager);
    actor.require(action, place, see);
    return place;
  }

  /** The review with the people that the rules ask about. */
  async inHand(review: ReviewEntity, manager: EntityManager): Promise<ReviewInHand> {
    const [facts] = await this.database.query<Pick<ReviewInHand, 'authorIds' | 'deciderIds' | 'isCorrected'>>(
      `SELECT review_barred_ids($1, $2)::text[] AS "authorIds", review_bound_ids($1, $2)::text[] AS "deciderIds",
              EXISTS (SELECT 1 FROM review_corrections WHERE review_id = $1 AND round = $3) AS "isCorrected"`,
      [review.id, review.currentStage, review.round],
      manager,
    );
    const { state, stages, currentStage, submittedBy } = review;
    return { state, stages, currentStage, submittedBy, ...facts! };
  }
}
