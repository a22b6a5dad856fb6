import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ObjectMissing } from '@haojiao/infrastructure/storage';
import { Public } from '@haojiao/features/organizations';
import { assetNotFound } from '../asset-access';
import { parseRange } from '../domain/byte-range';
import { PublicBytes } from '../public-bytes';
import { PublicFiles } from '../public-files';
import type { PublicFile } from '../public-files';

/**
 * Files as browsers, players and platforms fetch them: none of them can send an access token, so the address itself is
 * the key. It holds the asset's id (74 random bits) and half of the hash of exactly these bytes, is given out only by
 * answers that ask for permission, is listed nowhere, and the answer says that no script of it may run.
 */
@ApiTags('Files')
@Controller('assets')
export class PublicFilesController {
  constructor(
    private readonly files: PublicFiles,
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
    const file = await this.files.find(assetId, hashPrefix, fileName);
    if (!file) throw assetNotFound();
    const etag = await this.orMissing(this.bytes.etagOf(file));
    const isFresh = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(etag);
    const rangeStands = [undefined, etag].includes(request.headers['if-range'] as string | undefined);
    const range = rangeStands ? parseRange(request.headers.range, file.bytes) : null;

    if (isFresh) return void this.describe(reply, file, etag).status(304).send();
    if (range === 'unsatisfiable') {
      return void reply
        .status(416)
        .header('Content-Range', `bytes */${file.bytes}`)
        .header('Accept-Ranges', 'bytes')
        .send();
    }
    const { start, end } = range ?? { start: 0, end: file.bytes };
    // Opened before the first header: an object that is gone is a 404 and no broken 200.
    const body =
      request.method === 'HEAD' ? Readable.from([]) : await this.orMissing(this.bytes.open(file, start, end));
    this.describe(reply, file, etag)
      .header('Content-Type', file.mediaType)
      .header('Content-Length', end - start);
    if (range) reply.status(206).header('Content-Range', `bytes ${start}-${end - 1}/${file.bytes}`);
    await reply.send(body);
  }

  private async orMissing<T>(work: Promise<T>): Promise<T> {
    return work.catch((error: unknown) => {
      throw error instanceof ObjectMissing ? assetNotFound() : error;
    });
  }

  private describe(reply: FastifyReply, file: PublicFile, etag: string): FastifyReply {
    if (!file.isOwnPageOnly) void reply.header('Access-Control-Allow-Origin', '*');
    return reply
      .header('ETag', etag)
      .header('Cache-Control', 'public, max-age=31536000, immutable')
      .header('Accept-Ranges', 'bytes')
      .header('X-Content-Type-Options', 'nosniff')
      .header('Content-Security-Policy', "sandbox; default-src 'none'")
      .header('Content-Disposition', dispositionOf(file))
      .header('Cross-Origin-Resource-Policy', file.isOwnPageOnly ? 'same-origin' : 'cross-origin');
  }
}

/** A document is downloaded, never shown: what a viewer would run in it does not run under our name. */
function dispositionOf(file: PublicFile): string {
  if (file.kind !== 'document') return 'inline';
  const encoded = encodeURIComponent(file.fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${file.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encoded}`;
}
