import { Controller, Get, Logger, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { answerPeople, problemsOf, statusOf } from '@haojiao/infrastructure/http';
import type { PagesOfPeople } from '@haojiao/infrastructure/http';
import { Public } from '@haojiao/features/organizations';
import { decisionIn, readDecisionForm } from '../page/read-decision-form';
import type { EnteredFields } from '../page/read-decision-form';
import { SignOffPages } from '../page/sign-off-pages';
import { frameHeaders, renderSignOffMessage, signOffHeaders } from '../page/sign-off-page';
import { UseSignOffLinks } from '../use-sign-off-links';
import type { OpenedLink } from '../use-sign-off-links';

/** The page on which a leader without an account signs. The address is one key, the code the other. */
@ApiExcludeController()
@Public()
@Controller('s')
export class SignOffPageController {
  private readonly ofPeople: PagesOfPeople = {
    headers: signOffHeaders,
    logger: new Logger('sign-off'),
    brokeEvent: 'sign_off_page.broke',
    headings: { notFound: '打不开这个链接', refused: '暂时不能提交' },
    renderMessage: renderSignOffMessage,
  };

  constructor(
    private readonly links: UseSignOffLinks,
    private readonly pages: SignOffPages,
    private readonly settings: Settings,
  ) {}

  /** Looking decides nothing; that it was looked at is on record. */
  @Get(':token')
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answering(reply, async () => {
      const opened = await this.open(token, request);
      await this.links.traceOpening(opened);
      await send(reply, 200, await this.pages.render(opened, pathOf(token)));
    });
  }

  @Get(':token/previews/:index')
  async preview(
    @Param('token') token: string,
    @Param('index') index: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answering(reply, async () => {
      const page = await this.pages.preview(await this.open(token, request), index);
      await reply.status(200).headers(frameHeaders(this.settings.publicUrl)).send(page);
    });
  }

  @Post(':token')
  async decide(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answering(reply, async () => {
      const opened = await this.open(token, request);
      let entered: Partial<EnteredFields> = {};
      try {
        entered = await readDecisionForm(request);
        await this.links.decide(opened, decisionIn(entered as EnteredFields));
      } catch (error) {
        if (!(error instanceof AppError) || statusOf(error.kind) >= 500) throw error;
        // What was entered stays, unless the link itself is over by now.
        const now = await this.open(token, request);
        return send(
          reply,
          statusOf(error.kind),
          await this.pages.render(now, pathOf(token), problemsOf(error), entered),
        );
      }
      const done = entered.outcome === 'approve' ? '您的同意意见已记录。' : '稿件已退回，原因已转给送审人。';
      await send(reply, 200, renderSignOffMessage('已提交', `${done}这个链接不再有效。`));
    });
  }

  private open(token: string, request: FastifyRequest): Promise<OpenedLink> {
    return this.links.open(token, { address: request.ip, requestId: request.id });
  }

  private answering(reply: FastifyReply, work: () => Promise<unknown>): Promise<void> {
    return answerPeople(reply, this.ofPeople, work);
  }
}

async function send(reply: FastifyReply, status: number, page: string): Promise<void> {
  await reply.status(status).headers(signOffHeaders).send(page);
}

function pathOf(token: string): string {
  return `/s/${encodeURIComponent(token)}`;
}
