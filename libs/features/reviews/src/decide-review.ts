import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { isPublicAddress } from '@haojiao/infrastructure/http';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, cleanText, documentFingerprint } from '@haojiao/features/contents';
import type { ContentEntity, ContentStateChange } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { StandingClaims } from './claims/standing-claims';
import { proofAfterCorrection } from './domain/review-flow';
import { alreadyDecided, decideReview } from './domain/review-transitions';
import type { Outcome, ReviewMove } from './domain/review-transitions';
import { movedOn } from './openings/review-openings';
import { OpenStage } from './open-stage';
import { ReviewDecisionEntity } from './persistence/review-decision.entity';
import type { Annotation } from './persistence/review-decision.entity';
import { ReviewEntity } from './persistence/review.entity';
import { ReviewAuthority } from './review-authority';
import type { ReviewClosed, StageReason } from './review-events';
import { ReviewsService } from './reviews.service';
import { separationFault } from './separation-fault';

export interface DecisionInput {
  outcome: Outcome;
  comment?: string | null;
  annotations?: Annotation[] | null;
  stage?: string;
  /** The revision that the decider saw: refused where the review is about another one by now. */
  revisionId?: string;
  /** Of a return: `author` (default), or the key of an earlier stage. */
  returnTo?: string | null;
  /** In whose place the caller decides, who delegated to them. */
  onBehalfOf?: string | null;
}

/** Names, post and unit of those who answer for it are the database's to write. */
type NewDecision = Omit<
  ReviewDecisionEntity,
  'deciderName' | 'deciderPost' | 'deciderUnit' | 'onBehalfOfName'
>;

const actionOf: Record<Outcome, string> = {
  approve: 'review.approved',
  return: 'review.returned',
  reject: 'review.rejected',
};

@Injectable()
export class DecideReview {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly authority: ReviewAuthority,
    private readonly stages: OpenStage,
    private readonly claims: StandingClaims,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One person's decision on the stage that stands when they ask: whoever comes second finds it decided.
   * @throws AppError `review_not_found`, `not_allowed`, as `decideReview` does, `approved_content_changed`, and at the last stage
   * whatever a listener of `onApproving` has against it; `along` is done in the same transaction, and what it throws
   * stops the decision
   */
  async decide(
    actor: Actor,
    reviewId: string,
    input: DecisionInput,
    along?: (manager: EntityManager) => Promise<void>,
  ): Promise<ReviewEntity> {
    const seen = await this.reviews.load(reviewId);
    const decision = {
      outcome: input.outcome,
      comment: cleanText(input.comment ?? ''),
      stage: input.stage ?? seen.currentStage ?? undefined,
      returnTo: input.returnTo ?? null,
    };
    return this.database.transaction(async (manager) => {
      const { review, content } = await this.reviews.loadForUpdate(reviewId, manager);
      await this.reviews.requireOn(actor, 'review.decide', content, manager);
      // It was open when this request began: somebody else's decision has just closed it.
      if (seen.state === 'open' && review.state !== 'open') throw alreadyDecided();
      const by = await this.authority.of(actor, review, content, input.onBehalfOf ?? null, manager);
      const move = decideReview(await this.reviews.inHand(review, manager), decision, by);
      if (input.revisionId && input.revisionId.toLowerCase() !== review.revisionId)
        throw movedOn(review.revisionId);
      await this.claims.requireFree(reviewId, actor.userId, manager);
      await along?.(manager);
      const position = review.stages.indexOf(review.stages.find(({ key }) => key === move.stage.key)!) + 1;
      const row: NewDecision = {
        id: newId(),
        reviewId,
        revisionId: review.revisionId,
        stageKey: move.stage.key,
        position,
        round: review.round,
        deciderId: actor.userId,
        delegationId: by.delegationId,
        onBehalfOf: by.onBehalfOf,
        outcome: decision.outcome,
        returnTo: decision.outcome === 'return' ? (decision.returnTo ?? 'author') : null,
        comment: decision.comment || null,
        annotations: (input.annotations ?? []).map(cleanAnnotation),
        address: actor.address,
        createdAt: this.clock.now(),
      };
      await separationFault(() => manager.insert(ReviewDecisionEntity, row));
      if (decision.outcome === 'approve') await this.requireUntouched(review, content, manager);
      const approverAddress =
        move.state === 'approved' && actor.address && isPublicAddress(actor.address) ? actor.address : null;
      if (move.state === 'approved') {
        const { revisionId } = review;
        await this.reviews.askBeforeApproval({ content, revisionId, approverAddress }, manager);
      }
      await this.reviews.announceDecision(
        {
          review,
          content,
          stage: move.stage,
          outcome: decision.outcome,
          comment: decision.comment || null,
          deciderId: actor.userId,
          onBehalfOf: by.onBehalfOf,
        },
        manager,
      );
      const opened = move.nextStage
        ? await this.stages.open(manager, content, reviewId, move.nextStage, reasonOf(move, decision.outcome))
        : await this.close(actor, content, review, move, approverAddress, manager);
      const after = await this.reviews.load(reviewId, manager);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: actionOf[decision.outcome],
        objectType: 'review',
        objectId: reviewId,
        details: {
          contentId: content.id,
          revisionId: review.revisionId,
          fingerprint: review.fingerprint,
          stage: move.stage.key,
          state: move.state,
          comment: decision.comment,
          ...(move.nextStage && { nextStage: move.nextStage.key }),
          ...(by.onBehalfOf && { onBehalfOf: by.onBehalfOf }),
        },
      });
      if (opened) await this.stages.recordEscalation(manager, actor.audit, opened);
      return after;
    });
  }

  /** What is approved is what was submitted: the stored document still yields the fingerprint of the review. */
  private async requireUntouched(
    review: ReviewEntity,
    content: ContentEntity,
    manager: EntityManager,
  ): Promise<void> {
    const revision = await this.contents.revision(review.revisionId, manager);
    const untouched =
      documentFingerprint(revision.document) === review.fingerprint &&
      revision.fingerprint === review.fingerprint &&
      content.reviewRevisionId === review.revisionId &&
      content.currentRevisionId === review.revisionId;
    if (untouched) return;
    throw ruleBroken(
      'approved_content_changed',
      '送审后的稿件内容与送审时不一致，不能通过；请撤回后重新送审，并告知管理员。',
      'The item is no longer what was submitted and can not be approved; recall and submit it again, and tell the administrator.',
    );
  }

  private async close(
    actor: Actor,
    content: ContentEntity,
    review: ReviewEntity,
    move: ReviewMove,
    approverAddress: string | null,
    manager: EntityManager,
  ): Promise<null> {
    const state = move.state as ReviewClosed['state'];
    await manager.update(ReviewEntity, review.id, {
      state,
      currentStage: null,
      currentRoles: [],
      decidedAt: this.clock.now(),
      approverAddress,
    });
    const change: ContentStateChange = { reviewRevisionId: null };
    if (state === 'approved') change.approvedRevisionId = review.revisionId;
    // What is live stays live whatever becomes of its correction.
    if (content.state !== 'published') change.state = stateOfContent[state];
    const changed = await this.contents.setState(manager, content.id, change);
    if (state === 'approved') await this.reviews.announceApproval(changed, manager);
    const closed = await this.reviews.load(review.id, manager);
    await this.reviews.announceEnd(
      { review: closed, content: changed, state, closedBy: actor.userId },
      manager,
    );
    return null;
  }
}

const stateOfContent = { approved: 'approved', returned: 'returned', rejected: 'archived' } as Record<
  ReviewMove['state'],
  ContentStateChange['state']
>;

function reasonOf(move: ReviewMove, outcome: Outcome): StageReason {
  if (outcome === 'return') return 'sent_back';
  return move.nextStage?.key === proofAfterCorrection.key ? 'corrected' : 'passed';
}

function cleanAnnotation({ path, range, note }: Annotation): Annotation {
  return {
    path: cleanText(path),
    ...(range && { range: { start: range.start, end: range.end } }),
    note: cleanText(note),
  };
}
