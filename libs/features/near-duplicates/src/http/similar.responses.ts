import { ApiProperty } from '@nestjs/swagger';
import { submissionStates } from '@haojiao/features/submissions';
import type { SubmissionState } from '@haojiao/features/submissions';
import { similarityKinds } from '../domain/compare-reports';
import type { SimilarityKind } from '../domain/compare-reports';
import { similarOutcomes } from '../persistence/near-duplicate-pair.entity';
import type { SimilarOutcome } from '../persistence/near-duplicate-pair.entity';

const fields = ['title', 'body'] as const;

/** Words that stand in both reports; UTF-16 units in `title` or `bodyText`, ends exclusive. */
export class MatchingPassageResponse {
  @ApiProperty({ enum: fields })
  field: 'title' | 'body';

  start: number;
  end: number;

  @ApiProperty({ enum: fields })
  otherField: 'title' | 'body';

  otherStart: number;
  otherEnd: number;
}

export class SimilarReportResponse {
  submissionId: string;
  number: string;
  organizationId: string;
  organizationName: string;
  title: string;
  /** Plain text of the body. */
  bodyText: string;

  @ApiProperty({ enum: submissionStates })
  state: SubmissionState;

  /** `YYYY-MM-DD` */
  occurredOn: string | null;
  sentAt: string;

  /** `same_text`: copied or rewritten; `same_event`: told twice, each in own words. */
  @ApiProperty({ enum: similarityKinds })
  kind: SimilarityKind;

  /** 0–1: of a text how much is the same, of an event how much both know of it. */
  similarity: number;
  /** How much of the shorter body stands in the other, 0–1, rare words weighing most. */
  bodyContainment: number;
  titleSimilarity: number;
  passages: MatchingPassageResponse[];

  @ApiProperty({ enum: similarOutcomes, nullable: true })
  outcome: SimilarOutcome | null;

  reason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

export class SimilarReportsResponse {
  /** Null: not looked at yet since it was sent or last changed. */
  lookedAt: string | null;
  /** Plain text of the body of the report that was asked about. */
  bodyText: string;
  items: SimilarReportResponse[];
}
