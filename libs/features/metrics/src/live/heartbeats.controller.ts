import { Body, Controller, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { invalidInput } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { currentLiveRule } from '../domain/live-rule';
import { LARGEST_REPORT_BYTES } from '../http/body-limits';
import { parseBeacon } from '../http/parse-beacon';
import { evidenceOf } from '../http/received-report';
import { ReportHeartbeatRequest } from './heartbeat.requests';
import { HeartbeatResponse } from './heartbeat.responses';
import { Heartbeats } from './heartbeats';
import { readHeartbeat } from './read-heartbeat';

@ApiTags('Delivery')
@Controller('delivery/v1/live-broadcasts')
export class HeartbeatsController {
  constructor(private readonly heartbeats: Heartbeats) {}

  /**
   * Reports that a page or an embedded player shows a broadcast, on joining and then every `everySeconds` while it plays.
   * Counted by the rule `live_view.v1` once this is answered with 202; 503 with `Retry-After` says that it was not.
   */
  @Post(':id/heartbeats')
  @HttpCode(202)
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Access-Control-Allow-Origin', '*')
  @RouteConfig({ bodyLimit: LARGEST_REPORT_BYTES })
  @ApiConsumes('application/json', 'text/plain')
  @ApiBody({ type: ReportHeartbeatRequest, required: false })
  async report(
    @Param('id') broadcastId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<HeartbeatResponse> {
    const { visitorId, faults } = readHeartbeat(parseBeacon(body));
    if (faults.length > 0) throw invalidInput(faults);
    const phase = await this.heartbeats.receive({
      ...evidenceOf(request),
      broadcastId,
      visitorId,
      address: request.ip,
    });
    return { phase, everySeconds: currentLiveRule.heartbeatSeconds };
  }
}
