import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { PageReads } from '../reading/page-reads';
import type { FeedKind } from '../reading/page-reads';
import { dataHeaders } from './delivery-headers';
import { sendReady } from './send-ready';

/** The newest of a unit's branch, for readers' own programs. */
@ApiTags('Delivery')
@Public()
@Controller('delivery/v1/feeds')
export class FeedsController {
  constructor(private readonly pages: PageReads) {}

  /** `{organizationCode}.rss` or `{organizationCode}.json`. */
  @Get(':file')
  @ApiProduces('application/rss+xml', 'application/feed+json')
  async get(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, code, kind] = /^([^\p{Cc}]{1,100})\.(rss|json)$/u.exec(file) ?? [];
    if (!code || !kind) throw notFound('feed', '没有这个订阅源。', 'There is no such feed.');
    const { answer } = await this.pages.feed(code, kind as FeedKind);
    sendReady(request, reply, answer, dataHeaders);
  }
}
