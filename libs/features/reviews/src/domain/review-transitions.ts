import { fault, invalidInput, notAllowed, ruleBroken } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { acceptedRoles, proofAfterCorrection, stageAfter, stagesBefore } from './review-flow';
import type { FlowStage } from './review-flow';

export const reviewStates = ['open', 'approved', 'returned', 'rejected', 'recalled'] as const;
export type ReviewState = (typeof reviewStates)[number];

export const outcomes = ['approve', 'return', 'reject'] as const;
export type Outcome = (typeof outcomes)[number];

/** open → open is the next stage. What is closed stays closed: another look is another review. */
export const reviewTransitions = {
  open: ['open', 'approved', 'returned', 'rejected', 'recalled'],
  approved: [],
  returned: [],
  rejected: [],
  recalled: [],
} as const satisfies Record<ReviewState, readonly ReviewState[]>;

/** What the rules need to know of a review. */
export interface ReviewInHand {
  state: ReviewState;
  stages: FlowStage[];
  /** Null once closed. */
  currentStage: string | null;
  submittedBy: string;
  /** Everybody who must not decide the current stage because they wrote a part of it. */
  authorIds: readonly string[];
  /** Everybody who took part in another stage of the chain, themselves or by another's hand. */
  deciderIds: readonly string[];
  /** Whether a reviewer corrected the item since the current stage opened. */
  isCorrected: boolean;
}

export interface Decision {
  outcome: Outcome;
  /** The reason; return and reject need one. */
  comment: string;
  /** The stage that the decider saw; when absent, the current one. */
  stage?: string;
  /** Where a return goes: to the author, or to an earlier stage by its key; absent: the author. */
  returnTo?: string | null;
}

export interface Reviewer {
  userId: string;
  /** Held at the unit of the item. */
  roles: readonly string[];
  /** The person in whose place they decide; separation holds for both. */
  onBehalfOf?: string | null;
}

export interface ReviewMove {
  state: ReviewState;
  stage: FlowStage;
  /** Null when the review closes. */
  nextStage: FlowStage | null;
}

/**
 * What a decision does to a review.
 * @throws AppError `review_closed`, `review_already_decided`, `own_content`, `stage_role_missing`, `decided_before`, or
 * `invalid_input` where the reason is missing or no earlier stage has the key
 */
export function decideReview(review: ReviewInHand, decision: Decision, by: Reviewer): ReviewMove {
  const stage = requireReviewer(review, decision.stage, by);
  const faults: Fault[] = [];
  if (decision.outcome !== 'approve' && decision.comment === '') {
    faults.push(
      fault('comment', 'required', '退回或退稿必须写明原因。', 'A return or rejection needs its reason.'),
    );
  }
  const earlier = stagesBefore(review.stages, stage.key);
  const returnTo = decision.returnTo && decision.returnTo !== 'author' ? decision.returnTo : null;
  const target = earlier.find(({ key }) => key === returnTo) ?? null;
  if (decision.returnTo && (decision.outcome !== 'return' || (returnTo && !target)))
    faults.push(notEarlier());
  if (faults.length > 0) throw invalidInput(faults);
  if (decision.outcome === 'reject') return { state: 'rejected', stage, nextStage: null };
  if (decision.outcome === 'return') return { state: target ? 'open' : 'returned', stage, nextStage: target };
  const needsProof = review.isCorrected && stage.key !== proofAfterCorrection.key;
  const nextStage = stageAfter(review.stages, stage.key) ?? (needsProof ? proofAfterCorrection : null);
  return { state: nextStage ? 'open' : 'approved', stage, nextStage };
}

/**
 * Whether that person may decide or correct the current stage.
 * @param seen the stage that they saw; when absent, the current one
 * @throws AppError `review_closed`, `review_already_decided`, `own_content`, `stage_role_missing`, `decided_before`
 */
export function requireReviewer(review: ReviewInHand, seen: string | undefined, by: Reviewer): FlowStage {
  requireOpen(review);
  const stage = review.stages.find(({ key }) => key === review.currentStage);
  if (!stage) throw new Error(`An open review without its stage ${review.currentStage}`);
  if (seen !== undefined && seen !== stage.key) throw alreadyDecided();
  if (review.authorIds.includes(by.userId)) throw ownContent();
  if (by.onBehalfOf && review.authorIds.includes(by.onBehalfOf)) throw ownContent();
  if (!acceptedRoles(stage).some((role) => by.roles.includes(role))) {
    throw notAllowed(
      'stage_role_missing',
      `本环节（${stage.key}）需要角色：${acceptedRoles(stage).join('、')}。`,
      `This stage (${stage.key}) needs one of the roles: ${acceptedRoles(stage).join(', ')}.`,
    );
  }
  if (review.deciderIds.includes(by.userId)) throw decidedTwice();
  if (by.onBehalfOf && review.deciderIds.includes(by.onBehalfOf)) throw decidedTwice();
  return stage;
}

/** @throws AppError `review_closed`, `not_submitter` */
export function recallReview(review: ReviewInHand, byUserId: string): void {
  requireOpen(review);
  if (review.submittedBy === byUserId) return;
  throw notAllowed(
    'not_submitter',
    '只有送审人可以撤回。',
    'Only the person who submitted it can recall it.',
  );
}

/** @throws AppError `review_closed` */
export function requireOpen(review: Pick<ReviewInHand, 'state'>): void {
  if (review.state === 'open') return;
  throw ruleBroken(
    'review_closed',
    '这次审核已经结束，不能再作决定。',
    'This review is closed; nothing more can be decided in it.',
  );
}

function notEarlier(): Fault {
  return fault(
    'returnTo',
    'stage_not_earlier',
    '只有退改时可以选择退回到哪里：作者（author），或本环节之前的某个环节。',
    'A return, and nothing else, goes to the author or to the key of a stage before this one.',
  );
}

/** Somebody was quicker. */
export function alreadyDecided() {
  return ruleBroken(
    'review_already_decided',
    '这个环节刚刚已由他人处理，请刷新后再看。',
    'Somebody has just decided this stage; read the review again.',
  );
}

export function decidedTwice() {
  return ruleBroken(
    'decided_before',
    '您（或委托您的人）已参与这次送审的另一个环节；同一人不能参与两个环节。',
    'You, or who delegated to you, took part in another stage; nobody takes part in two stages of one chain.',
  );
}

export function ownContent() {
  return notAllowed(
    'own_content',
    '您（或委托您的人）参与了这篇稿件的撰写或修改，不能审核自己的稿件，请由其他人审核。',
    'You, or who delegated to you, wrote or edited this item; nobody decides on their own work. Somebody else has to.',
  );
}
