import {
  Body,
  Controller,
  Get,
  Headers,
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
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { schemeTemplates } from '../domain';
import { SchemeVersions } from './scheme-versions';
import {
  AddSchemeVersionRequest,
  ChangeSchemeVersionRequest,
  CopyScoringSchemeRequest,
  CreateScoringSchemeRequest,
  ListScoringSchemesRequest,
  RenameScoringSchemeRequest,
} from './scoring-scheme.requests';
import {
  SchemeTemplateListResponse,
  SchemeVersionResponse,
  ScoringSchemePageResponse,
  ScoringSchemeResponse,
  presentScheme,
  presentVersion,
} from './scoring-scheme.responses';
import type { ScoringSchemeEntity } from './scoring-scheme.entity';
import type { ScoringSchemeVersionEntity } from './scoring-scheme-version.entity';
import { ScoringSchemesService } from './scoring-schemes.service';
import { toDocument } from './to-document';
import { WriteSchemeVersions } from './write-scheme-versions';

/** 考核办法 as data. Rules are public to those who are scored by them. */
@ApiTags('Scoring')
@ApiBearerAuth()
@Controller('api/v1')
export class ScoringSchemesController {
  constructor(
    private readonly schemes: ScoringSchemesService,
    private readonly versions: SchemeVersions,
    private readonly writing: WriteSchemeVersions,
  ) {}

  /** Published rules without the names of their places, to begin with. */
  @Get('scoring-scheme-templates')
  @SignedIn()
  templates(): SchemeTemplateListResponse {
    return { items: [...schemeTemplates], nextCursor: null };
  }

  /** With its first version: by a template, or by a document. */
  @Post('scoring-schemes')
  @Allow('scoring_scheme.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateScoringSchemeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScoringSchemeResponse> {
    const document = body.document && toDocument(body.document);
    return this.present(await this.schemes.create(actor, { ...body, document }), reply);
  }

  /** Those of the caller's units, of the units above them, and of branches whose schemes the caller reads. */
  @Get('scoring-schemes')
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListScoringSchemesRequest,
  ): Promise<ScoringSchemePageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.schemes.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, (row) => [row.id], presentScheme);
  }

  @Get('scoring-schemes/:id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScoringSchemeResponse> {
    return this.present(await this.schemes.get(actor, id), reply);
  }

  @Patch('scoring-schemes/:id')
  @Allow('scoring_scheme.manage')
  async rename(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { name }: RenameScoringSchemeRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScoringSchemeResponse> {
    const renamed = await this.schemes.rename(actor, id, name, (current) =>
      requireVersion(ifMatch, current.version, presentScheme(current)),
    );
    return this.present(renamed, reply);
  }

  /** The rules that hold there today, as the first version of a scheme of another unit. */
  @Post('scoring-schemes/:id/copies')
  @Allow('scoring_scheme.manage')
  async copy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CopyScoringSchemeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScoringSchemeResponse> {
    return this.present(await this.schemes.copy(actor, id, body), reply);
  }

  /** What is to hold from a later day on; a version that is open ends the day before. */
  @Post('scoring-schemes/:id/versions')
  @Allow('scoring_scheme.manage')
  async addVersion(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { validFrom, validTo, document }: AddSchemeVersionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SchemeVersionResponse> {
    const content = { validFrom, validTo: validTo ?? null, document: toDocument(document) };
    return withEtag(await this.writing.add(actor, id, content), reply);
  }

  @Get('scoring-schemes/:id/versions/:versionId')
  @SignedIn()
  async getVersion(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('versionId', ParseUUIDPipe) versionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SchemeVersionResponse> {
    const scheme = await this.schemes.get(actor, id);
    return withEtag(await this.versions.load(scheme.id, versionId), reply);
  }

  /** Only of one that has not begun and was not used: every other one is followed. */
  @Patch('scoring-schemes/:id/versions/:versionId')
  @Allow('scoring_scheme.manage')
  async changeVersion(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('versionId', ParseUUIDPipe) versionId: string,
    @Body() { document, ...days }: ChangeSchemeVersionRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SchemeVersionResponse> {
    const changes = { ...days, document: document && toDocument(document) };
    const changed = await this.writing.change(actor, id, versionId, changes, (current) =>
      requireVersion(ifMatch, current.version, presentVersion(current)),
    );
    return withEtag(changed, reply);
  }

  private async present(scheme: ScoringSchemeEntity, reply: FastifyReply): Promise<ScoringSchemeResponse> {
    reply.header('ETag', etagOf(scheme.version));
    const versions = await this.versions.of(scheme.id);
    return { ...presentScheme(scheme), versions: versions.map(presentVersion) };
  }
}

function withEtag(version: ScoringSchemeVersionEntity, reply: FastifyReply): SchemeVersionResponse {
  reply.header('ETag', etagOf(version.version));
  return presentVersion(version);
}
