import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '@haojiao/infrastructure/config';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { renderRobots } from '../feeds/site-map';
import { publicFilesByAddress } from '../pages/public-files';
import { PageReads } from '../reading/page-reads';
import type { FrontQuestion, ReadyPage } from '../reading/page-reads';
import { FrontPageRequest } from './delivery.requests';
import { sendReady } from './send-ready';

/** Nothing runs in a page but our own files, and nothing is sent anywhere but to us. */
const pageHeaders = Object.freeze({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join(';'),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
});

/** The public pages: every published item has one, every unit a front. */
@ApiExcludeController()
@Public()
@Controller()
export class PagesController {
  constructor(
    private readonly pages: PageReads,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Get('p/:slug')
  async item(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = this.pages.item(slug);
    send(request, reply, page instanceof Promise ? await page : page);
  }

  @Get('o/:code')
  async front(
    @Param('code') code: string,
    @Query() query: FrontPageRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(request, reply, await this.pages.front(code, questionOf(query)));
  }

  @Get()
  async rootFront(
    @Query() query: FrontPageRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(request, reply, await this.pages.front(null, questionOf(query)));
  }

  @Get('sitemap.xml')
  async siteMap(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { answer } = await this.pages.siteMap();
    sendReady(request, reply, answer, {});
  }

  @Get('robots.txt')
  robots(@Res() reply: FastifyReply): void {
    void reply
      .header('Content-Type', 'text/plain; charset=utf-8')
      .header('Cache-Control', 'public, max-age=3600')
      .send(renderRobots(this.settings.publicUrl));
  }

  @Get('public/:file')
  file(@Param('file') name: string, @Res() reply: FastifyReply): void {
    const file = publicFilesByAddress.get(`/public/${name}`);
    if (!file) throw notFound('file', '没有这个文件。', 'There is no such file.');
    void reply
      .header('Content-Type', file.mediaType)
      .header('Cache-Control', 'public, max-age=31536000, immutable')
      .send(file.bytes);
  }
}

function send(request: FastifyRequest, reply: FastifyReply, { status, answer }: ReadyPage): void {
  if (status === 200) return sendReady(request, reply, answer, pageHeaders);
  void reply
    .status(status)
    .headers(pageHeaders)
    .header('Content-Type', answer.mediaType)
    .header('Cache-Control', 'no-cache')
    .send(answer.bytes);
}

function questionOf({ column, tag, cursor }: FrontPageRequest): FrontQuestion {
  return { column, tag, cursor };
}
