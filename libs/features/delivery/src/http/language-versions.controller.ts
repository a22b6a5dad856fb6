import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { LanguageReader } from '../persistence/language-reader';
import { DeliveryReads } from '../reading/delivery-reads';
import { JSON_TYPE, readyAnswer } from '../reading/ready-answer';
import { requireLive } from './delivery-contents.controller';
import { dataHeaders } from './delivery-headers';
import { DeliveredVersionsResponse } from './delivery.responses';
import { sendReady } from './send-ready';

/** The languages in which an item can be read, for front ends of their own. */
@ApiTags('Delivery')
@Public()
@Controller('delivery/v1/contents/:idOrSlug/language-versions')
export class DeliveredVersionsController {
  constructor(
    private readonly reads: DeliveryReads,
    private readonly languages: LanguageReader,
  ) {}

  /** Those that are live, the item itself among them; empty where it has no others. */
  @Get()
  @ApiOkResponse({ type: DeliveredVersionsResponse })
  async list(
    @Param('idOrSlug') idOrSlug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { answer } = requireLive(await this.reads.item(idOrSlug));
    const { id } = JSON.parse(answer.bytes.toString()) as { id: string };
    const told: DeliveredVersionsResponse = { items: await this.languages.of(id) };
    sendReady(request, reply, readyAnswer(Buffer.from(JSON.stringify(told)), JSON_TYPE, null), dataHeaders);
  }
}
