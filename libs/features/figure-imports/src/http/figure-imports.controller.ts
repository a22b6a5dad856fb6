import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvType, decodeIdCursor, toPage } from '@haojiao/kernel';
import { languageOf } from '@haojiao/infrastructure/http';
import { numberKeyOf } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CheckFigureImport } from '../check-figure-import';
import { ChoosePost } from '../choose-post';
import { FigureImportsService } from '../figure-imports.service';
import { LeftBehind } from '../left-behind';
import { ReadFigureImports } from '../read-figure-imports';
import { presentFigureImport, presentFigureLine, presentFigureReport } from './figure-import.presenter';
import {
  ChoosePostRequest,
  ConfirmFigureImportRequest,
  ListFigureImportsRequest,
  ListFigureLinesRequest,
} from './figure-import.requests';
import {
  FigureImportPageResponse,
  FigureImportReportResponse,
  FigureLinePageResponse,
  FigureLineResponse,
} from './figure-import.responses';
import { readImportForm } from './read-import-form';

/** 导入平台数据: send an exported table, look at what it would bring, confirm. */
@ApiTags('Figure imports')
@ApiBearerAuth()
@Controller('api/v1/figure-imports')
export class FigureImportsController {
  constructor(
    private readonly checking: CheckFigureImport,
    private readonly imports: FigureImportsService,
    private readonly reads: ReadFigureImports,
    private readonly choosing: ChoosePost,
    private readonly left: LeftBehind,
  ) {}

  /** Reads a table (.xlsx, .csv) of one channel account and says line by line what it would bring; writes nothing. */
  @Post()
  @Allow('figure.record')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'channelAccountId'],
      additionalProperties: false,
      properties: {
        file: { type: 'string', format: 'binary' },
        channelAccountId: { type: 'string', format: 'uuid' },
        takenAt: { type: 'string', format: 'date-time' },
        mapping: { type: 'string', description: 'JSON: {"阅读总计": "read_count", "备注": "ignored"}' },
      },
    },
  })
  async check(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<FigureImportReportResponse> {
    return this.report(actor, await this.checking.run(actor, await readImportForm(request)));
  }

  @Get()
  @Allow('figure.record')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { channelAccountId, limit, cursor }: ListFigureImportsRequest,
  ): Promise<FigureImportPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reads.list(actor, channelAccountId ?? null, limit, before);
    return toPage(rows, limit, ({ id }) => [id], presentFigureImport);
  }

  /** What would come in, or came, and how far it is. */
  @Get(':id')
  @Allow('figure.record')
  get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<FigureImportReportResponse> {
    return this.report(actor, id);
  }

  /** Lines in the order of the table, each with its post, its figures and what is to be known about it. */
  @Get(':id/lines')
  @Allow('figure.record')
  async lines(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { state, limit, cursor }: ListFigureLinesRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<FigureLinePageResponse> {
    const after = numberKeyOf(cursor) ?? 0;
    const rows = await this.reads.lines(actor, id, state ?? null, after, limit);
    const language = languageOf(acceptLanguage);
    return toPage(
      rows,
      limit,
      ({ line }) => [line],
      (row) => presentFigureLine(row, language),
    );
  }

  /** Says which post a line means for which none, or several, were found. */
  @Put(':id/lines/:line/publication')
  @Allow('figure.record')
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('line', ParseIntPipe) line: number,
    @Body() { publicationId }: ChoosePostRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<FigureLineResponse> {
    const row = await this.choosing.run(actor, id, line, publicationId.toLowerCase());
    return presentFigureLine(row, languageOf(acceptLanguage));
  }

  /** The lines that are not written, or not wholly, as they stood, each with why. */
  @Get(':id/left-behind.csv')
  @Allow('figure.record')
  @ApiProduces('text/csv')
  async leftBehind(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<void> {
    const csv = await this.left.csv(actor, id, languageOf(acceptLanguage));
    await reply
      .header('Content-Type', csvType)
      .header('Content-Disposition', `attachment; filename="left-behind-${id}.csv"`)
      .send(csv);
  }

  /** Lets the worker write what is new; asked again it answers how far it is. */
  @Post(':id/confirm')
  @HttpCode(200)
  @Allow('figure.record')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { sha256 }: ConfirmFigureImportRequest,
  ): Promise<FigureImportReportResponse> {
    await this.imports.confirm(actor, id, sha256);
    return this.report(actor, id);
  }

  private async report(actor: Actor, id: string): Promise<FigureImportReportResponse> {
    return presentFigureReport(await this.reads.report(actor, id));
  }
}
