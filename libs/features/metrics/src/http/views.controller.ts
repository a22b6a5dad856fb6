import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { invalidInput } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { readViewReport } from '../domain/view-report';
import { ViewReports } from '../view-reports';
import { LARGEST_REPORT_BYTES } from './body-limits';
import { parseBeacon } from './parse-beacon';
import { ReportViewRequest } from './view.requests';

/** Signed in, or told so by the page that a member of staff looks at. */
const STAFF_HEADER = 'x-haojiao-staff';

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
    const { report, faults } = readViewReport(parseBeacon(body));
    if (faults.length > 0) throw invalidInput(faults);
    const { headers } = request;
    await this.reports.receive({
      ...report,
      contentId,
      address: request.ip,
      method: request.method,
      userAgent: headers['user-agent'],
      purpose: purposeOf(headers['sec-purpose'] ?? headers['purpose']),
      isStaff: headers.authorization !== undefined || headers[STAFF_HEADER] !== undefined,
    });
  }
}

function purposeOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(';') : header;
}
