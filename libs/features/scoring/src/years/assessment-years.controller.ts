import {
  Body,
  Controller,
  Get,
  Headers,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import type { AssessmentYearEntity } from './assessment-year.entity';
import {
  ChangeAssessmentYearRequest,
  CreateAssessmentYearRequest,
  ListAssessmentYearsRequest,
} from './assessment-year.requests';
import { AssessmentYearsService, periodsOf } from './assessment-years.service';
import { AssessmentYearResponse, AssessmentYearPageResponse } from './assessment-years.responses';

/** 考核年度 */
@ApiTags('Scoring')
@ApiBearerAuth()
@Controller('api/v1/assessment-years')
export class AssessmentYearsController {
  constructor(private readonly years: AssessmentYearsService) {}

  @Post()
  @Allow('scoring_scheme.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateAssessmentYearRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssessmentYearResponse> {
    return withEtag(await this.years.create(actor, body), reply);
  }

  @Get()
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListAssessmentYearsRequest,
  ): Promise<AssessmentYearPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.years.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, (row) => [row.id], present);
  }

  @Get(':id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssessmentYearResponse> {
    return withEtag(await this.years.get(actor, id), reply);
  }

  /** Once a bulletin of the year was closed, only its name. */
  @Patch(':id')
  @Allow('scoring_scheme.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeAssessmentYearRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssessmentYearResponse> {
    const changed = await this.years.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, present(current)),
    );
    return withEtag(changed, reply);
  }
}

function withEtag(year: AssessmentYearEntity, reply: FastifyReply): AssessmentYearResponse {
  reply.header('ETag', etagOf(year.version));
  return present(year);
}

function present(year: AssessmentYearEntity): AssessmentYearResponse {
  const { usedAt, createdAt, updatedAt, ...others } = year;
  return {
    ...others,
    periods: periodsOf(year),
    usedAt: usedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
