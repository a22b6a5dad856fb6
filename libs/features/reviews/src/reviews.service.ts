import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { ReviewInHand } from './domain/review-transitions';
import { ReviewEntity } from './persistence/review.entity';

/** Who answers for a revision going out, and for exactly which words and media. */
export interface SignOff {
  reviewId: string;
  revisionId: string;
  /** SHA-256 of the document that was approved; whatever is sent must still yield it. */
  fingerprint: string;
  /** Person of the last stage. */
  approvedBy: string;
  approvedAt: Date;
  /** Public address from which the last approval came, else null. */
  approverAddress: string | null;
}

/** What the last stage is about to sign off. */
export interface PendingSignOff {
  content: ContentEntity;
  revisionId: string;
  /** As it would be kept with the sign-off: public, else null. */
  approverAddress: string | null;
}

/** Asked in the transaction of the final approval, before it stands; what it throws is the answer to the reviewer. */
export type ApprovingListener = (pending: PendingSignOff, manager: EntityManager) => Promise<void>;

/** Told in the transaction of the final approval. */
export type ApprovedListener = (content: ContentEntity, manager: EntityManager) => Promise<void>;

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

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
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

  /** The sign-off of that revision of that item, or null. */
  async signOffOf(
    contentId: string,
    revisionId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<SignOff | null> {
    const [row] = await this.database.query<SignOff>(
      `SELECT r.id AS "reviewId", r.revision_id AS "revisionId", r.fingerprint, d.decider_id AS "approvedBy",
              r.decided_at AS "approvedAt", r.approver_address AS "approverAddress"
       FROM reviews r JOIN review_decisions d ON d.review_id = r.id
       WHERE r.content_id = $1 AND r.revision_id = $2 AND r.state = 'approved'
       ORDER BY r.decided_at DESC, d.position DESC LIMIT 1`,
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
    const [people] = await this.database.query<{ authorIds: string[]; deciderIds: string[] }>(
      `SELECT review_author_ids($1)::text[] AS "authorIds",
              ARRAY(SELECT decider_id::text FROM review_decisions WHERE revision_id = $1) AS "deciderIds"`,
      [review.revisionId],
      manager,
    );
    const { state, stages, currentStage, submittedBy } = review;
    return { state, stages, currentStage, submittedBy, ...people! };
  }
}
