import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { fromHundredths } from '../domain';
import { ExplainPoints } from './explain-points';
import type { ExplainedPoints } from './explain-points';
import { ScoreLineResponse, presentLine } from './score-line.presenter';

class ContributorPointsResponse {
  userId: string | null;
  name: string;
  points: number;
}

class ExplainedPointsResponse {
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

class SubmissionPointsResponse {
  submissionId: string;
  /** The nearest scoring unit first; empty where nobody scores it. */
  items: ExplainedPointsResponse[];
  nextCursor: string | null;
}

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
