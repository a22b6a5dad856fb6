import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { ArchivePages } from '../archive/archive-pages';
import { dataHeaders } from './delivery-headers';
import { ArchiveRequest } from './delivery.requests';
import { ArchiveMonthResponse } from './delivery.responses';
import { sendReady } from './send-ready';

@ApiTags('Delivery')
@Public()
@Controller('delivery/v1/archive')
export class ArchiveController {
  constructor(private readonly archive: ArchivePages) {}

  /** How much was published when, newest month first, by the calendar of the unit's time zone. */
  @Get()
  @ApiOkResponse({ type: [ArchiveMonthResponse] })
  async months(
    @Query() { organization }: ArchiveRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendReady(request, reply, await this.archive.counts(organization ?? null), dataHeaders);
  }
}
