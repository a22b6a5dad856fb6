import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { ItemPreviewPages } from '../previews/item-preview-pages';
import { PreviewPages } from '../reading/preview-pages';
import { HTML_TYPE } from '../reading/ready-answer';
import { pageHeaders } from './delivery-headers';

/** Settings of a site and items as they would look: the token in the address is the right to see them. */
@ApiExcludeController()
@Public()
@Controller('sites/preview')
export class PreviewPagesController {
  constructor(
    private readonly previews: PreviewPages,
    private readonly items: ItemPreviewPages,
  ) {}

  /** An item that is not published, as its page would look. */
  @Get('items/:token')
  async item(
    @Param('token') token: string,
    @Req() { ip, id }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(reply, HTML_TYPE, await this.items.page(token, { address: ip, requestId: id }));
  }

  @Get(':token')
  async front(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.previews.front(token);
    if (!page) throw gone();
    send(reply, page.answer.mediaType, page.answer.bytes);
  }

  @Get(':token/:file')
  async theme(
    @Param('token') token: string,
    @Param('file') file: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const style = /^theme-[0-9a-f]{12}\.css$/.test(file) ? await this.previews.theme(token) : null;
    if (style === null) throw gone();
    send(reply, 'text/css; charset=utf-8', Buffer.from(style));
  }
}

/** Nobody keeps it, and no search engine finds it. */
function send(reply: FastifyReply, mediaType: string, bytes: Buffer): void {
  void reply
    .headers(pageHeaders)
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('referrer-policy', 'no-referrer')
    .header('content-type', mediaType)
    .send(bytes);
}

function gone() {
  return notFound(
    'preview',
    '没有这个预览，或链接已过期（一小时内有效）。请重新生成。',
    'There is no such preview, or its link is over after an hour. Make a new one.',
  );
}
