import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, fault, invalidInput, newId, notAllowed, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ChangeContent, ContentsService, cleanText } from '@haojiao/features/contents';
import type { ContentEntity, RawBody } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { StandingClaims } from './claims/standing-claims';
import { proofAfterCorrection, stagesBefore } from './domain/review-flow';
import { requireReviewer } from './domain/review-transitions';
import { backfillNotCorrected } from './emergency/backfill-faults';
import { OpenStage } from './open-stage';
import { ReviewCorrectionEntity } from './persistence/review-correction.entity';
import { ReviewStandingEntity } from './persistence/review-standing.entity';
import { ReviewEntity } from './persistence/review.entity';
import { ReviewAuthority } from './review-authority';
import { separationFault } from './separation-fault';
import { ReviewsService } from './reviews.service';

export interface CorrectionInput {
  /** Key of the current stage, or of an earlier one that the caller passed; absent: the current one. */
  stage?: string;
  comment?: string | null;
  /** Merge patch, as of `PATCH /contents/{id}`. */
  changes: RawBody;
  onBehalfOf?: string | null;
}

/** A reviewer corrects the text: a revision of their own, shown to the next stage, that makes them no author. */
@Injectable()
export class CorrectReview {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly changing: ChangeContent,
    private readonly reviews: ReviewsService,
    private readonly authority: ReviewAuthority,
    private readonly claims: StandingClaims,
    private readonly stages: OpenStage,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Approvals of earlier stages stay. A correction for an earlier stage, by who passed it, opens that stage again: it
   * and all later ones have to be passed anew.
   * @throws AppError as `requireReviewer` does, `stage_not_yours`, `proof_corrects_nothing`, `invalid_input` with faults
   * below `changes`
   */
  async correct(
    actor: Actor,
    reviewId: string,
    input: CorrectionInput,
    checkVersion: (current: ContentEntity) => void,
  ): Promise<ReviewEntity> {
    return this.database.transaction(async (manager) => {
      const { review: found, content } = await this.reviews.loadForUpdate(reviewId, manager);
      await this.reviews.requireOn(actor, 'review.decide', content, manager);
      checkVersion(content);
      if (found.backfillOf !== null) throw backfillNotCorrected();
      const reopened = await this.reopen(actor, found, content, input.stage, manager);
      const review = reopened ?? found;
      const by = await this.authority.of(actor, review, content, input.onBehalfOf ?? null, manager);
      const stage = requireReviewer(await this.reviews.inHand(review, manager), undefined, by);
      await this.claims.requireFree(reviewId, actor.userId, manager);
      if (stage.key === proofAfterCorrection.key) throw proofCorrectsNothing();
      const comment = cleanText(input.comment ?? '') || null;
      const corrected = await this.save(manager, actor, content, input.changes, comment);
      const toRevisionId = corrected.currentRevisionId;
      await separationFault(() =>
        manager.insert(ReviewCorrectionEntity, {
          id: newId(),
          reviewId,
          stageKey: stage.key,
          round: review.round,
          fromRevisionId: review.revisionId,
          toRevisionId,
          correctedBy: actor.userId,
          delegationId: by.delegationId,
          onBehalfOf: by.onBehalfOf,
          comment,
          createdAt: this.clock.now(),
        }),
      );
      const { fingerprint } = await this.contents.revision(toRevisionId, manager);
      await manager.update(ReviewEntity, reviewId, { revisionId: toRevisionId, fingerprint });
      const moved = await this.contents.setState(manager, content.id, { reviewRevisionId: toRevisionId });
      const opened = reopened ? await this.stages.ask(manager, moved, reviewId, stage, 'corrected') : null;
      const after = await this.reviews.load(reviewId, manager);
      await this.reviews.announceCorrection(
        { review: after, content: moved, stage, fromRevisionId: review.revisionId, toRevisionId, by },
        manager,
      );
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: 'review.corrected',
        objectType: 'review',
        objectId: reviewId,
        details: {
          contentId: content.id,
          stage: stage.key,
          from: review.revisionId,
          to: toRevisionId,
          fingerprint,
          fields: Object.keys(input.changes),
          reopened: reopened !== null,
          onBehalfOf: by.onBehalfOf,
        },
      });
      if (opened) await this.stages.recordEscalation(manager, actor.audit, opened);
      return after;
    });
  }

  /** Null where the correction is for the current stage; else the review with the earlier stage open again. */
  private async reopen(
    actor: Actor,
    review: ReviewEntity,
    content: ContentEntity,
    key: string | undefined,
    manager: EntityManager,
  ): Promise<ReviewEntity | null> {
    const { currentStage } = review;
    if (key === undefined || key === currentStage || currentStage === null) return null;
    const stage = stagesBefore(review.stages, currentStage).find((earlier) => earlier.key === key);
    if (!stage) throw invalidInput([stageNotOpen()]);
    const passed = { reviewId: review.id, stageKey: key, personId: actor.userId };
    if (!(await manager.existsBy(ReviewStandingEntity, passed))) throw stageNotYours();
    await this.stages.turnTo(manager, content, review.id, stage);
    return this.reviews.load(review.id, manager);
  }

  private async save(
    manager: EntityManager,
    actor: Actor,
    content: ContentEntity,
    changes: RawBody,
    comment: string | null,
  ): Promise<ContentEntity> {
    // Who wrote an item is not for its reviewers to say: it decides who may review it.
    if ('coAuthorIds' in changes) throw invalidInput([authorsFixed()]);
    try {
      return (await this.changing.correct(manager, actor, content, changes, comment)).content;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
      const below = (path: string) => (path === '' ? 'changes' : `changes.${path}`);
      throw invalidInput(error.faults.map((each) => ({ ...each, path: below(each.path) })));
    }
  }
}

function stageNotOpen() {
  return fault(
    'stage',
    'stage_not_open',
    '只能在当前环节，或自己已通过的较早环节修改。',
    'A correction is made in the current stage, or for an earlier one that the caller passed.',
  );
}

function authorsFixed() {
  return fault(
    'changes.coAuthorIds',
    'authors_fixed',
    '审核中不能修改合作者；如有遗漏，请退回作者补上。',
    'The co-authors can not be changed in a review; return the item to its author for that.',
  );
}

function stageNotYours() {
  return notAllowed(
    'stage_not_yours',
    '只有通过该环节的人可以为它再作修改。',
    'Only the person who passed that stage can correct the item for it.',
  );
}

function proofCorrectsNothing() {
  return ruleBroken(
    'proof_corrects_nothing',
    '末审修改后的校对环节不能再改稿；发现问题请退回到相应环节。',
    'The proof after a correction changes nothing itself; return the item to the stage that shall change it.',
  );
}
