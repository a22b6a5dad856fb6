import { ruleBroken } from '@haojiao/kernel';

export const submissionStates = ['submitted', 'accepted', 'declined', 'withdrawn', 'adopted'] as const;
export type SubmissionState = (typeof submissionStates)[number];

/**
 * `accepted` is an editor's word, `adopted` a fact: the item made from the report went out. A declined report keeps its
 * number and counts as sent; its sender may send a better one.
 */
export const submissionTransitions = {
  submitted: ['accepted', 'declined', 'withdrawn'],
  accepted: ['adopted'],
  declined: [],
  withdrawn: [],
  adopted: [],
} as const satisfies Record<SubmissionState, readonly SubmissionState[]>;

export function canMove(from: SubmissionState, to: SubmissionState): boolean {
  return (submissionTransitions[from] as readonly SubmissionState[]).includes(to);
}

/** @throws AppError `submission_withdrawn`, `submission_already_decided` */
export function requireMove(from: SubmissionState, to: SubmissionState): void {
  if (!canMove(from, to)) throw closed(from);
}

/** The sender may still change it. @throws AppError as `requireMove` */
export function requireOpen(state: SubmissionState): void {
  if (state !== 'submitted') throw closed(state);
}

function closed(state: SubmissionState) {
  if (state === 'withdrawn') {
    return ruleBroken(
      'submission_withdrawn',
      '这篇来稿已由报送人撤回。',
      'This report was withdrawn by its sender.',
    );
  }
  return ruleBroken(
    'submission_already_decided',
    '这篇来稿已经处理，不能再改。请刷新查看结果。',
    'This report has been decided on and stays as it is. Read it again to see how.',
  );
}
