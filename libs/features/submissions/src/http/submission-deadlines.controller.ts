import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { SubmissionDeadlinesEntity } from '../persistence/submission-deadlines.entity';
import { SubmissionDeadlines } from '../submission-deadlines.service';
import { PutSubmissionDeadlinesRequest, SubmissionDeadlinesResponse } from './submission-deadlines.requests';

/** How soon reports have to come. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/organizations/:id/submission-deadlines')
export class SubmissionDeadlinesController {
  constructor(private readonly deadlines: SubmissionDeadlines) {}

  /** What applies here: the unit's own rules, which alone carry an `ETag`, or those of the nearest unit above. */
  @Get()
  @Allow('organization.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionDeadlinesResponse> {
    const found = await this.deadlines.get(actor, id);
    if (found.organizationId === id.toLowerCase()) reply.header('ETag', etagOf(found.version));
    return present(found);
  }

  /** All rules at once, for this unit and those below that put none. Reports that were sent stay as they were judged. */
  @Put()
  @Allow('scoring_scheme.manage')
  async put(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PutSubmissionDeadlinesRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionDeadlinesResponse> {
    const rules = body.rules.map(({ categories = null, urgencies = null, within, unit }) => ({
      ...{ categories, urgencies, within, unit },
    }));
    const terms = body.terms.map(({ name, from, to, days = null }) => ({ name, from, to, days }));
    const saved = await this.deadlines.put(actor, id.toLowerCase(), { rules, terms }, (current) =>
      requireVersion(ifMatch, current.version, present(current)),
    );
    reply.header('ETag', etagOf(saved.version));
    return present(saved);
  }

  @Delete()
  @HttpCode(204)
  @Allow('scoring_scheme.manage')
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.deadlines.delete(actor, id.toLowerCase(), (current) =>
      requireVersion(ifMatch, current.version, present(current)),
    );
  }
}

function present(deadlines: SubmissionDeadlinesEntity): SubmissionDeadlinesResponse {
  const { organizationId, rules, terms, version, updatedBy, updatedAt } = deadlines;
  return { organizationId, rules, terms, version, updatedBy, updatedAt: updatedAt.toISOString() };
}
