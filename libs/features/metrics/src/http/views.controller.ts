import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { ViewReports } from '../view-reports';
import { LARGEST_REPORT_BYTES } from './body-limits';
import { receivedReport } from './received-report';
import { ReportViewRequest } from './view.requests';

@ApiTags('Delivery')
@Controller('delivery/v1/contents')
export class ViewsController {
  constructor(private readonly reports: ViewReports) {}

  /**
   * Reports one view of an item on the site. It is counted once this is answered with 202, and then never lost;
   * 503 with `Retry-After` says that it was not counted. A beacon may come as `text/plain` with JSON in it.
   */
  @Post(':id/views')
  @HttpCode(202)
  @Public()
  @RouteConfig({ bodyLimit: LARGEST_REPORT_BYTES })
  @ApiConsumes('application/json', 'text/plain')
  @ApiBody({ type: ReportViewRequest, required: false })
  async report(
    @Param('id') contentId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.reports.receive(receivedReport(contentId, body, request));
  }
}
