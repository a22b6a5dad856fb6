import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { fromHundredths } from '../domain';
import type { UnitRow } from '../domain';
import { ScoreLineResponse, presentLine } from '../explanations/score-line.presenter';
import { SchemeDocumentRequest } from '../schemes/scheme-document.requests';
import { IsDay } from '../schemes/scoring-scheme.requests';
import { toDocument } from '../schemes/to-document';
import { RunWhatIf } from './run-what-if';
import type { WhatIfReport, WhatIfRow } from './run-what-if';

class PeriodRequest {
  /** First day, `YYYY-MM-DD`. */
  @IsDay()
  from: string;

  /** Last day. */
  @IsDay()
  to: string;
}

class WhatIfRequest {
  /** The unit that scores; default the scheme's. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Code of a class; default every unit below. */
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9_-]{0,39}$/)
  unitClass?: string;

  @ValidateNested()
  @Type(() => PeriodRequest)
  period: PeriodRequest;

  /** A version of the scheme, as if it had held all the time. */
  @IsOptional()
  @IsUUID()
  versionId?: string;

  /** Or any other rules. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SchemeDocumentRequest)
  document?: SchemeDocumentRequest;
}

class WhatIfFiguresResponse {
  points: number;
  rank: number;
  submissionPoints: number;
  adoptionPoints: number;
  basePoints: number;
  penaltyPoints: number;
  adjustmentPoints: number;
}

class WhatIfRowResponse {
  organizationId: string;
  organizationName: string;
  before: WhatIfFiguresResponse;
  after: WhatIfFiguresResponse;
  /** Points more, or less. */
  difference: number;
}

class WhatIfReportResponse {
  submissionId: string;
  title: string;
  organizationId: string;
  before: number;
  after: number;
  difference: number;
  /** How the new points come about. */
  lines: ScoreLineResponse[];
}

class WhatIfResponse {
  /** By the new rank. */
  rows: WhatIfRowResponse[];
  /** The 100 that differ most. */
  reports: WhatIfReportResponse[];
}

@ApiTags('Scoring')
@ApiBearerAuth()
@Controller('api/v1/scoring-schemes/:id/what-if')
export class WhatIfController {
  constructor(private readonly whatIf: RunWhatIf) {}

  /** What other rules would have given in a period, beside what the scheme gives. Writes nothing. */
  @Post()
  @HttpCode(200)
  @Allow('scoring_scheme.manage')
  async run(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { document, ...question }: WhatIfRequest,
  ): Promise<WhatIfResponse> {
    const rules = document && toDocument(document);
    const { rows, reports } = await this.whatIf.run(actor, id, { ...question, document: rules });
    return { rows: rows.map(presentRow), reports: reports.map(presentReport) };
  }
}

function presentRow({ organizationId, organizationName, before, after }: WhatIfRow): WhatIfRowResponse {
  return {
    organizationId,
    organizationName,
    before: presentFigures(before),
    after: presentFigures(after),
    difference: fromHundredths(after.points - before.points),
  };
}

function presentFigures(row: UnitRow): WhatIfFiguresResponse {
  return {
    points: fromHundredths(row.points),
    rank: row.rank,
    submissionPoints: fromHundredths(row.submissionPoints),
    adoptionPoints: fromHundredths(row.adoptionPoints),
    basePoints: fromHundredths(row.basePoints),
    penaltyPoints: fromHundredths(row.penaltyPoints),
    adjustmentPoints: fromHundredths(row.adjustmentPoints),
  };
}

function presentReport({ before, after, lines, ...others }: WhatIfReport): WhatIfReportResponse {
  return {
    ...others,
    before: fromHundredths(before),
    after: fromHundredths(after),
    difference: fromHundredths(after - before),
    lines: lines.map(presentLine),
  };
}
