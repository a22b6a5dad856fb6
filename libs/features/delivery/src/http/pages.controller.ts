import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { renderRobots } from '../feeds/site-map';
import { publicFilesByAddress } from '../pages/public-files';
import type { PublicFile } from '../pages/public-files';
import { markOf } from '../pages/theme-style';
import { readView } from '../pages/view-mode';
import { PageReads } from '../reading/page-reads';
import { viewed } from '../reading/viewed-page';
import { OrganizationSiteMaps } from '../sitemaps/organization-site-maps';
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
    private readonly siteMaps: OrganizationSiteMaps,
  ) {}

  @Get('p/:slug')
  async item(
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(request, reply, viewed(await this.pages.item(slug), readView(query)));
  }

  @Get('o/:code')
  async front(
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pages.front(code, readFrontQuestion(query));
    sendPage(request, reply, viewed(page, readView(query)));
  }

  @Get('o/:code/c/:column')
  async column(
    @Param('code') code: string,
    @Param('column') column: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = readFrontQuestion({ ...query, column });
    // Words that no column can have lead to nothing, and not to the front.
    const page =
      question.column === undefined
        ? await this.pages.nothingOf(code)
        : await this.pages.front(code, question);
    sendPage(request, reply, viewed(page, readView(query)));
  }

  @Get('o/:code/t/:slug')
  async topic(
    @Param('code') code: string,
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(request, reply, viewed(await this.pages.topic(code, slug), readView(query)));
  }

  @Get()
  async rootFront(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pages.front(null, readFrontQuestion(query));
    sendPage(request, reply, viewed(page, readView(query)));
  }

  @Get('sitemap.xml')
  async siteMap(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { answer } = await this.pages.siteMap();
    sendReady(request, reply, answer, dataHeaders);
  }

  @Get('robots.txt')
  async robots(@Res() reply: FastifyReply): Promise<void> {
    const siteMapUrl = await this.siteMaps.rootUrl();
    void reply
      .header('Content-Type', 'text/plain; charset=utf-8')
      .header('Cache-Control', 'public, max-age=3600')
      .send(renderRobots(siteMapUrl));
  }

  @Get('public/:file')
  async file(@Param('file') name: string, @Res() reply: FastifyReply): Promise<void> {
    const file = publicFilesByAddress.get(`/public/${name}`) ?? (await this.theme(name));
    if (!file) throw notFound('file', '没有这个文件。', 'There is no such file.');
    void reply
      .header('Content-Type', file.mediaType)
      .header('Cache-Control', file.isOutdated ? 'no-cache' : 'public, max-age=31536000, immutable')
      .send(file.bytes);
  }

  /** The colours of a unit as they are now; a page of before may still ask for those of before. */
  private async theme(name: string): Promise<(PublicFile & { isOutdated: boolean }) | null> {
    const [, code, mark] = /^theme-(.{1,100})-([0-9a-f]{12})\.css$/u.exec(name) ?? [];
    const style = code === undefined ? null : await this.pages.theme(code);
    if (style === null) return null;
    const isOutdated = markOf(style) !== mark;
    return { mediaType: 'text/css; charset=utf-8', bytes: Buffer.from(style), isOutdated };
  }
}
