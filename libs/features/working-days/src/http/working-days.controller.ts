import { Body, Controller, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeCursor, toPage } from '@haojiao/kernel';
import { etagOf, languageOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ImportWorkingDays } from '../import-working-days';
import { presentUnconfirmed, presentYear } from './working-day.presenter';
import { ImportYearRequest, ListYearVersionsRequest, YearRequest } from './working-day.requests';
import { WorkingDayYearPageResponse, WorkingDayYearResponse } from './working-day.responses';

/** Holidays and make-up days (调休) as the State Council announces them, a year at a time; one calendar for all units. */
@ApiTags('Planning')
@ApiBearerAuth()
@Controller('api/v1/working-days')
export class WorkingDaysController {
  constructor(private readonly years: ImportWorkingDays) {}

  /** A year that was not imported is answered as not confirmed. */
  @Get()
  @Allow('organization.read')
  async get(
    @Query() { year }: YearRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<WorkingDayYearResponse> {
    const newest = await this.years.newest(year);
    if (!newest) return presentUnconfirmed(year, languageOf(acceptLanguage));
    reply.header('ETag', etagOf(newest.version));
    return presentYear(newest);
  }

  /** Every import of a year, the newest first. */
  @Get(':year/versions')
  @Allow('organization.read')
  async versions(
    @Param() { year }: YearRequest,
    @Query() { limit, cursor }: ListYearVersionsRequest,
  ): Promise<WorkingDayYearPageResponse> {
    const before = cursor ? Number(decodeCursor(cursor, 1)[0]) || 0 : null;
    const rows = await this.years.versions(year, limit + 1, before);
    return toPage(rows, limit, (row) => [row.version], presentYear);
  }

  /** Imports a year whole. Faults are told by line; nothing is kept while there is one. */
  @Put(':year')
  @Allow('working_day.manage')
  async import(
    @CurrentActor() actor: Actor,
    @Param() { year }: YearRequest,
    @Body() body: ImportYearRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
  ): Promise<WorkingDayYearResponse> {
    const imported = await this.years.import(actor, year, body, (current) =>
      requireVersion(ifMatch, current.version, presentYear(current)),
    );
    reply.status(imported.isNew ? 201 : 200).header('ETag', etagOf(imported.year.version));
    return presentYear(imported.year);
  }
}
