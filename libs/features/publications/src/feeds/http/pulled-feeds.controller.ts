import { gzipSync } from 'node:zlib';
import { Controller, Get, Inject, Logger, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Public } from '@haojiao/features/organizations';
import { feedEtag, hasAlready } from '../domain/feed-etag';
import { FeedReceipts } from '../feed-receipts';
import { feedNotFound } from '../feed-secrets';
import { ServeFeed } from '../serve-feed';
import type { ServedFeed } from '../serve-feed';

/** The secret, then what is asked for: `.xml`, `/2026-11-21.zip`. */
const addressForm = /^([\w-]{20,86})([./][\w./-]{1,120})$/;
const CLIENT_MAX = 200;

/** What platforms pull. Public: the secret in the address is the key, and a wrong one finds nothing. */
@ApiExcludeController()
@Controller('feeds')
export class PulledFeedsController {
  private readonly logger = new Logger('feeds');

  constructor(
    private readonly feeds: ServeFeed,
    private readonly receipts: FeedReceipts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':platform/*')
  @Public()
  async get(
    @Param('platform') platform: string,
    @Param('*') rest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, token, name] = addressForm.exec(rest) ?? [];
    const query = textValues(request.query);
    const served = token && name ? await this.feeds.find(platform, token, { name, query }, request.ip) : null;
    if (!served) throw feedNotFound();
    const { body, mediaType, fileName } = served.document;
    const isPacked = !fileName && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const etag = feedEtag(body, isPacked);
    reply.headers({
      etag,
      'cache-control': 'private, no-cache',
      vary: 'Accept-Encoding',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    });
    if (served.modifiedAt) reply.header('last-modified', served.modifiedAt.toUTCString());
    const conditions = {
      ifNoneMatch: request.headers['if-none-match'],
      ifModifiedSince: request.headers['if-modified-since'],
    };
    if (hasAlready(conditions, etag, served.modifiedAt)) return void reply.status(304).send();
    if (fileName) reply.header('content-disposition', `attachment; filename="${fileName}"`);
    if (isPacked) reply.header('content-encoding', 'gzip');
    if (request.method === 'GET') this.receiveWhenSent(request, reply, served);
    await reply.header('content-type', mediaType).send(isPacked ? gzipSync(body) : body);
  }

  /** Only who got the last byte has fetched it; what can't be written down is told again with the next fetch. */
  private receiveWhenSent(request: FastifyRequest, reply: FastifyReply, { entries, feed }: ServedFeed): void {
    const fetch = {
      at: this.clock.now(),
      address: request.ip,
      client: (request.headers['user-agent'] ?? '').replace(/\p{Cc}/gu, '').slice(0, CLIENT_MAX),
    };
    reply.raw.once('finish', () => {
      this.receipts.take(entries, fetch, feed).catch((error: unknown) => {
        this.logger.error({ err: error }, 'feed.receipt_lost');
      });
    });
  }
}

function textValues(values: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((values ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
