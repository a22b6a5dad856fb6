import {
  Body,
  Controller,
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
import type { Language } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { builtInFormulas } from '../domain/formulas/built-in-formulas';
import { OwnFormulasService } from '../formulas/own-formulas.service';
import type { OwnFormula } from '../formulas/own-formulas.service';
import { tryFormula } from '../formulas/try-formula';
import { toFormulaDocument } from './formula-document.requests';
import { presentFormula, presentOwnFormula } from './index-formula.presenter';
import {
  AddFormulaVersionRequest,
  ChangeIndexFormulaRequest,
  CreateIndexFormulaRequest,
  ListIndexFormulasRequest,
  TryIndexFormulaRequest,
} from './index-formula.requests';
import {
  FormulaTrialResponse,
  IndexFormulaListResponse,
  OwnIndexFormulaPageResponse,
  OwnIndexFormulaResponse,
} from './index-formula.responses';

/** 传播指数公式 as data: those that ship with the product, and units' own with their versions. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1')
export class IndexFormulasController {
  constructor(private readonly formulas: OwnFormulasService) {}

  /** What ships with the product, every version of each. */
  @Get('index-formula-templates')
  @Allow('analytics.read')
  templates(@Headers('accept-language') acceptLanguage: string | undefined): IndexFormulaListResponse {
    const language = languageOf(acceptLanguage);
    return { items: builtInFormulas.map((formula) => presentFormula(formula, language)), nextCursor: null };
  }

  /** Calculates a formula before it is issued; nothing is kept. */
  @Post('index-formula-trials')
  @HttpCode(200)
  @Allow('index_formula.manage')
  try(@Body() { document, values }: TryIndexFormulaRequest): FormulaTrialResponse {
    const given = new Map(values.map(({ name, value }) => [name, value]));
    return tryFormula(toFormulaDocument(document), given);
  }

  /** With its first version. */
  @Post('index-formulas')
  @Allow('index_formula.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateIndexFormulaRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnIndexFormulaResponse> {
    const own = await this.formulas.create(actor, { ...body, document: toFormulaDocument(body.document) });
    return withEtag(own, reply, languageOf(acceptLanguage));
  }

  /** Those of the caller's units, of units above them, and of branches whose figures the caller reads. */
  @Get('index-formulas')
  @Allow('analytics.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListIndexFormulasRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<OwnIndexFormulaPageResponse> {
    const { limit, cursor } = query;
    const rows = await this.formulas.list(actor, query, limit, cursor ? decodeIdCursor(cursor) : null);
    const language = languageOf(acceptLanguage);
    return toPage(
      rows,
      limit,
      ({ formula }) => [formula.id],
      (own) => presentOwnFormula(own, language),
    );
  }

  @Get('index-formulas/:id')
  @Allow('analytics.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnIndexFormulaResponse> {
    return withEtag(await this.formulas.get(actor, id), reply, languageOf(acceptLanguage));
  }

  /** Name and note alone. */
  @Patch('index-formulas/:id')
  @Allow('index_formula.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeIndexFormulaRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnIndexFormulaResponse> {
    const language = languageOf(acceptLanguage);
    const changed = await this.formulas.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.formula.version, presentOwnFormula(current, language)),
    );
    return withEtag(changed, reply, language);
  }

  /** What it says from now on: values by the versions before stay as they are. */
  @Post('index-formulas/:id/versions')
  @Allow('index_formula.manage')
  async addVersion(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddFormulaVersionRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnIndexFormulaResponse> {
    const content = { ...body, document: toFormulaDocument(body.document) };
    return withEtag(await this.formulas.addVersion(actor, id, content), reply, languageOf(acceptLanguage));
  }
}

function withEtag(own: OwnFormula, reply: FastifyReply, language: Language): OwnIndexFormulaResponse {
  reply.header('ETag', etagOf(own.formula.version));
  return presentOwnFormula(own, language);
}
