import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ListRequest, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { reportMediaTypes } from '../documents/report-files';
import { ReadReportRuns } from '../schedules/read-report-runs';
import type { ReportScheduleEntity } from '../schedules/report-schedule.entity';
import { ReportSchedulesService } from '../schedules/report-schedules.service';
import { presentRun, presentSchedule } from './report-schedule.presenter';
import {
  ChangeReportScheduleRequest,
  CreateReportScheduleRequest,
  ListReportSchedulesRequest,
} from './report-schedule.requests';
import {
  ReportRunPageResponse,
  ReportSchedulePageResponse,
  ReportScheduleResponse,
} from './report-schedule.responses';

/** Reports that are made of each period and mailed. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/report-schedules')
export class ReportSchedulesController {
  constructor(
    private readonly schedules: ReportSchedulesService,
    private readonly runs: ReadReportRuns,
  ) {}

  @Post()
  @Allow('report_schedule.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateReportScheduleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportScheduleResponse> {
    return withEtag(await this.schedules.create(actor, body), reply);
  }

  @Get()
  @Allow('report_schedule.manage')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListReportSchedulesRequest,
  ): Promise<ReportSchedulePageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.schedules.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, ({ id }) => [id], presentSchedule);
  }

  @Get(':id')
  @Allow('report_schedule.manage')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportScheduleResponse> {
    return withEtag(await this.schedules.get(actor, id), reply);
  }

  /** Whoever changes it answers for it. */
  @Patch(':id')
  @Allow('report_schedule.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeReportScheduleRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportScheduleResponse> {
    const changed = await this.schedules.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentSchedule(current)),
    );
    return withEtag(changed, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('report_schedule.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.schedules.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentSchedule(current)),
    );
  }

  /** What was made and mailed so far, newest first. */
  @Get(':id/runs')
  @Allow('report_schedule.manage')
  async history(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<ReportRunPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.runs.list(actor, id, limit, after);
    return toPage(rows, limit, ({ run }) => [run.id], presentRun);
  }

  /** The file as it was mailed. */
  @Get(':id/runs/:runId/file')
  @ApiProduces(...Object.values(reportMediaTypes))
  @Allow('report_schedule.manage')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('runId', ParseUUIDPipe) runId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, fileName, format } = await this.runs.open(actor, id, runId);
    await reply
      .headers({
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-disposition': `attachment; filename="${fileName}"`,
      })
      .type(reportMediaTypes[format])
      .send(file);
  }
}

function withEtag(schedule: ReportScheduleEntity, reply: FastifyReply): ReportScheduleResponse {
  reply.header('ETag', etagOf(schedule.version));
  return presentSchedule(schedule);
}
