import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HOUR_MS, beijingTime, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ReviewsService } from '../reviews.service';
import { ReviewClaimEntity } from './review-claim.entity';

/** Half a working day: a claim of one's own holds so long. What a chief editor assigned holds until somebody ends it. */
export const CLAIM_HOLDS_MS = 4 * HOUR_MS;

/** Who has a review in hand. */
export interface StandingClaim {
  userId: string;
  name: string;
  since: Date;
  assignedBy: string | null;
}

/**
 * The standing claim `k` on a review `r`, to be joined: of its current stage, and not aged out. `$oldest` is the time
 * at which `oldestClaim` says a claim of one's own would just hold.
 */
export const standingClaimSql = (oldestParameter: number) =>
  `k.review_id = r.id AND k.stage_key = r.current_stage
   AND (k.assigned_by IS NOT NULL OR k.claimed_at > $${oldestParameter})`;

@Injectable()
export class StandingClaims implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A stage that is decided, or opened once more, is in nobody's hand. */
  onModuleInit(): void {
    this.reviews.onStageOpened(({ review }, manager) => this.end(review.id, manager));
    this.reviews.onClosed(({ review }, manager) => this.end(review.id, manager));
  }

  oldestClaim(): Date {
    return new Date(this.clock.now().getTime() - CLAIM_HOLDS_MS);
  }

  /** By review, of those that somebody has in hand. Plan: the primary keys of reviews and claims. */
  async of(
    reviewIds: string[],
    manager: EntityManager = this.database.manager,
  ): Promise<Map<string, StandingClaim>> {
    const rows = await this.database.query<StandingClaim & { reviewId: string }>(
      `SELECT r.id AS "reviewId", k.user_id AS "userId", u.display_name AS name, k.claimed_at AS since,
              k.assigned_by AS "assignedBy"
       FROM reviews r JOIN review_claims k ON ${standingClaimSql(2)} JOIN users u ON u.id = k.user_id
       WHERE r.id = ANY($1::uuid[]) AND r.state = 'open'`,
      [reviewIds, this.oldestClaim()],
      manager,
    );
    return new Map(rows.map(({ reviewId, ...claim }) => [reviewId, claim]));
  }

  /** @throws AppError `review_claimed` where somebody else has it in hand */
  async requireFree(reviewId: string, userId: string, manager: EntityManager): Promise<void> {
    const claim = (await this.of([reviewId], manager)).get(reviewId);
    if (claim && claim.userId !== userId) throw claimed(claim);
  }

  private async end(reviewId: string, manager: EntityManager): Promise<void> {
    await manager.delete(ReviewClaimEntity, { reviewId });
  }
}

function claimed({ userId, name, since, assignedBy }: StandingClaim) {
  return ruleBroken(
    'review_claimed',
    `${name} 从 ${beijingTime(since)} 起在处理这个环节；请等待其处理或释放，或先接手。`,
    `${name} has had this stage in hand since ${since.toISOString()}; wait, or take it over first.`,
    { extra: { claim: { userId, name, since: since.toISOString(), assignedBy } } },
  );
}
