import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { fromHundredths } from '../domain';
import type { UnitRow } from '../domain';
import { presentLine } from '../explanations/score-line.presenter';
import { toDocument } from '../schemes/to-document';
import { RunWhatIf } from './run-what-if';
import type { WhatIfReport, WhatIfRow } from './run-what-if';
import { WhatIfRequest } from './what-if.requests';
import {
  WhatIfFiguresResponse,
  WhatIfRowResponse,
  WhatIfReportResponse,
  WhatIfResponse,
} from './what-if.responses';

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
