import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService, compareDocuments } from '@haojiao/features/contents';
import type { DocumentChange } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import type { ReviewEntity } from './persistence/review.entity';
import { correctionsOf, decisionsOf } from './review-details';
import type { CorrectionView, DecisionView } from './review-details';
import { ReviewsService } from './reviews.service';

export interface Difference {
  fromRevisionId: string;
  toRevisionId: string;
  changes: DocumentChange[];
}

export interface ReviewChangesView {
  sinceSubmission: Difference;
  /** What the stage before changed; null in the first. */
  sincePreviousStage: Difference | null;
  /** What changed since the caller last decided in this review; null where they have not. */
  sinceYourDecision: Difference | null;
  corrections: CorrectionView[];
}

/** What reviewers changed, as the next one sees it. */
@Injectable()
export class ReviewChanges {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
  ) {}

  /** @throws AppError `review_not_found` */
  async of(actor: Actor, reviewId: string): Promise<ReviewChangesView> {
    const review = await this.reviews.load(reviewId);
    await this.reviews.requireOn(actor, 'content.read', await this.contents.load(review.contentId));
    const decisions = await decisionsOf(this.database, [reviewId]);
    const corrections = await correctionsOf(this.database, [reviewId]);
    const before = previousOf(review, decisions);
    const own = decisions.filter(({ deciderId }) => deciderId === actor.userId).at(-1);
    return {
      sinceSubmission: await this.difference(review.submittedRevisionId, review.revisionId),
      sincePreviousStage:
        before && (await this.difference(openedWith(before, corrections), review.revisionId)),
      sinceYourDecision: own ? await this.difference(own.revisionId, review.revisionId) : null,
      corrections,
    };
  }

  private async difference(fromRevisionId: string, toRevisionId: string): Promise<Difference> {
    if (fromRevisionId === toRevisionId) return { fromRevisionId, toRevisionId, changes: [] };
    const from = await this.contents.revision(fromRevisionId);
    const to = await this.contents.revision(toRevisionId);
    return { fromRevisionId, toRevisionId, changes: compareDocuments(from.document, to.document) };
  }
}

/** The decision by which the stage before the current one stands; of a closed review, the last. */
function previousOf(review: ReviewEntity, decisions: DecisionView[]): DecisionView | null {
  const current = review.stages.findIndex(({ key }) => key === review.currentStage);
  const key = review.stages.at(current === -1 ? -1 : current - 1)?.key;
  if (current === 0) return null;
  return decisions.find(({ stands, stageKey }) => stands && stageKey === key) ?? null;
}

/** The revision with which the stage was opened that ended in that decision. */
function openedWith({ round, revisionId }: DecisionView, corrections: CorrectionView[]): string {
  return corrections.find((correction) => correction.round === round)?.fromRevisionId ?? revisionId;
}
