import { Controller, Get, Logger, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { ObjectMissing, ObjectStorage } from '@haojiao/infrastructure/storage';
import { PublicBytes } from '@haojiao/features/assets';
import { Public } from '@haojiao/features/organizations';
import { mediaAnswer } from '../media-answer';
import { EpisodeDoor } from '../episode-access';
import { MediaFiles, mediaKinds } from '../media-files';
import type { MediaFile, MediaKindPath } from '../media-files';
import { ListenMeters } from './listen-meters';
import { mediaHeaders } from './media-headers';
import { sendBytes } from './send-bytes';
import { withdrawn } from './withdrawn';

/** Sound and film of published items, right to the byte; what goes out of sound is counted. */
@ApiExcludeController()
@Public()
@Controller('media')
export class MediaController {
  private readonly log = new Logger(MediaController.name);

  constructor(
    private readonly files: MediaFiles,
    private readonly door: EpisodeDoor,
    private readonly storage: ObjectStorage,
    private readonly bytes: PublicBytes,
    private readonly meters: ListenMeters,
    private readonly settings: Settings,
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
    const file = Object.hasOwn(mediaKinds, kind)
      ? await this.files.find(kind as MediaKindPath, contentId, fileName)
      : null;
    if (!file) throw mediaNotFound();
    if (file === 'withdrawn') return withdrawn(request, reply);
    const key = typeof query.key === 'string' ? query.key : undefined;
    if (!(await this.door.mayHear({ ...file, key }))) throw mediaNotFound();
    await this.answer(kind as MediaKindPath, file, query, request, reply);
  }

  private async answer(
    kind: MediaKindPath,
    file: MediaFile,
    query: Record<string, unknown>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { headers, method } = request;
    const etag = await this.orMissing(this.bytes.etagOf(file));
    const answer = mediaAnswer(
      {
        method,
        range: headers.range,
        ifRange: headers['if-range'] as string | undefined,
        ifNoneMatch: headers['if-none-match'],
        ifModifiedSince: headers['if-modified-since'],
      },
      { bytes: file.bytes, etag, modifiedAt: file.modifiedAt },
    );
    const head = mediaHeaders(file, etag, answer, this.settings.publicUrl);
    if (answer.status === 304 || answer.status === 416) {
      reply.hijack();
      reply.raw.writeHead(answer.status, head).end();
      return;
    }
    const meter =
      kind === 'episodes' ? await this.orMissing(this.meters.open(file, answer, query, request)) : null;
    if (method === 'HEAD') {
      if (!(await this.storage.has(file.sha256))) throw mediaNotFound();
      meter?.close();
      reply.hijack();
      reply.raw.writeHead(200, head).end();
      return;
    }
    // Opened before the first header: an object that is gone is a 404 and no broken 200.
    const source = await this.orMissing(this.bytes.open(file, answer.start, answer.end));
    reply.hijack();
    reply.raw.writeHead(answer.status, head);
    try {
      await sendBytes(source, reply.raw, (bytes) => meter?.add(bytes));
    } catch (error) {
      this.log.error(`The file of ${file.contentId} broke off: ${String(error)}`);
    } finally {
      meter?.close();
    }
  }

  private orMissing<Value>(work: Promise<Value>): Promise<Value> {
    return work.catch((error: unknown) => {
      throw error instanceof ObjectMissing ? mediaNotFound() : error;
    });
  }
}

function mediaNotFound() {
  return notFound('media', '没有这个音视频文件。', 'There is no such media file.');
}
