import { fault, invalidInput, notAllowed, ruleBroken } from '@haojiao/kernel';
import { acceptedRoles, stageAfter } from './review-flow';
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
  /** Everybody who wrote a part of it: author, co-authors, whoever saved a revision. */
  authorIds: readonly string[];
  /** Everybody who has decided on this revision, in this review or an earlier one. */
  deciderIds: readonly string[];
}

export interface Decision {
  outcome: Outcome;
  /** The reason; return and reject need one. */
  comment: string;
  /** The stage that the decider saw; when absent, the current one. */
  stage?: string;
}

export interface Reviewer {
  userId: string;
  /** Held at the unit of the item. */
  roles: readonly string[];
}

export interface ReviewMove {
  state: ReviewState;
  stage: FlowStage;
  /** Null when the review closes. */
  nextStage: FlowStage | null;
}

/**
 * What a decision does to a review.
 * @throws AppError `review_closed`, `review_already_decided`, `own_content`, `stage_role_missing`, or
 * `invalid_input` where the reason is missing
 */
export function decideReview(review: ReviewInHand, decision: Decision, by: Reviewer): ReviewMove {
  requireOpen(review);
  const stage = review.stages.find(({ key }) => key === review.currentStage);
  if (!stage) throw new Error(`An open review without its stage ${review.currentStage}`);
  if (decision.stage !== undefined && decision.stage !== stage.key) throw alreadyDecided();
  if (review.authorIds.includes(by.userId)) throw ownContent();
  if (!acceptedRoles(stage).some((role) => by.roles.includes(role))) {
    throw notAllowed(
      'stage_role_missing',
      `本环节（${stage.key}）需要角色：${acceptedRoles(stage).join('、')}。`,
      `This stage (${stage.key}) needs one of the roles: ${acceptedRoles(stage).join(', ')}.`,
    );
  }
  if (review.deciderIds.includes(by.userId)) throw decidedTwice();
  if (decision.outcome !== 'approve' && decision.comment === '') {
    throw invalidInput([
      fault('comment', 'required', '退回或退稿必须写明理由。', 'A return or rejection needs its reason.'),
    ]);
  }
  if (decision.outcome === 'return') return { state: 'returned', stage, nextStage: null };
  if (decision.outcome === 'reject') return { state: 'rejected', stage, nextStage: null };
  const nextStage = stageAfter(review.stages, stage.key);
  return { state: nextStage ? 'open' : 'approved', stage, nextStage };
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
    '您已对这个版本作过决定；同一人不能审同一版本的两个环节。',
    'You have decided on this revision before; nobody decides two stages of one revision.',
  );
}

export function ownContent() {
  return notAllowed(
    'own_content',
    '您参与了这篇稿件的撰写或修改，不能审核自己的稿件，请由其他人审核。',
    'You wrote or edited this item; nobody decides on their own work. Somebody else has to.',
  );
}
