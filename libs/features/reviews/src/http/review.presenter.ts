import { HOUR_MS } from '@haojiao/kernel';
import type { FlowStage } from '../domain/review-flow';
import { presentClaim } from '../claims/claim.responses';
import type { QueueItem, ReviewView } from '../list-reviews';
import type { ReviewChangesView } from '../review-changes';
import type { CorrectionView, DecisionView } from '../review-details';
import type {
  CorrectionResponse,
  DecisionResponse,
  ReviewChangesResponse,
  QueueItemResponse,
  ReviewResponse,
  StageResponse,
} from './review.responses';

const wayOn = {
  zh: '从本单位到最上级都没有可以处理本环节的人：请管理员为合适的人分配角色后点“重新找人”，或由送审人撤回送审。',
  en: 'Nobody from this unit up to the root may decide this stage: have an administrator give somebody the role and ask anew, or let the submitter recall the review.',
};

export function presentReview(view: ReviewView): ReviewResponse {
  const { review, submitterName, decisions, corrections, claim, nobodyCanDecide } = view;
  const isOpen = review.state === 'open';
  const isEscalated = isOpen && review.stageOrganizationId !== review.namedOrganizationId;
  return {
    id: review.id,
    contentId: review.contentId,
    revisionId: review.revisionId,
    submittedRevisionId: review.submittedRevisionId,
    fingerprint: review.fingerprint,
    state: review.state,
    currentStage: review.currentStage,
    stageOrganizationId: isOpen ? review.stageOrganizationId : null,
    escalatedFrom: isEscalated ? review.namedOrganizationId : null,
    nobodyCanDecide,
    wayOn: nobodyCanDecide ? wayOn : null,
    flowId: review.flowId,
    flowVersion: review.flowVersion,
    separation: review.separation,
    flowName: review.flowName,
    stages: review.stages.map(presentStage),
    submittedBy: review.submittedBy,
    submitterName,
    submittedAt: review.submittedAt.toISOString(),
    comment: review.comment,
    stageOpenedAt: review.stageOpenedAt.toISOString(),
    decidedAt: review.decidedAt?.toISOString() ?? null,
    decisions: decisions.map(presentDecision),
    claim: claim && presentClaim(claim),
    corrections: corrections.map(presentCorrection),
  };
}

export function presentStage(stage: FlowStage): StageResponse {
  return { ...stage, unit: stage.unit ?? 'own', dueWithinHours: stage.dueWithinHours };
}

function presentDecision(decision: DecisionView): DecisionResponse {
  return {
    id: decision.id,
    stage: decision.stageKey,
    revisionId: decision.revisionId,
    round: decision.round,
    stands: decision.stands,
    deciderId: decision.deciderId,
    deciderName: decision.deciderName,
    deciderPost: decision.deciderPost,
    deciderUnit: decision.deciderUnit,
    onBehalfOf: decision.onBehalfOf,
    onBehalfOfName: decision.onBehalfOfName,
    outcome: decision.outcome,
    returnTo: decision.returnTo,
    comment: decision.comment,
    annotations: decision.annotations,
    decidedAt: decision.createdAt.toISOString(),
  };
}

function presentCorrection(correction: CorrectionView): CorrectionResponse {
  const { reviewId: _, stageKey, createdAt, ...rest } = correction;
  return { ...rest, stage: stageKey, correctedAt: createdAt.toISOString() };
}

export function presentChanges({ corrections, ...differences }: ReviewChangesView): ReviewChangesResponse {
  return { ...differences, corrections: corrections.map(presentCorrection) };
}

export function presentQueueItem(item: QueueItem): QueueItemResponse {
  const { sortTime: _, stageOpenedAt, dueWithinHours, ...rest } = item;
  const dueAt = dueWithinHours === null ? null : new Date(stageOpenedAt.getTime() + dueWithinHours * HOUR_MS);
  return {
    ...rest,
    stages: item.stages.map(presentStage),
    openedAt: item.openedAt?.toISOString() ?? null,
    submittedAt: item.submittedAt.toISOString(),
    waitingSince: stageOpenedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    claim: item.claim && presentClaim(item.claim),
    overdue: dueWithinHours !== null && item.waitingSeconds > dueWithinHours * 3_600,
  };
}
