import { Controller, Get, Logger, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '@haojiao/infrastructure/config';
import { answerPeople } from '@haojiao/infrastructure/http';
import type { PagesOfPeople } from '@haojiao/infrastructure/http';
import { JoinByInvitation } from '@haojiao/features/invitations';
import { Public } from '@haojiao/features/organizations';
import { DeskFiles } from '../desk-files';
import { bulletinPage } from '../page/bulletin-page';
import { deskHeaders, renderDeskPage, workerHeaders } from '../page/desk-frame';
import type { DeskPage } from '../page/desk-frame';
import { joinPage, messagePage } from '../page/join-page';
import { loginPage } from '../page/login-page';
import { payeePage } from '../page/payee-page';
import { reportPage } from '../page/report-page';
import { reportsPage } from '../page/reports-page';
import { resultsPage } from '../page/results-page';
import { writePage } from '../page/write-page';

/** The same for everybody: what is whose, their scripts ask of the api. */
const pages: Readonly<Record<string, DeskPage>> = {
  login: loginPage,
  reports: reportsPage,
  report: reportPage,
  write: writePage,
  results: resultsPage,
  bulletin: bulletinPage,
  payee: payeePage,
};

/** 信息报送 on a phone. Only the page of an invitation knows whom it is for. */
@ApiExcludeController()
@Public()
@Controller('desk')
export class CorrespondentPagesController {
  private readonly ofPeople: PagesOfPeople;

  constructor(
    private readonly files: DeskFiles,
    private readonly invitations: JoinByInvitation,
    settings: Settings,
  ) {
    this.ofPeople = {
      headers: deskHeaders(settings.publicUrl),
      logger: new Logger('correspondent-pages'),
      brokeEvent: 'correspondent_page.broke',
      headings: { notFound: '打不开这个链接', refused: '这个链接不能用了' },
      renderMessage: (heading, text) => this.render(messagePage(heading, text)),
    };
  }

  @Get()
  async front(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/desk/reports', 302);
  }

  @Get('join/:token')
  async join(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answerPeople(reply, this.ofPeople, async () => {
      const opened = await this.invitations.open(token, { address: request.ip, requestId: request.id });
      await this.send(reply, 200, joinPage(opened));
    });
  }

  @Get('offline-worker.js')
  async worker(@Res() reply: FastifyReply): Promise<void> {
    const addresses = Object.keys(pages).map((name) => `/desk/${name}`);
    await reply.headers(workerHeaders).send(this.files.worker(addresses));
  }

  /** An address names these very bytes and may be kept for good. */
  @Get('files/:version/:name')
  async file(
    @Param('version') version: string,
    @Param('name') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = this.files.find(version, name);
    if (!file) return this.missing(reply);
    await reply
      .headers({
        'content-type': file.mediaType,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
      .send(file.bytes);
  }

  @Get(':page')
  async page(@Param('page') name: string, @Res() reply: FastifyReply): Promise<void> {
    const page = Object.hasOwn(pages, name) ? pages[name] : undefined;
    if (!page) return this.missing(reply);
    await this.send(reply, 200, page);
  }

  private missing(reply: FastifyReply): Promise<void> {
    return this.send(reply, 404, messagePage('没有这个页面', '请检查链接是否完整。'));
  }

  private async send(reply: FastifyReply, status: number, page: DeskPage): Promise<void> {
    await reply.status(status).headers(this.ofPeople.headers).send(this.render(page));
  }

  private render(page: DeskPage): string {
    return renderDeskPage(page, (name) => this.files.addressOf(name));
  }
}
