import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { parseRange } from '../domain/byte-range';
import { ExpiringMedia } from '../expiring-media';
import type { ExpiringAddress } from '../expiring-media';

/**
 * Approved files that a platform fetches for a post which a person confirms in its app. The address is signed and runs
 * out; platforms judge a file by `Content-Type`, ask with HEAD first and read films in ranges.
 */
@ApiTags('Files')
@Controller('media/shared')
export class ExpiringMediaController {
  constructor(private readonly shared: ExpiringMedia) {}

  @Get(':assetId/:expires/:keyName/:signature/:fileName')
  @Public()
  @ApiExcludeEndpoint()
  async get(
    @Param() address: Record<keyof ExpiringAddress, string>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.shared.find({ ...address });
    reply.header('Accept-Ranges', 'bytes').header('Cache-Control', 'private, no-store');
    const range = parseRange(request.headers.range, file.bytes);
    if (range === 'unsatisfiable') {
      return void reply.status(416).header('Content-Range', `bytes */${file.bytes}`).send();
    }
    const { start, end } = range ?? { start: 0, end: file.bytes };
    const body = request.method === 'HEAD' ? Readable.from([]) : await file.open(start, end);
    if (range) reply.status(206).header('Content-Range', `bytes ${start}-${end - 1}/${file.bytes}`);
    await reply
      .header('Content-Type', file.mediaType)
      .header('Content-Length', end - start)
      .header('X-Content-Type-Options', 'nosniff')
      .header('X-Robots-Tag', 'noindex')
      .header('Content-Security-Policy', "sandbox; default-src 'none'")
      .send(body);
  }
}
