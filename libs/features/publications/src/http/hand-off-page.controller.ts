import { Controller, Get, Logger, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '@haojiao/kernel';
import { answerPeople, problemsOf, statusOf } from '@haojiao/infrastructure/http';
import type { PagesOfPeople } from '@haojiao/infrastructure/http';
import { AssetIntake, cutOffAfterAnswer } from '@haojiao/features/assets';
import { Public } from '@haojiao/features/organizations';
import { EnterResults } from '../hand-off/enter-results';
import { HandOffLinks } from '../hand-off/hand-off-links';
import type { OpenedLink } from '../hand-off/hand-off-links';
import { HandOffPacks } from '../hand-off/hand-off-packs';
import { handOffHeaders, renderHandOffMessage } from '../hand-off/page/page-frame';
import { PhonePages } from '../hand-off/phone-pages';
import { readResultForm } from '../hand-off/read-result-form';
import { ShareLinks } from '../hand-off/share-links';

/** Pages for the phone of whoever posts by hand. The address is the key; a wrong one learns nothing. */
@ApiExcludeController()
@Public()
@Controller('h')
export class HandOffPageController {
  private readonly ofPeople: PagesOfPeople = {
    headers: handOffHeaders,
    logger: new Logger('hand-off'),
    brokeEvent: 'hand_off_page.broke',
    headings: { notFound: '打不开这个链接', refused: '暂时不能发布' },
    renderMessage: renderHandOffMessage,
  };

  constructor(
    private readonly links: HandOffLinks,
    private readonly pages: PhonePages,
    private readonly packs: HandOffPacks,
    private readonly results: EnterResults,
    private readonly shares: ShareLinks,
    private readonly intake: AssetIntake,
  ) {}

  @Get(':token')
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answering(reply, async () => {
      const opened = await this.open(token, request);
      await this.links.traceUse(opened, 'opened');
      await send(reply, 200, await this.pages.render(opened, pathOf(token)));
    });
  }

  @Get(':token/files/:index')
  async file(
    @Param('token') token: string,
    @Param('index') index: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answering(reply, async () => {
      const { file, bytes } = await this.pages.file(await this.open(token, request), index);
      const name = file.name.split('/').at(-1)!;
      await reply
        .headers({ ...handOffHeaders, 'cache-control': 'private, max-age=300' })
        .header('Content-Type', file.mediaType)
        .header('Content-Security-Policy', "sandbox; default-src 'none'")
        .header('Content-Disposition', `inline; filename="${name}"`)
        .send(bytes);
    });
  }

  @Get(':token/pack')
  async pack(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answering(reply, async () => {
      const opened = await this.open(token, request);
      const zip = await this.packs.zipOf(opened.publication);
      await this.links.traceUse(opened, 'pack');
      await reply
        .headers(handOffHeaders)
        .header('Content-Type', 'application/zip')
        .header('Content-Disposition', `attachment; filename="hand-off-${opened.publication.id}.zip"`)
        .send(zip);
    });
  }

  /** The result: the address of the post, a screenshot, or both. */
  @Post(':token')
  async result(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answering(reply, async () => {
      const opened = await this.open(token, request).catch((error: unknown) => {
        cutOffAfterAnswer(request.raw, reply.raw);
        throw error;
      });
      const entered = { remoteUrl: '', note: '' };
      try {
        const form = await readResultForm(request, this.intake);
        Object.assign(entered, { remoteUrl: form.remoteUrl, note: form.note });
        try {
          await this.results.enter(opened, form);
        } finally {
          if (form.screenshot) await this.intake.discard(form.screenshot);
        }
      } catch (error) {
        if (!(error instanceof AppError) || statusOf(error.kind) >= 500) throw error;
        cutOffAfterAnswer(request.raw, reply.raw);
        const refused = { problems: problemsOf(error), ...entered };
        // Somebody else may have entered the result meanwhile: the page tells what stands now.
        const now = await this.open(token, request);
        return send(reply, statusOf(error.kind), await this.pages.render(now, pathOf(token), refused));
      }
      await reply.headers(handOffHeaders).status(303).header('Location', pathOf(token)).send('');
    });
  }

  @Post(':token/share-link')
  async shareLink(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answering(reply, async () => {
      // The form has no fields; what it sends all the same is let go.
      request.raw.resume();
      const { actor, publication } = await this.open(token, request);
      await this.shares.renew(actor, publication.id);
      await reply.headers(handOffHeaders).status(303).header('Location', pathOf(token)).send('');
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
  await reply.status(status).headers(handOffHeaders).send(page);
}

function pathOf(token: string): string {
  return `/h/${token}`;
}
