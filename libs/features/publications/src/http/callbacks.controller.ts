import { All, Controller, HttpCode, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { ReceiveCallbacks } from '../receive-callbacks';

/** Where platforms call us. Public: each adapter checks the platform's signature before anything is believed. */
@ApiExcludeController()
@Controller('callbacks')
export class CallbacksController {
  constructor(private readonly callbacks: ReceiveCallbacks) {}

  @All(':platform/:channelAccountId')
  @HttpCode(200)
  @Public()
  async receive(
    @Param('platform') platform: string,
    @Param('channelAccountId', ParseUUIDPipe) channelAccountId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const result = await this.callbacks.receive(platform, channelAccountId, {
      method: request.method === 'POST' ? 'POST' : 'GET',
      query: textValues(request.query),
      headers: textValues(request.headers),
      rawBody: bodyOf(request.body),
    });
    await reply.status(result.status).header('Content-Type', result.mediaType).send(result.body);
  }
}

function textValues(values: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((values ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** The api keeps bodies below this path as the bytes that came: signatures are made over bytes. */
function bodyOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  if (typeof body === 'string') return Buffer.from(body);
  return body === undefined || body === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
}
