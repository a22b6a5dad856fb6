import { HOUR_MS } from '@haojiao/kernel';
import type { FlowStage } from '../domain/review-flow';
import { presentClaim } from '../claims/claim.responses';
import type { DecisionView, QueueItem, ReviewView } from '../list-reviews';
import type { DecisionResponse, QueueItemResponse, ReviewResponse, StageResponse } from './review.responses';

export function presentReview({ review, submitterName, decisions, claim }: ReviewView): ReviewResponse {
  const isOpen = review.state === 'open';
  const isEscalated = isOpen && review.stageOrganizationId !== review.namedOrganizationId;
  return {
    id: review.id,
    contentId: review.contentId,
    revisionId: review.revisionId,
    fingerprint: review.fingerprint,
    state: review.state,
    currentStage: review.currentStage,
    stageOrganizationId: isOpen ? review.stageOrganizationId : null,
    escalatedFrom: isEscalated ? review.namedOrganizationId : null,
    flowId: review.flowId,
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
  };
}

export function presentStage(stage: FlowStage): StageResponse {
  return { ...stage, unit: stage.unit ?? 'own', dueWithinHours: stage.dueWithinHours };
}

function presentDecision(decision: DecisionView): DecisionResponse {
  return {
    id: decision.id,
    stage: decision.stageKey,
    deciderId: decision.deciderId,
    deciderName: decision.deciderName,
    deciderPost: decision.deciderPost,
    deciderUnit: decision.deciderUnit,
    outcome: decision.outcome,
    comment: decision.comment,
    annotations: decision.annotations,
    decidedAt: decision.createdAt.toISOString(),
  };
}

export function presentQueueItem(item: QueueItem): QueueItemResponse {
  const { sortTime: _, stageOpenedAt, dueWithinHours, ...rest } = item;
  const dueAt = dueWithinHours === null ? null : new Date(stageOpenedAt.getTime() + dueWithinHours * HOUR_MS);
  return {
    ...rest,
    submittedAt: item.submittedAt.toISOString(),
    waitingSince: stageOpenedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    claim: item.claim && presentClaim(item.claim),
    overdue: dueWithinHours !== null && item.waitingSeconds > dueWithinHours * 3_600,
  };
}
