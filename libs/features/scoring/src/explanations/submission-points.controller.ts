import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { fromHundredths } from '../domain';
import { ExplainPoints } from './explain-points';
import type { ExplainedPoints } from './explain-points';
import { presentLine } from './score-line.presenter';
import { ExplainedPointsResponse, SubmissionPointsResponse } from './submission-points.responses';

@ApiTags('Scoring')
@ApiBearerAuth()
@Controller('api/v1/submissions/:id/points')
export class SubmissionPointsController {
  constructor(private readonly explaining: ExplainPoints) {}

  /** How the points of a report come about, as of today: for who sent or wrote it, and for the desk. */
  @Get()
  @SignedIn()
  async explain(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SubmissionPointsResponse> {
    const items = (await this.explaining.of(actor, id)).map(present);
    return { submissionId: id, items, nextCursor: null };
  }
}

function present(explained: ExplainedPoints): ExplainedPointsResponse {
  const { organizationId, organizationName, schemeId, schemeName, points, lines, persons } = explained;
  return {
    ...{ organizationId, organizationName, schemeId, schemeName },
    points: fromHundredths(points),
    lines: lines.map(presentLine),
    persons: persons.map(({ userId, name, points: own }) => ({ userId, name, points: fromHundredths(own) })),
  };
}
