import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ObjectMissing } from '@haojiao/infrastructure/storage';
import { Public } from '@haojiao/features/organizations';
import { mediaKinds } from '../media-files';
import type { MediaKindPath } from '../media-files';
import { mediaNotFound } from './media-not-found';
import { MediaSender } from './media-sender';
import { ReadyMedia } from './ready-media';
import { withdrawn } from './withdrawn';

/** Sound and film of published items, right to the byte; what goes out of sound is counted. */
@ApiExcludeController()
@Public()
@Controller('media')
export class MediaController {
  constructor(
    private readonly media: ReadyMedia,
    private readonly sender: MediaSender,
  ) {}

  @Get(':kind/:contentId/:fileName')
  async get(
    @Param('kind') kind: string,
    @Param('contentId') contentId: string,
    @Param('fileName') fileName: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!Object.hasOwn(mediaKinds, kind)) throw mediaNotFound();
    const key = typeof query.key === 'string' ? query.key : undefined;
    const file = await this.media
      .find({ kind: kind as MediaKindPath, contentId, fileName }, key)
      .catch(notThere);
    if (!file) throw mediaNotFound();
    if (file === 'withdrawn') return withdrawn(request, reply);
    await this.sender.send(file, query, request, reply);
  }
}

function notThere(error: unknown): null {
  if (error instanceof ObjectMissing) return null;
  throw error;
}
