import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import type { FeedKind } from '../feeds/feed-pages';
import { feedScopes } from '../feeds/feed-path';
import { PageReads } from '../reading/page-reads';
import { dataHeaders } from './delivery-headers';
import { sendPage } from './send-ready';

const fileForm = /^([^\p{Cc}]{1,100})\.(rss|json)$/u;

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
    const { word: code, kind } = requireFile(file);
    const page = await this.pages.feed({ code, kind, narrowing: null });
    sendPage(request, reply, page, dataHeaders);
  }

  /**
   * Of one column or brand (by its code), tag, topic (by its slug) or language (`zh-Hans`, `mn-Mong`): `{word}.rss` or
   * `{word}.json`. What is there and holds nothing is an empty feed.
   */
  @Get(':scope/:organizationCode/:file')
  @ApiParam({ name: 'scope', enum: feedScopes })
  @ApiProduces('application/rss+xml', 'application/feed+json')
  async narrowed(
    @Param('scope') scope: string,
    @Param('organizationCode') code: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const by = feedScopes.find((known) => known === scope);
    if (!by) throw noFeed();
    const { word, kind } = requireFile(file);
    sendPage(request, reply, await this.pages.feed({ code, kind, narrowing: { by, word } }), dataHeaders);
  }
}

/** @throws AppError `feed_not_found` */
function requireFile(file: string): { word: string; kind: FeedKind } {
  const [, word, kind] = fileForm.exec(file) ?? [];
  if (!word || !kind) throw noFeed();
  return { word, kind: kind as FeedKind };
}

function noFeed() {
  return notFound(
    'feed',
    '没有这个订阅源。地址应为 {单位代码}.rss，或 columns、brands、tags、topics、languages 之下的 {单位代码}/{名称}.rss（或 .json）。',
    'There is no such feed. It would be {organizationCode}.rss, or {organizationCode}/{word}.rss below columns, brands, tags, topics or languages (or .json).',
  );
}
