import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, notAllowed } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { requireOpen, requireReviewer } from '../domain/review-transitions';
import type { ReviewEntity } from '../persistence/review.entity';
import { ReviewAuthority } from '../review-authority';
import { ReviewsService } from '../reviews.service';
import { ClaimNotices } from './claim-notices';
import { ReviewClaimEntity } from './review-claim.entity';
import { StandingClaims } from './standing-claims';
import type { StandingClaim } from './standing-claims';

interface ClaimInHand {
  review: ReviewEntity;
  content: ContentEntity;
  manager: EntityManager;
}

/** People take a stage in hand, give it back, and are given it. */
@Injectable()
export class ReviewClaims {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewsService,
    private readonly authority: ReviewAuthority,
    private readonly standing: StandingClaims,
    private readonly told: ClaimNotices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The caller will decide the current stage; claiming one's own again begins the time anew.
   * @throws AppError `review_not_found`, `review_closed`, what `decideReview` has against the caller, `review_claimed`
   * where somebody else has it and it is not taken over
   */
  async claim(actor: Actor, reviewId: string, takeOver: boolean): Promise<ReviewEntity> {
    return this.act(reviewId, async (hand) => {
      const { review, content, manager } = hand;
      await this.reviews.requireOn(actor, 'review.decide', content, manager);
      requireOpen(review);
      await this.requireEligible(actor, hand);
      if (!takeOver) await this.standing.requireFree(reviewId, actor.userId, manager);
      const former = (await this.standing.of([reviewId], manager)).get(reviewId);
      if (former?.userId === actor.userId && former.assignedBy) return;
      const claim = await this.keep(hand, actor.userId, null);
      const takenFrom = await this.tellFormer(hand, claim, former, actor);
      const action = takenFrom ? 'review.taken_over' : 'review.claimed';
      await this.record(actor, hand, action, takenFrom ? { from: takenFrom } : {});
    });
  }

  /**
   * By whoever has it, or by a chief editor. Where nobody has it nothing happens.
   * @throws AppError `review_not_found`, `claim_of_another`
   */
  async release(actor: Actor, reviewId: string): Promise<ReviewEntity> {
    return this.act(reviewId, async (hand) => {
      const { content, manager } = hand;
      const place = await this.reviews.requireOn(actor, 'review.decide', content, manager);
      const claim = (await this.standing.of([reviewId], manager)).get(reviewId);
      if (!claim) return;
      if (claim.userId !== actor.userId && !actor.can('review.assign', place)) {
        throw notAllowed(
          'claim_of_another',
          `这个环节由 ${claim.name} 处理，只有本人或主编可以释放；您可以接手。`,
          `${claim.name} has this stage in hand; only they or a chief editor can release it. You may take it over.`,
        );
      }
      await manager.delete(ReviewClaimEntity, { reviewId });
      await this.told.assignmentOver(manager, reviewId);
      await this.record(actor, hand, 'review.released', { from: claim.userId });
    });
  }

  /**
   * A chief editor gives the current stage to one of those who may decide it.
   * @throws AppError `review_not_found`, `not_allowed`, `review_closed`, `invalid_input` where that person may not
   */
  async assign(actor: Actor, reviewId: string, userId: string): Promise<ReviewEntity> {
    return this.act(reviewId, async (hand) => {
      const { review, content, manager } = hand;
      await this.reviews.requireOn(actor, 'review.assign', content, manager);
      requireOpen(review);
      const eligible = await this.reviews.eligibleReviewers(reviewId, manager);
      if (!eligible.some((reviewer) => reviewer.userId === userId)) throw notEligible();
      const former = (await this.standing.of([reviewId], manager)).get(reviewId);
      const claim = await this.keep(hand, userId, actor.userId);
      const takenFrom = await this.tellFormer(hand, claim, former, actor);
      await this.told.assigned(manager, hand, claim, actor.displayName);
      const details = { to: userId, ...(takenFrom && { from: takenFrom }) };
      await this.record(actor, hand, 'review.assigned', details);
    });
  }

  private async act(reviewId: string, work: (hand: ClaimInHand) => Promise<void>): Promise<ReviewEntity> {
    return this.database.transaction(async (manager) => {
      const { review, content } = await this.reviews.loadForUpdate(reviewId, manager);
      await work({ review, content, manager });
      return review;
    });
  }

  /** The rules say why somebody may not; who may in another's place, only the list knows. */
  private async requireEligible(actor: Actor, { review, content, manager }: ClaimInHand): Promise<void> {
    const eligible = await this.reviews.eligibleReviewers(review.id, manager);
    if (eligible.some(({ userId }) => userId === actor.userId)) return;
    const by = await this.authority.of(actor, review, content, null, manager);
    requireReviewer(await this.reviews.inHand(review, manager), undefined, by);
  }

  /** Yields who had it before, where that is somebody else. */
  private async tellFormer(
    hand: ClaimInHand,
    claim: ReviewClaimEntity,
    former: StandingClaim | undefined,
    actor: Actor,
  ): Promise<string | null> {
    if (!former || former.userId === claim.userId) return null;
    if (former.userId !== actor.userId) {
      await this.told.takenOver(hand.manager, hand, claim, former.userId, actor.displayName);
    }
    return former.userId;
  }

  private async keep(
    { review, manager }: ClaimInHand,
    userId: string,
    assignedBy: string | null,
  ): Promise<ReviewClaimEntity> {
    const claim = manager.create(ReviewClaimEntity, {
      reviewId: review.id,
      stageKey: review.currentStage!,
      userId,
      claimedAt: this.clock.now(),
      assignedBy,
    });
    await manager.upsert(ReviewClaimEntity, claim, ['reviewId']);
    await this.told.assignmentOver(manager, review.id);
    return claim;
  }

  private record(
    actor: Actor,
    { review, content, manager }: ClaimInHand,
    action: string,
    details: Record<string, string>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: content.organizationId,
      action,
      objectType: 'review',
      objectId: review.id,
      details: { contentId: content.id, stage: review.currentStage, ...details },
    });
  }
}

function notEligible() {
  return invalidInput([
    fault(
      'userId',
      'assignee_not_eligible',
      '这个人不能处理当前环节：没有相应角色、参与过撰写，或已审过其他环节。',
      'That person may not decide this stage: the role is missing, or they wrote a part of it, or decided another stage.',
    ),
  ]);
}
