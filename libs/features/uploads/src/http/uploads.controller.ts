import {
  Controller,
  Delete,
  Get,
  Head,
  Headers,
  HttpCode,
  Options,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeIdCursor, invalidInput, toPage } from '@haojiao/kernel';
import { ListRequest, languageOf } from '@haojiao/infrastructure/http';
import { cutOffAfterAnswer, fileEmpty } from '@haojiao/features/assets';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CreateUpload } from '../create-upload';
import { readUploadMetadata } from '../domain/upload-metadata';
import type { UploadEntity } from '../persistence/upload.entity';
import { TakePart } from '../take-part';
import { methodNotOverridden, uploadGone } from '../upload-errors';
import { UploadsService } from '../uploads.service';
import {
  bringsBytes,
  describeUpload,
  partOf,
  readNumber,
  requireTus,
  tusAbilities,
  uploadType,
} from './tus-protocol';
import { addressOf, presentUpload } from './upload.presenter';
import { UploadPageResponse, UploadResponse } from './upload.responses';

const tusHeader = { name: 'Tus-Resumable', required: true, schema: { type: 'string', enum: ['1.0.0'] } };

/** Files in parts, by the Resumable Upload Protocol (tus 1.0.0); one sees nothing but one's own. */
@ApiTags('Uploads')
@ApiBearerAuth()
@Controller('api/v1/uploads')
export class UploadsController {
  constructor(
    private readonly creation: CreateUpload,
    private readonly uploads: UploadsService,
    private readonly parts: TakePart,
  ) {}

  /** What of the protocol is understood. */
  @Options()
  @HttpCode(204)
  @Allow('asset.write')
  options(@Res({ passthrough: true }) reply: FastifyReply): void {
    reply.headers(tusAbilities);
  }

  /** Makes room for a file; its first bytes may come along. `Location` is where parts are sent. */
  @Post()
  @Allow('asset.write')
  @ApiHeader(tusHeader)
  @ApiHeader({ name: 'Upload-Length', required: true, description: 'Bytes of the whole file' })
  @ApiHeader({
    name: 'Upload-Metadata',
    required: true,
    description: '`key base64` pairs: organizationId, filename, filetype, altText, credit',
  })
  @ApiConsumes(uploadType)
  async create(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UploadResponse> {
    return this.answering(request, reply, async () => {
      requireTus(request, reply);
      const header = String(request.headers['upload-metadata'] ?? '');
      const { metadata, faults } = readUploadMetadata(header);
      if (faults.length > 0) throw invalidInput(faults);
      const length = readNumber(request, 'Upload-Length');
      if (length === 0) throw fileEmpty('Upload-Length');
      const part = bringsBytes(request) ? partOf(request, 0) : null;
      const created = await this.creation.run(actor, length, metadata, header);
      reply.header('Location', addressOf(created));
      return this.describe(part ? await this.parts.run(actor, created, part) : created, request, reply);
    });
  }

  @Get()
  @Allow('asset.write')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListRequest,
    @Headers('accept-language') language: string | undefined,
  ): Promise<UploadPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.uploads.list(actor, query.limit, after);
    return toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => presentUpload(row, row.receivedBytes, languageOf(language)),
    );
  }

  /** Where to go on: `Upload-Offset`. */
  @Head(':id')
  @Allow('asset.write')
  @ApiHeader(tusHeader)
  async head(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const upload = await this.uploads.loadSettled(actor, id);
    requireTus(request, reply);
    if (upload.state === 'cancelled' || upload.state === 'expired') throw uploadGone(upload.state);
    reply.header('Upload-Length', String(upload.length)).header('Upload-Metadata', upload.metadata);
    describeUpload(reply, upload, await this.uploads.offsetOf(upload));
  }

  /** How far it is, and what became of it: the asset's id, or why the file was not taken. */
  @Get(':id')
  @Allow('asset.write')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UploadResponse> {
    return this.describe(await this.uploads.load(actor, id), request, reply);
  }

  /**
   * The next bytes. After the last ones `Upload-State` is `done` with `Upload-Asset-Id`, or `judging` for large files
   * (ask again); what is refused is answered as at `POST /api/v1/assets`.
   */
  @Patch(':id')
  @HttpCode(204)
  @Allow('asset.write')
  @ApiHeader(tusHeader)
  @ApiHeader({ name: 'Upload-Offset', required: true, description: 'Where the bytes belong' })
  @ApiHeader({ name: 'Upload-Checksum', required: false, description: '`sha256 base64`, also sha1 and md5' })
  @ApiConsumes(uploadType)
  async append(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.answering(request, reply, async () => {
      const upload = await this.uploads.load(actor, id);
      requireTus(request, reply);
      const after = await this.parts.run(actor, upload, partOf(request));
      describeUpload(reply, after, after.receivedBytes);
    });
  }

  /** For networks that let no `PATCH` or `DELETE` through: say which is meant by `X-HTTP-Method-Override`. */
  @Post(':id')
  @HttpCode(204)
  @Allow('asset.write')
  @ApiHeader({ name: 'X-HTTP-Method-Override', schema: { type: 'string', enum: ['PATCH', 'DELETE'] } })
  @ApiConsumes(uploadType)
  async override(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const method = request.headers['x-http-method-override'];
    if (method === 'PATCH') return this.append(actor, id, request, reply);
    if (method === 'DELETE') return this.cancel(actor, id, request, reply);
    await this.answering(request, reply, async () => {
      await this.uploads.load(actor, id);
      throw methodNotOverridden();
    });
  }

  /** Ends the upload and removes what came. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('asset.write')
  @ApiHeader(tusHeader)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const upload = await this.uploads.load(actor, id);
    requireTus(request, reply);
    await this.uploads.cancel(actor, upload);
  }

  private async describe(
    upload: UploadEntity,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<UploadResponse> {
    const offset = await this.uploads.offsetOf(upload);
    describeUpload(reply, upload, offset);
    return presentUpload(upload, offset, languageOf(request.headers['accept-language']));
  }

  /** Whoever is refused while still sending sees the answer all the same. */
  private async answering<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      cutOffAfterAnswer(request.raw, reply.raw);
      throw error;
    }
  }
}
