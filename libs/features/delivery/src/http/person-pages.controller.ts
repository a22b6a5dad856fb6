import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { PersonPages } from '../listening/person-pages';
import { readView } from '../pages/view-mode';
import { PageReads, pageAddress } from '../reading/page-reads';
import { viewed } from '../reading/viewed-page';
import { sendPage } from './send-ready';

const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Who is heard in programmes. */
@ApiExcludeController()
@Public()
@Controller('o/:code/who')
export class PersonPagesController {
  constructor(
    private readonly pages: PageReads,
    private readonly people: PersonPages,
  ) {}

  @Get(':slug')
  async person(
    @Param() { code, slug }: { code: string; slug: string },
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { cursor } = query;
    const question = { slug, ...(typeof cursor === 'string' && { cursor: cursor.slice(0, 500) }) };
    const isFurther = question.cursor !== undefined;
    const address = pageAddress('o', code, 'who', slug);
    const page =
      slug.length <= 60 && slugForm.test(slug)
        ? await this.pages.ofUnit(
            code,
            isFurther ? `${address}?${question.cursor}` : address,
            (unit) => this.people.make(unit, question),
            { isFurther },
          )
        : await this.pages.nothingOf(code);
    sendPage(request, reply, viewed(page, readView(query)));
  }
}
