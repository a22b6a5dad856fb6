import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { dataHeaders, sendReady } from '@haojiao/features/delivery';
import type { DeliveryHeaders } from '@haojiao/features/delivery';
import { Public } from '@haojiao/features/organizations';
import { PodcastFeeds } from '../reading/podcast-feeds';

/** Kept by nobody but who asked, and shown by no search engine. */
export const privateHeaders: DeliveryHeaders = Object.freeze({
  ...dataHeaders,
  'cache-control': 'private, no-cache',
  'x-robots-tag': 'noindex, nofollow',
});

/** Podcast feeds: one for each language of a programme. */
@ApiTags('Delivery')
@Public()
@Controller('delivery/v1/feeds/programmes')
export class PodcastsController {
  constructor(private readonly feeds: PodcastFeeds) {}

  /** `{language}.rss`; `archive` counts from the oldest, `token` opens a private programme. */
  @Get(':organizationCode/:programmeCode/:file')
  @ApiProduces('application/rss+xml')
  async get(
    @Param('organizationCode') organizationCode: string,
    @Param('programmeCode') programmeCode: string,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = /^([A-Za-z-]{2,20})\.rss$/.exec(file)?.[1];
    const archive = archiveIn(query.archive);
    const isPlain = [organizationCode, programmeCode].every((code) => /^\P{Cc}{1,100}$/u.test(code));
    const found =
      language !== undefined && archive !== undefined && isPlain
        ? await this.feeds.find({
            organizationCode,
            programmeCode,
            language,
            archive,
            token: tokenIn(query.token),
          })
        : null;
    if (!found) throw notFound('feed', '没有这个订阅源。', 'There is no such feed.');
    sendReady(request, reply, found.answer, found.isPrivate ? privateHeaders : dataHeaders);
  }
}

/** Undefined for what is no number of an archive; apps add words of their own to addresses, which say nothing. */
function archiveIn(value: unknown): number | null | undefined {
  if (value === undefined) return null;
  return typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined;
}

function tokenIn(value: unknown): string | null {
  return typeof value === 'string' && /^[\w-]{20,100}$/.test(value) ? value : null;
}
