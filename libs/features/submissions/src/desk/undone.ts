import type { SubmissionEntity } from '../persistence/submission.entity';

/** What a report is without the decision that was made about it. */
export const undone = {
  state: 'submitted',
  contentId: null,
  decidedBy: null,
  decidedAt: null,
  declineReason: null,
  duplicateOfId: null,
  claimedBy: null,
  claimedAt: null,
} as const satisfies Partial<SubmissionEntity>;
