import {
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags, getSchemaPath, ApiExtraModels } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { languageOf } from '@haojiao/infrastructure/http';
import { cutOffAfterAnswer } from '@haojiao/features/assets';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CreateImport } from '../create-import';
import { ImportIntake } from '../import-intake';
import { ImportOriginals } from '../import-originals';
import { ImportsService } from '../imports.service';
import { ListImports } from '../list-imports';
import type { ImportEntity } from '../persistence/import.entity';
import { RemoveImports } from '../remove-imports';
import { RepairImport } from '../repair-import';
import { importForm } from './import-form';
import { presentImport, presentListItem } from './import.presenter';
import { ImportPastedRequest, ListImportsRequest } from './import.requests';
import { ImportPageResponse, ImportResponse } from './import.responses';
import { receiveImport } from './receive-import';

@ApiTags('Imports')
@ApiBearerAuth()
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly intake: ImportIntake,
    private readonly creation: CreateImport,
    private readonly imports: ImportsService,
    private readonly listing: ListImports,
    private readonly repairs: RepairImport,
    private readonly removal: RemoveImports,
    private readonly originals: ImportOriginals,
  ) {}

  /**
   * A file (`multipart/form-data`: .docx, .html, .txt, .md) or what was pasted (JSON). Short texts come back `ready`;
   * documents `reading`, until the worker is through.
   */
  @Post()
  @Allow('content.write')
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiExtraModels(ImportPastedRequest)
  @ApiBody({ schema: { oneOf: [importForm, { $ref: getSchemaPath(ImportPastedRequest) }] } })
  async create(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ImportResponse> {
    try {
      const { received, input } = await receiveImport(request, this.intake);
      return await this.view(await this.creation.run(actor, received, input), acceptLanguage);
    } catch (error) {
      if (request.isMultipart()) cutOffAfterAnswer(request.raw, reply.raw);
      throw error;
    }
  }

  /** Newest first, of the units whose items the caller reads. */
  @Get()
  @Allow('content.read')
  async list(@CurrentActor() actor: Actor, @Query() query: ListImportsRequest): Promise<ImportPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const filter = { ...query, mine: query.mine === 'true' };
    const rows = await this.listing.list(actor, filter, query.limit, after);
    return toPage(rows, query.limit, (row) => [row.id], presentListItem);
  }

  @Get(':id')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ImportResponse> {
    return this.view(await this.imports.loadForReader(actor, id), acceptLanguage);
  }

  /** The bytes as they came; only ever a download. */
  @Get(':id/original')
  @Allow('content.read')
  async original(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.imports.loadForReader(actor, id);
    const name = encodeURIComponent(found.fileName ?? 'import.txt');
    await reply
      .header('Content-Type', 'application/octet-stream')
      .header('X-Content-Type-Options', 'nosniff')
      .header('Content-Security-Policy', "sandbox; default-src 'none'")
      .header('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
      .header('Cache-Control', 'private, no-store')
      .send(await this.originals.read(found.originalObject!));
  }

  /** Before it became a draft, with everything in it. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('content.write')
  async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.removal.remove(actor, id);
  }

  private async view(found: ImportEntity, acceptLanguage: string | undefined): Promise<ImportResponse> {
    return presentImport(found, await this.repairs.decided(found), languageOf(acceptLanguage));
  }
}
