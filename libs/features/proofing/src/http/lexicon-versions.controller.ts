import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvType, decodeCursor, toPage } from '@haojiao/kernel';
import { ListRequest } from '@haojiao/infrastructure/http';
import { cutOffAfterAnswer } from '@haojiao/features/assets';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ImportLexicon } from '../services/import-lexicon';
import { versionNumber } from '../services/lexicon-versions';
import { LexiconsService } from '../services/lexicons.service';
import { ReadLexicons } from '../services/read-lexicons';
import { presentRow, presentVersion } from './lexicon.presenter';
import {
  CompareLexiconRequest,
  ExportLexiconRequest,
  ImportLexiconQuery,
  ImportLexiconRequest,
} from './lexicon.requests';
import {
  LexiconDiffResponse,
  LexiconRowsResponse,
  LexiconVersionPageResponse,
  LexiconVersionResponse,
} from './lexicon.responses';
import { readLexiconBody } from './read-lexicon-body';

/** Every import of a lexicon stays as it was, signed; which one is in force says the lexicon. */
@ApiTags('Proofing')
@ApiBearerAuth()
@Controller('api/v1/lexicons/:id')
export class LexiconVersionsController {
  constructor(
    private readonly lexicons: LexiconsService,
    private readonly importing: ImportLexicon,
    private readonly reading: ReadLexicons,
  ) {}

  /** A whole new list as a file, or changes to the newest one; with any fault nothing is kept, and all are told. */
  @Post('versions')
  @Allow('lexicon.manage')
  @ApiConsumes('application/json', 'multipart/form-data', 'text/csv', 'application/jsonl')
  async import(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ImportLexiconQuery,
    @Body() body: ImportLexiconRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LexiconVersionResponse> {
    try {
      // Who may not import sends no megabytes either.
      await this.lexicons.requireManager(actor, id);
      const input = await readLexiconBody(request, body);
      return presentVersion(await this.importing.run(actor, id, input, query));
    } catch (error) {
      cutOffAfterAnswer(request.raw, reply.raw);
      throw error;
    }
  }

  @Get('versions')
  @Allow('lexicon.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRequest,
  ): Promise<LexiconVersionPageResponse> {
    const rows = await this.reading.list(actor, id, query.limit, numberKeyOf(query.cursor));
    return toPage(rows, query.limit, (row) => [row.number], presentVersion);
  }

  /** Its rows, in the order of the file. */
  @Get('versions/:number')
  @Allow('lexicon.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number') number: string,
    @Query() query: ListRequest,
  ): Promise<LexiconRowsResponse> {
    const after = numberKeyOf(query.cursor) ?? 0;
    const { version, terms } = await this.reading.page(actor, id, versionNumber(number), query.limit, after);
    const page = toPage(
      terms,
      query.limit,
      (row) => [row.position],
      (row) => presentRow(row.term),
    );
    return { version: presentVersion(version), ...page };
  }

  /** The rows as a file that can be imported again: the same version yields the same bytes. */
  @Get('versions/:number/export')
  @Allow('lexicon.read')
  @ApiProduces('text/csv', 'application/jsonl')
  @Header('Cache-Control', 'private, no-store')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number') number: string,
    @Query() { format }: ExportLexiconRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.reading.export(actor, id, versionNumber(number), format);
    reply
      .type(format === 'csv' ? csvType : 'application/jsonl; charset=utf-8')
      .header(
        'Content-Disposition',
        `attachment; filename="lexicon-${id}-${versionNumber(number)}.${format}"`,
      )
      .header('X-Content-Type-Options', 'nosniff');
    return text;
  }

  /** What became of the rows since an earlier version. */
  @Get('versions/:number/diff')
  @Allow('lexicon.read')
  async diff(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number') number: string,
    @Query() { from }: CompareLexiconRequest,
  ): Promise<LexiconDiffResponse> {
    const { added, removed, changed } = await this.reading.diff(actor, id, from, versionNumber(number));
    return {
      added: added.map(presentRow),
      removed: removed.map(presentRow),
      changed: changed.map(({ before, after }) => ({ before: presentRow(before), after: presentRow(after) })),
    };
  }
}

/** The number after which a page begins. @throws AppError `invalid_input` at a cursor that was made up */
export function numberKeyOf(cursor: string | undefined): number | null {
  if (!cursor) return null;
  const [number] = decodeCursor(cursor, 1);
  return versionNumber(String(number));
}
