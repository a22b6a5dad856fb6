import type { ScoreLineResponse } from './score-line.responses';

export class ContributorPointsResponse {
  userId: string | null;
  name: string;
  points: number;
}

export class ExplainedPointsResponse {
  /** The unit that scores. */
  organizationId: string;
  organizationName: string;
  schemeId: string;
  schemeName: string;
  points: number;
  /** They add up to the points. */
  lines: ScoreLineResponse[];
  persons: ContributorPointsResponse[];
}

export class SubmissionPointsResponse {
  submissionId: string;
  /** The nearest scoring unit first; empty where nobody scores it. */
  items: ExplainedPointsResponse[];
  nextCursor: string | null;
}
