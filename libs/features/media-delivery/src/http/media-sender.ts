import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '@haojiao/infrastructure/config';
import { ObjectMissing, ObjectStorage } from '@haojiao/infrastructure/storage';
import { PublicBytes, SMALL_FILE_BYTES } from '@haojiao/features/assets';
import { mediaAnswer } from '../media-answer';
import type { MediaAnswer } from '../media-answer';
import { ListenMeters } from './listen-meters';
import { mediaHeaders } from './media-headers';
import { mediaNotFound } from './media-not-found';
import type { ReadyMediaFile } from './ready-media';
import { sendBytes } from './send-bytes';

type AnswerWithBody = Exclude<MediaAnswer, { status: 304 | 416 }>;

/** Answers with a file that the asker may have, past the framework; what goes out of sound is counted. */
@Injectable()
export class MediaSender {
  private readonly log = new Logger(MediaSender.name);

  constructor(
    private readonly bytes: PublicBytes,
    private readonly storage: ObjectStorage,
    private readonly meters: ListenMeters,
    private readonly settings: Settings,
  ) {}

  /** @throws AppError `media_not_found` while nothing has left yet */
  async send(
    file: ReadyMediaFile,
    query: Record<string, unknown>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { headers, method } = request;
    const answer = mediaAnswer(
      {
        method,
        range: headers.range,
        ifRange: headers['if-range'] as string | undefined,
        ifNoneMatch: headers['if-none-match'],
        ifModifiedSince: headers['if-modified-since'],
      },
      file,
    );
    const head = mediaHeaders(file, answer, this.settings.publicUrl);
    if (answer.status === 304 || answer.status === 416) {
      reply.hijack();
      reply.raw.writeHead(answer.status, head).end();
      return;
    }
    // Opened before the first header: an object that is gone is a 404 and no broken 200.
    const source = await (method === 'HEAD' ? this.requireBytes(file) : this.open(file, answer));
    const meter = this.meters.open(file, answer, query, request);
    reply.hijack();
    reply.raw.writeHead(answer.status, head);
    try {
      if (source) await sendBytes(source, answer.end - answer.start, reply.raw, (sent) => meter?.add(sent));
      else reply.raw.end();
    } catch (error) {
      this.log.error(`The file of ${file.contentId} broke off: ${String(error)}`);
    } finally {
      meter?.close();
    }
  }

  /** HEAD opens nothing, and promises nothing that is gone. */
  private async requireBytes(file: ReadyMediaFile): Promise<null> {
    if (!(await this.storage.has(file.sha256))) throw mediaNotFound();
    return null;
  }

  private async open(file: ReadyMediaFile, { start, end }: AnswerWithBody) {
    if (file.content) return file.content.subarray(start, end);
    try {
      // A part that fits is read at once: a stream of its own costs more than the bytes.
      if (end - start <= SMALL_FILE_BYTES) return await this.bytes.read(file, start, end);
      return await this.bytes.open(file, start, end);
    } catch (error) {
      throw error instanceof ObjectMissing ? mediaNotFound() : error;
    }
  }
}
