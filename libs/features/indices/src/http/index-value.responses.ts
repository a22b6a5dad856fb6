import { ApiProperty } from '@nestjs/swagger';
import { inputSources, precisions } from '../domain/index-inputs';
import type { InputSource, Precision } from '../domain/index-inputs';
import { periodKinds } from '../domain/index-period';
import type { PeriodKind } from '../domain/index-period';
import { valueOrigins } from '../values/index-value.entity';
import type { ValueOrigin } from '../values/index-value.entity';
import { NamedValueResponse } from './index-formula.responses';

export class IndexPeriodResponse {
  @ApiProperty({ enum: periodKinds })
  kind: PeriodKind;

  from: string;
  to: string;
  /** What formulas divide by: a week 7, a month 30, a year 365, others their own. */
  days: number;
}

export class IndexInputResponse {
  name: string;
  value: number;

  @ApiProperty({ enum: inputSources })
  source: InputSource;

  @ApiProperty({ enum: precisions })
  precision: Precision;

  note: string | null;
  asOf: string | null;
  /** The kept value that was taken, and its formula. */
  valueId: string | null;
  formulaId: string | null;
  /** What the platform means by the figures that were gathered, and how many they were. */
  definitionId: string | null;
  figures: number | null;
}

export class IndexValueSummaryResponse {
  id: string;
  organizationId: string;
  /** Null: of the unit as a whole. */
  channelAccountId: string | null;
  indexCode: string;
  /** Values of two versions are never compared. */
  formulaId: string;

  @ApiProperty({ enum: valueOrigins })
  origin: ValueOrigin;

  period: IndexPeriodResponse;
  value: number;
  /** An input was shown as "10万+": the true value is no smaller. */
  isCapped: boolean;
  /** Who published an imported value. */
  source: string | null;
  sourceUrl: string | null;
  asOf: string | null;
  recordedBy: string;
  recordedAt: string;
}

export class IndexValueResponse extends IndexValueSummaryResponse {
  /** Null: imported. */
  unrounded: number | null;
  inputs: IndexInputResponse[];
  steps: NamedValueResponse[];

  /** By which formula each index within was made; null: not known. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  constituents: Record<string, string> | null;
}

export class IndexValuePageResponse {
  items: IndexValueSummaryResponse[];
  nextCursor: string | null;
}

export class ImportedIndexValuesResponse {
  /** In the order of the request. */
  items: IndexValueSummaryResponse[];
  added: number;
  /** Were there from an earlier import. */
  alreadyThere: number;
}

export class RecalculationResponse {
  id: string;
  formulaId: string;
  value: number;
  unrounded: number;
  steps: NamedValueResponse[];
  /** Whether it is what is kept. */
  agrees: boolean;
}

export class IndexSeriesLineResponse {
  indexCode: string;
  formulaId: string;

  @ApiProperty({ enum: valueOrigins })
  origin: ValueOrigin;

  source: string | null;
  /** In the order of the periods, the newest value of each. */
  points: IndexValueSummaryResponse[];
}

export class IndexSeriesResponse {
  from: string;
  to: string;

  @ApiProperty({ enum: periodKinds })
  periodKind: PeriodKind;

  /** Lines are not comparable with one another. */
  lines: IndexSeriesLineResponse[];
}

export class ComparedIndexValueResponse extends IndexValueSummaryResponse {
  /** Above or below the first one. */
  difference: number;
  /** Of the first one, 1 = as much; null: the first one is 0. */
  ratio: number | null;
}

export class IndexComparisonResponse {
  formulaId: string;
  items: ComparedIndexValueResponse[];
}
