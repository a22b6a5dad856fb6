import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ObjectMissing } from '@haojiao/infrastructure/storage';
import { Public } from '@haojiao/features/organizations';
import { assetNotFound } from '../asset-access';
import { parseRange } from '../domain/byte-range';
import { PublicBytes } from '../public-bytes';
import { ReadyFiles } from '../serving/ready-files';
import type { ReadyFile } from '../serving/ready-files';
import { knowsFile, publicFileHeaders } from './public-file-headers';

/**
 * Files as browsers, players and platforms fetch them: none of them can send an access token, so the address itself is
 * the key. It holds the asset's id (74 random bits) and half of the hash of exactly these bytes, is given out only by
 * answers that ask for permission, is listed nowhere, and the answer says that no script of it may run.
 */
@ApiTags('Files')
@Controller('assets')
export class PublicFilesController {
  constructor(
    private readonly files: ReadyFiles,
    private readonly bytes: PublicBytes,
  ) {}

  @Get(':assetId/:hashPrefix/:fileName')
  @Public()
  @ApiExcludeEndpoint()
  async get(
    @Param('assetId') assetId: string,
    @Param('hashPrefix') hashPrefix: string,
    @Param('fileName') fileName: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.orMissing(this.files.find(`${assetId}/${hashPrefix}/${fileName}`));
    if (!file) throw assetNotFound();
    const { etag } = file;
    const isFresh = knowsFile(request.headers['if-none-match'], etag);
    const rangeStands = [undefined, etag].includes(request.headers['if-range'] as string | undefined);
    const range = rangeStands ? parseRange(request.headers.range, file.bytes) : null;

    if (isFresh) return void reply.headers(publicFileHeaders(file, etag)).status(304).send();
    if (range === 'unsatisfiable') {
      return void reply
        .status(416)
        .header('Content-Range', `bytes */${file.bytes}`)
        .header('Accept-Ranges', 'bytes')
        .send();
    }
    const { start, end } = range ?? { start: 0, end: file.bytes };
    // Opened before the first header: an object that is gone is a 404 and no broken 200.
    const body = request.method === 'HEAD' ? Readable.from([]) : await this.bodyOf(file, start, end);
    reply
      .headers(publicFileHeaders(file, etag))
      .header('Content-Type', file.mediaType)
      .header('Content-Length', end - start);
    if (range) reply.status(206).header('Content-Range', `bytes ${start}-${end - 1}/${file.bytes}`);
    await reply.send(body);
  }

  private async bodyOf(file: ReadyFile, start: number, end: number): Promise<Buffer | Readable> {
    return file.content?.subarray(start, end) ?? this.orMissing(this.bytes.open(file, start, end));
  }

  private async orMissing<T>(work: Promise<T>): Promise<T> {
    return work.catch((error: unknown) => {
      throw error instanceof ObjectMissing ? assetNotFound() : error;
    });
  }
}
