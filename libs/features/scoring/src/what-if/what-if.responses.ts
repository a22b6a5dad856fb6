import type { ScoreLineResponse } from '../explanations/score-line.responses';

export class WhatIfFiguresResponse {
  points: number;
  rank: number;
  submissionPoints: number;
  adoptionPoints: number;
  basePoints: number;
  penaltyPoints: number;
  adjustmentPoints: number;
}

export class WhatIfRowResponse {
  organizationId: string;
  organizationName: string;
  before: WhatIfFiguresResponse;
  after: WhatIfFiguresResponse;
  /** Points more, or less. */
  difference: number;
}

export class WhatIfReportResponse {
  submissionId: string;
  title: string;
  organizationId: string;
  before: number;
  after: number;
  difference: number;
  /** How the new points come about. */
  lines: ScoreLineResponse[];
}

export class WhatIfResponse {
  /** By the new rank. */
  rows: WhatIfRowResponse[];
  /** The 100 that differ most. */
  reports: WhatIfReportResponse[];
}
