import { Body, Controller, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { invalidInput } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { readPlayReport } from '../domain/play-report';
import { PlayReports } from '../play-reports';
import { LARGEST_REPORT_BYTES } from './body-limits';
import { parseBeacon } from './parse-beacon';
import { evidenceOf } from './received-report';
import { ReportPlayRequest } from './play.requests';

@ApiTags('Delivery')
@Controller('delivery/v1/contents')
export class PlaysController {
  constructor(private readonly plays: PlayReports) {}

  /**
   * Reports that a film on the site was played, once for each opening of its page. Counted by the rule `play.v1` once
   * this is answered with 202; 503 with `Retry-After` says that it was not.
   */
  @Post(':id/plays')
  @HttpCode(202)
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Access-Control-Allow-Origin', '*')
  @RouteConfig({ bodyLimit: LARGEST_REPORT_BYTES })
  @ApiConsumes('application/json', 'text/plain')
  @ApiBody({ type: ReportPlayRequest })
  async report(
    @Param('id') contentId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { report, faults } = readPlayReport(parseBeacon(body));
    if (faults.length > 0) throw invalidInput(faults);
    await this.plays.receive({ ...report, ...evidenceOf(request), contentId, address: request.ip });
  }
}
