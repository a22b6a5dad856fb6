import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { reportFile, reportFileName, reportMediaTypes } from '../documents/report-files';
import type { ReportFormat } from '../documents/report-files';
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

  @Get('period.xlsx')
  @ApiProduces(reportMediaTypes.xlsx)
  @Allow('analytics.read')
  xlsx(
    @CurrentActor() actor: Actor,
    @Query() wish: ReportRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(actor, wish, 'xlsx', reply);
  }

  @Get('period.csv')
  @ApiProduces(reportMediaTypes.csv)
  @Allow('analytics.read')
  csv(@CurrentActor() actor: Actor, @Query() wish: ReportRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, wish, 'csv', reply);
  }

  @Get('period.docx')
  @ApiProduces(reportMediaTypes.docx)
  @Allow('analytics.read')
  docx(
    @CurrentActor() actor: Actor,
    @Query() wish: ReportRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(actor, wish, 'docx', reply);
  }

  @Get('period.pdf')
  @ApiProduces(reportMediaTypes.pdf)
  @Allow('analytics.read')
  pdf(@CurrentActor() actor: Actor, @Query() wish: ReportRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, wish, 'pdf', reply);
  }

  private async send(
    actor: Actor,
    wish: ReportRequest,
    format: ReportFormat,
    reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.of(actor, wish);
    const file = await reportFile(report, format);
    await reply
      .headers({
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-disposition': `attachment; filename="${reportFileName(report, format)}"`,
      })
      .type(reportMediaTypes[format])
      .send(file);
  }
}
