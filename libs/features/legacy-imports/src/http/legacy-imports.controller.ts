import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { languageOf } from '@haojiao/infrastructure/http';
import { numberKeyOf } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { LegacyImportReports } from '../legacy-import-reports';
import { LegacyImportsService } from '../legacy-imports.service';
import { presentLegacyImport, presentReport, presentRow } from './legacy-import.presenter';
import {
  ConfirmLegacyImportRequest,
  CreateLegacyImportRequest,
  ListLegacyImportsRequest,
  ListLegacyRowsRequest,
  NameLegacyFilesRequest,
} from './legacy-import.requests';
import {
  LegacyImportPageResponse,
  LegacyImportReportResponse,
  LegacyRowPageResponse,
  NamedFilesResponse,
} from './legacy-import.responses';
import { readTableForm } from './read-table-form';

/** 旧站迁移: name the files, upload the table, look at the report, have somebody else confirm. */
@ApiTags('Legacy imports')
@ApiBearerAuth()
@Controller('api/v1/legacy-imports')
export class LegacyImportsController {
  constructor(
    private readonly imports: LegacyImportsService,
    private readonly reports: LegacyImportReports,
  ) {}

  @Post()
  @Allow('legacy_import.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() { organizationId, name }: CreateLegacyImportRequest,
  ): Promise<LegacyImportReportResponse> {
    const { id } = await this.imports.create(actor, organizationId, name);
    return this.report(actor, id);
  }

  @Get()
  @Allow('legacy_import.manage')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListLegacyImportsRequest,
  ): Promise<LegacyImportPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reports.list(actor, organizationId ?? null, limit, before);
    return toPage(rows, limit, ({ id }) => [id], presentLegacyImport);
  }

  /** The report: what would come in, what can't, how far it is. */
  @Get(':id')
  @Allow('legacy_import.manage')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LegacyImportReportResponse> {
    return this.report(actor, id);
  }

  /** Lines with what is wrong with them and what would be lost. */
  @Get(':id/rows')
  @Allow('legacy_import.manage')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { state, limit, cursor }: ListLegacyRowsRequest,
    @Req() request: FastifyRequest,
  ): Promise<LegacyRowPageResponse> {
    const after = numberKeyOf(cursor) ?? 0;
    const rows = await this.reports.rows(actor, id, state ?? null, after, limit);
    const language = languageOf(request.headers['accept-language']);
    return toPage(
      rows,
      limit,
      ({ line }) => [line],
      (row) => presentRow(row, language),
    );
  }

  /** Says which uploads are which files of the folder; adds to those named before. */
  @Put(':id/files')
  @Allow('legacy_import.manage')
  async files(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { files }: NameLegacyFilesRequest,
  ): Promise<NamedFilesResponse> {
    return { files: await this.imports.nameFiles(actor, id, files) };
  }

  /** Reads the table and checks every line. Nothing is taken over yet; a further table replaces this one. */
  @Post(':id/table')
  @HttpCode(200)
  @Allow('legacy_import.manage')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  async table(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<LegacyImportReportResponse> {
    await this.imports.load(actor, id);
    await this.imports.readTable(actor, id, await readTableForm(request));
    return this.report(actor, id);
  }

  /** By somebody other than who prepared it; the worker begins. */
  @Post(':id/confirm')
  @HttpCode(200)
  @Allow('legacy_import.manage')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { tableSha256 }: ConfirmLegacyImportRequest,
  ): Promise<LegacyImportReportResponse> {
    await this.imports.confirm(actor, id, tableSha256);
    return this.report(actor, id);
  }

  /** Stops it; what was taken over stays. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('legacy_import.manage')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LegacyImportReportResponse> {
    await this.imports.cancel(actor, id);
    return this.report(actor, id);
  }

  private async report(actor: Actor, id: string): Promise<LegacyImportReportResponse> {
    return presentReport(await this.reports.of(actor, id));
  }
}
