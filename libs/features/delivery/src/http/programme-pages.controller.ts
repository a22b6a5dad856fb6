import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { languageKeyOf } from '@haojiao/features/programmes';
import { ProgrammePages } from '../listening/programme-pages';
import type { ProgrammePageQuestion } from '../listening/programme-pages';
import { readView } from '../pages/view-mode';
import { PageReads } from '../reading/page-reads';
import { viewed } from '../reading/viewed-page';
import { sendPage } from './send-ready';

/** 有声工会: what is listened to. */
@ApiExcludeController()
@Public()
@Controller('o/:code/a')
export class ProgrammePagesController {
  constructor(
    private readonly pages: PageReads,
    private readonly programmes: ProgrammePages,
  ) {}

  @Get(':programmeCode')
  async programme(
    @Param() { code, programmeCode }: { code: string; programmeCode: string },
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = readQuestion(programmeCode, query);
    const page = await this.pages.ofUnit(
      code,
      JSON.stringify([code, question]),
      (unit) => this.programmes.make(unit, question),
      { isFurther: question.cursor !== undefined },
    );
    sendPage(request, reply, viewed(page, readView(query)));
  }
}

function readQuestion(code: string, query: Record<string, unknown>): ProgrammePageQuestion {
  const { language, order, cursor } = query;
  return {
    code: code.slice(0, 100).replace(/\p{Cc}/gu, ''),
    language: readLanguage(language),
    order: order === 'newest' || order === 'oldest' ? order : undefined,
    cursor: typeof cursor === 'string' && cursor.length <= 500 ? cursor : undefined,
  };
}

/** In one of its many spellings (`zH-hans`, `zh-CN`), so that a page is kept once; as it is written where it is no tag. */
function readLanguage(language: unknown): string | undefined {
  if (typeof language !== 'string' || !/^[A-Za-z-]{2,35}$/.test(language)) return undefined;
  return languageKeyOf(language) ?? language;
}
