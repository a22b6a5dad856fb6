import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, languageOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { LexiconEntity } from '../persistence/lexicon.entity';
import { LexiconsService } from '../services/lexicons.service';
import { ReadLexicons } from '../services/read-lexicons';
import { presentLexicon } from './lexicon.presenter';
import {
  ChangeLexiconRequest,
  CreateLexiconRequest,
  ListLexiconsRequest,
  TestLexiconRequest,
} from './lexicon.requests';
import { LexiconPageResponse, LexiconResponse } from './lexicon.responses';
import { presentMuted, presentProofFinding } from './proofing.presenter';
import { LexiconTestResponse } from './proofing.responses';

/** 错敏词库: what a unit looks for, in its own items and in those of every unit below it. */
@ApiTags('Proofing')
@ApiBearerAuth()
@Controller('api/v1/lexicons')
export class LexiconsController {
  constructor(
    private readonly lexicons: LexiconsService,
    private readonly reading: ReadLexicons,
  ) {}

  @Post()
  @Allow('lexicon.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateLexiconRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LexiconResponse> {
    return withEtag(await this.lexicons.create(actor, body), reply);
  }

  @Get()
  @Allow('lexicon.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListLexiconsRequest,
  ): Promise<LexiconPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.lexicons.list(actor, query, query.limit, after);
    return toPage(rows, query.limit, (row) => [row.id], presentLexicon);
  }

  @Get(':id')
  @Allow('lexicon.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LexiconResponse> {
    return withEtag(await this.lexicons.get(actor, id), reply);
  }

  /** With `activeNumber` another version is in force, and everything live in the branch is looked through again. */
  @Patch(':id')
  @Allow('lexicon.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeLexiconRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LexiconResponse> {
    const changed = await this.lexicons.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentLexicon(current)),
    );
    return withEtag(changed, reply);
  }

  /** Out of use from now on; its versions stay readable. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('lexicon.manage')
  async retire(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.lexicons.retire(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentLexicon(current)),
    );
  }

  /** What a version finds in a text; nothing is kept. */
  @Post(':id/test')
  @HttpCode(200)
  @Allow('lexicon.read')
  async test(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TestLexiconRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<LexiconTestResponse> {
    const language = languageOf(acceptLanguage);
    const { number, findings, muted } = await this.reading.test(actor, id, body);
    return {
      number,
      findings: findings.map((finding) => presentProofFinding(finding, language)),
      muted: muted.map((finding) => presentMuted(finding, language)),
    };
  }
}

function withEtag(lexicon: LexiconEntity, reply: FastifyReply): LexiconResponse {
  reply.header('ETag', etagOf(lexicon.version));
  return presentLexicon(lexicon);
}
