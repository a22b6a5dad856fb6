import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { ArchivePages } from '../archive/archive-pages';
import { readView } from '../pages/view-mode';
import { PageReads, pageAddress } from '../reading/page-reads';
import type { ReadyPage } from '../reading/ready-page';
import { viewed } from '../reading/viewed-page';
import { readSearch } from '../search/read-search';
import { SearchPages } from '../search/search-pages';
import { readFrontQuestion } from './front-question';
import { sendPage } from './send-ready';

type QueryWords = Record<string, unknown>;

/** How readers find what was published: by words, and by when. */
@ApiExcludeController()
@Public()
@Controller()
export class FindingPagesController {
  constructor(
    private readonly pages: PageReads,
    private readonly searches: SearchPages,
    private readonly archive: ArchivePages,
  ) {}

  @Get('search')
  async searchAll(
    @Query() query: QueryWords,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(request, reply, viewed(await this.found(null, query), readView(query)));
  }

  @Get('o/:code/search')
  async search(
    @Param('code') code: string,
    @Query() query: QueryWords,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(request, reply, viewed(await this.found(code, query), readView(query)));
  }

  @Get('o/:code/archive')
  async years(
    @Param('code') code: string,
    @Query() query: QueryWords,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pages.ofUnit(code, pageAddress('o', code, 'archive'), (unit) =>
      this.archive.years(unit),
    );
    sendPage(request, reply, viewed(page, readView(query)));
  }

  @Get('o/:code/archive/:year/:month')
  async month(
    @Param() { code, year, month }: { code: string; year: string; month: string },
    @Query() query: QueryWords,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isMonth = /^(19|20|21)\d{2}$/.test(year) && /^(0[1-9]|1[0-2])$/.test(month);
    const { cursor } = readFrontQuestion(query);
    const place = cursor === undefined ? '' : `?${encodeURIComponent(cursor)}`;
    const address = `${pageAddress('o', code, 'archive', year, month)}${place}`;
    const page = isMonth
      ? await this.pages.ofUnit(
          code,
          address,
          (unit) => this.archive.month(unit, { year: Number(year), month: Number(month) }, cursor),
          { isFurther: cursor !== undefined },
        )
      : await this.pages.nothingOf(code);
    sendPage(request, reply, viewed(page, readView(query)));
  }

  private found(code: string | null, query: QueryWords): Promise<ReadyPage> {
    const question = readSearch(query);
    return this.pages.search(code, JSON.stringify([code, question]), (unit) =>
      this.searches.make(unit, question),
    );
  }
}
