import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Operations, Public } from '@haojiao/features/organizations';
import { MetricsRegistry } from '../metrics-registry';
import { ReadinessService } from '../readiness';
import { LiveResponse, ReadyResponse } from './operations.responses';

@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly metrics: MetricsRegistry,
  ) {}

  /** The process runs. Public: load balancers ask it, and it tells nothing. */
  @Get('health/live')
  @Header('Cache-Control', 'no-store')
  @Public()
  live(): LiveResponse {
    return { status: 'ok' };
  }

  /** Database, Redis, migrations and worker, each named. 503 when one is missing. */
  @Get('health/ready')
  @Header('Cache-Control', 'no-store')
  @Operations()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyResponse> {
    const { ready, checks, tools } = await this.readiness.read();
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not_ready', checks, tools };
  }

  @Get('metrics')
  @ApiProduces('text/plain')
  @Operations()
  async read(@Res() reply: FastifyReply): Promise<void> {
    const text = await this.metrics.registry.metrics();
    await reply
      .header('Content-Type', this.metrics.registry.contentType)
      .header('Cache-Control', 'no-store')
      .send(text);
  }
}
