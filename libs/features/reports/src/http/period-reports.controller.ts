import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadPeriodReport } from '../period/read-period-report';
import { presentReport } from './report.presenter';
import { ReportRequest } from './report.requests';
import { PeriodReportResponse } from './report.responses';

/** A period's figures of a unit, a column, a brand or a campaign. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/reports')
export class PeriodReportsController {
  constructor(private readonly reports: ReadPeriodReport) {}

  @Get('period')
  @Allow('analytics.read')
  async period(
    @CurrentActor() actor: Actor,
    @Query() wish: ReportRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<PeriodReportResponse> {
    return presentReport(await this.reports.of(actor, wish), languageOf(acceptLanguage));
  }
}
