import { All, Controller, HttpCode, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { RawBodyRequest } from '@nestjs/common';
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
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const result = await this.callbacks.receive(platform, channelAccountId, {
      method: request.method === 'POST' ? 'POST' : 'GET',
      query: textValues(request.query),
      headers: textValues(request.headers),
      rawBody: request.rawBody ?? bytesOf(request.body),
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

/** Bodies of other types than JSON are parsed as they came. */
function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return typeof body === 'string' ? Buffer.from(body) : Buffer.alloc(0);
}
