import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isId, notFound } from '@haojiao/kernel';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { dataHeaders, readyAnswer, sendReady } from '@haojiao/features/delivery';
import type { ReadyAnswer } from '@haojiao/features/delivery';
import { Public } from '@haojiao/features/organizations';
import { FeedTokensService } from '@haojiao/features/programmes';
import { chaptersFile } from '../feeds/chapters-file';
import { PodcastImages } from '../reading/podcast-images';
import { PodcastReader } from '../reading/podcast-reader';
import type { EpisodeFacts } from '../reading/podcast-reader';
import { privateHeaders } from './podcasts.controller';

const MEGABYTE = 1_024 * 1_024;
const CHAPTERS_TYPE = 'application/json+chapters; charset=utf-8';
const TEXT_TYPE = 'text/plain; charset=utf-8';

/** What feeds name beside the recording. Of a private programme's episode only with the key from its feed. */
@ApiTags('Delivery')
@Public()
@Controller('delivery/v1')
export class EpisodeFilesController {
  private readonly kept = new ReadyCache<{ answer: ReadyAnswer | null }>({
    maxBytes: 32 * MEGABYTE,
    bytesOf: ({ answer }) => answer?.bytes.length ?? 0,
    trustMs: () => 3_600_000,
  });

  constructor(
    private readonly reader: PodcastReader,
    private readonly tokens: FeedTokensService,
    private readonly images: PodcastImages,
  ) {}

  /** JSON Chapters 1.2. */
  @Get('episodes/:id/chapters.json')
  @ApiProduces('application/json+chapters')
  async chapters(
    @Param('id') id: string,
    @Query('key') key: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, key);
    const chapters = found?.document.episode?.chapters ?? [];
    if (!found || chapters.length === 0) throw fileNotFound();
    this.send(
      found,
      readyAnswer(chaptersFile(found.document.title, chapters), CHAPTERS_TYPE, found.updatedAt),
      {
        request,
        reply,
      },
    );
  }

  @Get('episodes/:id/transcript.txt')
  @ApiProduces('text/plain')
  async transcript(
    @Param('id') id: string,
    @Query('key') key: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, key);
    const transcript = found?.document.episode?.transcript ?? '';
    if (!found || transcript === '') throw fileNotFound();
    this.send(found, readyAnswer(Buffer.from(transcript), TEXT_TYPE, found.updatedAt), { request, reply });
  }

  /** Covers as directories of podcasts want them; an address names these very bytes. */
  @Get('podcast-images/:assetId/:file')
  @ApiProduces('image/jpeg')
  async image(
    @Param('assetId') assetId: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const prefix = /^([0-9a-f]{32})\.jpg$/.exec(file)?.[1];
    if (!prefix || !isId(assetId)) throw fileNotFound();
    const { answer } = await this.kept.load(`${assetId} ${prefix}`, async () => ({
      answer: await this.images.make(assetId, prefix),
    }));
    if (!answer) throw fileNotFound();
    sendReady(request, reply, answer, {
      ...dataHeaders,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  }

  private async find(id: string, key: unknown): Promise<EpisodeFacts | null> {
    const found = isId(id) ? await this.reader.episode(id) : null;
    if (!found?.isPrivate) return found;
    if (typeof key !== 'string' || key.length > 300) return null;
    return (await this.tokens.episodeKeyHolds(key, found.programmeId, id)) ? found : null;
  }

  private send(
    { isPrivate }: EpisodeFacts,
    answer: ReadyAnswer,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): void {
    sendReady(request, reply, answer, isPrivate ? privateHeaders : dataHeaders);
  }
}

function fileNotFound() {
  return notFound('file', '没有这个文件。', 'There is no such file.');
}
