import { ruleBroken } from '@haojiao/kernel';

export const submissionStates = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'declined',
  'withdrawn',
  'adopted',
  'duplicate',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** A draft is its writer's alone; only these are reports to anybody else. */
export const sentStates = submissionStates.filter((state) => state !== 'draft');

/** Drafts, and those that were taken back or marked as duplicates, count nowhere. */
export const countedStates = sentStates.filter((state) => state !== 'withdrawn' && state !== 'duplicate');

/**
 * `accepted` is an editor's word, `adopted` a fact: the item made from the report went out. A declined report keeps its
 * number and counts as sent; its sender may send a better one. A returned one can be decided on without an answer.
 * `accepted`, `declined` and `duplicate` can be undone.
 */
export const submissionTransitions = {
  draft: ['submitted'],
  submitted: ['returned', 'accepted', 'declined', 'withdrawn', 'duplicate'],
  returned: ['submitted', 'accepted', 'declined', 'withdrawn', 'duplicate'],
  accepted: ['adopted', 'submitted'],
  declined: ['submitted'],
  withdrawn: [],
  adopted: [],
  duplicate: ['submitted'],
} as const satisfies Record<SubmissionState, readonly SubmissionState[]>;

export function canMove(from: SubmissionState, to: SubmissionState): boolean {
  return (submissionTransitions[from] as readonly SubmissionState[]).includes(to);
}

/** @throws AppError `submission_withdrawn`, `submission_already_decided`, `submission_is_draft` */
export function requireMove(from: SubmissionState, to: SubmissionState): void {
  if (!canMove(from, to)) throw closed(from);
}

/** Its sender may still change it. @throws AppError as `requireMove` */
export function requireOpen(state: SubmissionState): void {
  if (state !== 'draft' && state !== 'submitted' && state !== 'returned') throw closed(state);
}

function closed(state: SubmissionState) {
  if (state === 'withdrawn') {
    return ruleBroken(
      'submission_withdrawn',
      '这篇来稿已由报送人撤回。',
      'This report was withdrawn by its sender.',
    );
  }
  if (state === 'draft') {
    return ruleBroken(
      'submission_is_draft',
      '这篇来稿还是草稿，请先报送。',
      'This report is still a draft; send it first.',
    );
  }
  return ruleBroken(
    'submission_already_decided',
    '这篇来稿已经处理，不能再改。请刷新查看结果。',
    'This report has been decided on and stays as it is. Read it again to see how.',
  );
}
