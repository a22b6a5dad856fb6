import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '@haojiao/infrastructure/config';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { renderRobots } from '../feeds/site-map';
import { publicFilesByAddress } from '../pages/public-files';
import { PageReads } from '../reading/page-reads';
import { dataHeaders } from './delivery-headers';
import { readFrontQuestion } from './front-question';
import { sendPage, sendReady } from './send-ready';

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
    sendPage(request, reply, await this.pages.item(slug));
  }

  @Get('o/:code')
  async front(
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(request, reply, await this.pages.front(code, readFrontQuestion(query)));
  }

  @Get()
  async rootFront(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(request, reply, await this.pages.front(null, readFrontQuestion(query)));
  }

  @Get('sitemap.xml')
  async siteMap(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { answer } = await this.pages.siteMap();
    sendReady(request, reply, answer, dataHeaders);
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
