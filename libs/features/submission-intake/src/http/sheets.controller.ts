import {
  Body,
  Controller,
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
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeCursor, decodeIdCursor, fault, invalidInput, toPage, xlsxType } from '@haojiao/kernel';
import { ListRequest, languageOf } from '@haojiao/infrastructure/http';
import { AssetIntake, cutOffAfterAnswer } from '@haojiao/features/assets';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CreateSheet } from '../sheets/create-sheet';
import { SheetsService } from '../sheets/sheets.service';
import { sheetTemplate } from '../sheets/template';
import { discardSheet, readSheetForm } from './read-sheet-form';
import { presentSheet, presentSheetRow } from './sheet.presenter';
import { ListSheetRowsRequest, SendSheetRequest } from './sheet.requests';
import { SheetPageResponse, SheetResponse, SheetRowPageResponse } from './sheet.responses';

/** Reports by spreadsheet: uploaded, looked through row by row, then sent. */
@ApiTags('Submission intake')
@ApiBearerAuth()
@Controller('api/v1/submission-sheets')
export class SheetsController {
  constructor(
    private readonly sheets: SheetsService,
    private readonly creating: CreateSheet,
    private readonly intake: AssetIntake,
  ) {}

  /** A sheet (.xlsx, .csv) and the files that it names, or a .zip of both. Says what is wrong; nothing is sent yet. */
  @Post()
  @Allow('submission.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'organizationId'],
      additionalProperties: false,
      properties: {
        file: { type: 'string', format: 'binary' },
        files: { type: 'array', items: { type: 'string', format: 'binary' } },
        organizationId: { type: 'string', format: 'uuid' },
      },
    },
  })
  async create(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<SheetResponse> {
    try {
      const { organizationId, sheet } = await readSheetForm(request, this.intake);
      try {
        const { id } = await this.creating.run(actor, organizationId, sheet);
        return presentSheet(await this.sheets.get(actor, id), languageOf(acceptLanguage));
      } finally {
        await discardSheet(sheet.files, this.intake);
      }
    } catch (error) {
      cutOffAfterAnswer(request.raw, reply.raw);
      throw error;
    }
  }

  /** A workbook to fill in. */
  @Get('template.xlsx')
  @Allow('submission.write')
  @ApiProduces(xlsxType)
  async template(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .header('Content-Type', xlsxType)
      .header('Content-Disposition', 'attachment; filename="submission-template.xlsx"')
      .send(await sheetTemplate());
  }

  /** The caller's own, newest first. */
  @Get()
  @Allow('submission.write')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: ListRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<SheetPageResponse> {
    const rows = await this.sheets.list(actor, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(
      rows,
      limit,
      ({ sheet }) => [sheet.id],
      (row) => presentSheet(row, languageOf(acceptLanguage)),
    );
  }

  @Get(':id')
  @Allow('submission.write')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<SheetResponse> {
    return presentSheet(await this.sheets.get(actor, id), languageOf(acceptLanguage));
  }

  /** Row by row what it says and what is wrong with it, in the order of the sheet. */
  @Get(':id/rows')
  @Allow('submission.write')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor, state }: ListSheetRowsRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<SheetRowPageResponse> {
    const rows = await this.sheets.rows(actor, id, state ?? null, limit, cursor ? lineIn(cursor) : 0);
    return toPage(
      rows,
      limit,
      ({ row }) => [row.line],
      (row) => presentSheetRow(row, languageOf(acceptLanguage)),
    );
  }

  /** Sends the good rows, or those that are named; each once, however often it is asked. */
  @Post(':id/send')
  @HttpCode(200)
  @Allow('submission.write')
  async send(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SendSheetRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<SheetResponse> {
    const sent = await this.sheets.send(actor, id, body?.lines ?? null);
    return presentSheet(sent, languageOf(acceptLanguage));
  }
}

function lineIn(cursor: string): number {
  const [line] = decodeCursor(cursor, 1);
  if (typeof line === 'number' && Number.isSafeInteger(line) && line >= 0 && line <= 2_000_000_000)
    return line;
  throw invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}
