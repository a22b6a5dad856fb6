import type { SubmissionMarkCode } from './submission-mark.entity';

export class SubmissionMarkResponse {
  id: string;
  submissionId: string;
  code: SubmissionMarkCode;
  markedOn: string;
  markedBy: string;
  markedAt: string;
  revokedBy: string | null;
  revokedAt: string | null;
  revokeReason: string | null;
}

export class SubmissionMarkListResponse {
  items: SubmissionMarkResponse[];
  nextCursor: string | null;
}
