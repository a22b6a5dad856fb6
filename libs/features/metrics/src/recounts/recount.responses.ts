import { ApiProperty } from '@nestjs/swagger';
import type { RecountState } from './recount.entity';

export class RecountCountsResponse {
  raw: number;
  counted: number;
}

export class LiveCountsResponse extends RecountCountsResponse {
  /** Reports by the reason for which they were left out. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  excluded: Record<string, number>;
}

export class RecountFiguresResponse extends LiveCountsResponse {
  /** By merging sketches of the days. */
  visitors: number | null;
}

export class RecountedDayCountsResponse extends RecountCountsResponse {
  visitors: number | null;
}

export class RecountedDayResponse {
  day: string;
  /** Null where the rule did not count. */
  live: RecountCountsResponse | null;
  recounted: RecountedDayCountsResponse;
}

export class RecountDifferenceResponse {
  contentId: string;
  surface: string;
  day: string;
  live: RecountFiguresResponse | null;
  recounted: RecountFiguresResponse | null;
}

export class RecountOfRuleResponse {
  definitionId: string;
  /** It counted: live and recounted must be equal. Else this is what it would have given; nothing is overwritten. */
  isAsCounted: boolean;
  /** By item, surface and day: reports, views, reasons and, of days that are over, visitors. */
  isEqual: boolean | null;
  live: LiveCountsResponse | null;
  recounted: RecountFiguresResponse;
  days: RecountedDayResponse[];
  differences: number;
  /** At most 50. */
  firstDifferences: RecountDifferenceResponse[];
}

export class KeptDayResponse {
  day: string;
  definitionId: string;
  /** False: some reports, of whatever unit, were counted but not kept; that day can't be recounted wholly. */
  isComplete: boolean;
}

export class RecountResponse {
  id: string;
  organizationId: string;
  contentId: string | null;
  from: string;
  to: string;
  ruleId: string | null;
  @ApiProperty({ enum: ['queued', 'running', 'done', 'failed'] })
  state: RecountState;
  days: number;
  daysDone: number;
  createdAt: string;
  finishedAt: string | null;
  /** Null until it is done. */
  rules: RecountOfRuleResponse[] | null;
  /** Whether everything was kept in those days; days that are not named have nothing. */
  kept: KeptDayResponse[] | null;
}

export class RecountSummaryResponse {
  id: string;
  organizationId: string;
  contentId: string | null;
  from: string;
  to: string;
  ruleId: string | null;
  @ApiProperty({ enum: ['queued', 'running', 'done', 'failed'] })
  state: RecountState;
  days: number;
  daysDone: number;
  createdAt: string;
  finishedAt: string | null;
}

export class RecountPageResponse {
  items: RecountSummaryResponse[];
  nextCursor: string | null;
}
