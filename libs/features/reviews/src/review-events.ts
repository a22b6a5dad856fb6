import type { EntityManager } from 'typeorm';
import type { ContentEntity, ContentRevisionEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import type { FlowStage } from './domain/review-flow';
import type { Outcome, ReviewState } from './domain/review-transitions';
import type { ReviewEntity } from './persistence/review.entity';
import type { ApplyingFlow } from './review-flows.service';
import type { Authority } from './review-authority';

/** An item that is about to enter review; nothing is written yet. */
export interface SubmissionForReview {
  actor: Actor;
  content: ContentEntity;
  revision: ContentRevisionEntity;
  flow: ApplyingFlow;
}

/** Why a stage waits to be decided; `escalated`: it was open already, and another unit is asked from now on. */
export type StageReason = 'submitted' | 'passed' | 'sent_back' | 'corrected' | 'escalated';

/** A stage waits for somebody. */
export interface StageOpened {
  /** As it is from now on. */
  review: ReviewEntity;
  content: ContentEntity;
  stage: FlowStage;
  /** The unit whose people are asked. */
  stageOrganizationId: string;
  /** The unit that the flow names, where nobody of it may decide and one above is asked; else null. */
  escalatedFrom: string | null;
  reason: StageReason;
}

/** Somebody has decided a stage; what follows from it is told next. */
export interface StageDecided {
  /** As it was decided, the stage still open. */
  review: ReviewEntity;
  content: ContentEntity;
  stage: FlowStage;
  outcome: Outcome;
  comment: string | null;
  deciderId: string;
  /** In whose place they decided; null: their own. */
  onBehalfOf: string | null;
}

/** A reviewer has changed what is under review. */
export interface ReviewCorrected {
  /** Of the corrected revision from now on. */
  review: ReviewEntity;
  content: ContentEntity;
  stage: FlowStage;
  fromRevisionId: string;
  toRevisionId: string;
  by: Authority;
}

/** A review has come to its end, by the last decision or by a recall. */
export interface ReviewClosed {
  review: ReviewEntity;
  content: ContentEntity;
  state: Exclude<ReviewState, 'open'>;
  closedBy: string;
}

export type Listener<Event> = (event: Event, manager: EntityManager) => Promise<void>;

/** Listeners in the order in which they came, each told in the transaction of what it is told about. */
export class Listeners<Event> {
  private readonly listeners: Listener<Event>[] = [];

  add(listener: Listener<Event>): void {
    this.listeners.push(listener);
  }

  async tell(event: Event, manager: EntityManager): Promise<void> {
    for (const listener of this.listeners) await listener(event, manager);
  }
}
