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
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CloseBulletin } from '../issue/close-bulletin';
import type { BulletinEntity } from '../persistence/bulletin.entity';
import { PrepareBulletins } from '../prepare-bulletins';
import { ReadBulletins } from '../read-bulletins';
import type { WholeBulletin } from '../read-bulletins';
import { presentBulletin, presentSummary } from './bulletin.presenter';
import {
  ChangeBulletinRequest,
  CorrectBulletinRequest,
  CreateBulletinRequest,
  ListBulletinsRequest,
  OpenAppealsRequest,
} from './bulletin.requests';
import { BulletinPageResponse, BulletinResponse } from './bulletin.responses';

/** 用稿通报: who sent how much, what was adopted and what it earned. Draft, shown for appeals, closed for good. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/bulletins')
export class BulletinsController {
  constructor(
    private readonly preparing: PrepareBulletins,
    private readonly reading: ReadBulletins,
    private readonly closing: CloseBulletin,
  ) {}

  /** A draft: its figures are computed at every look. */
  @Post()
  @Allow('bulletin.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateBulletinRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulletinResponse> {
    return this.answer(await this.preparing.create(actor, body), reply);
  }

  /** Newest first. Units see what was shown to them or issued by the units above. */
  @Get()
  @Allow('organization.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListBulletinsRequest,
  ): Promise<BulletinPageResponse> {
    const { limit, cursor, ...filter } = query;
    const rows = await this.reading.list(actor, filter, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(rows, limit, ({ bulletin }) => [bulletin.id], presentSummary);
  }

  @Get(':id')
  @Allow('organization.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulletinResponse> {
    return withEtag(await this.reading.get(actor, id), reply);
  }

  /** Of a draft alone: what stands on it and which tables it has. */
  @Patch(':id')
  @Allow('bulletin.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeBulletinRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulletinResponse> {
    const changed = await this.preparing.change(actor, id, { ...body }, (current) =>
      requireVersion(ifMatch, current.version, { id: current.id, version: current.version }),
    );
    return this.answer(changed, reply);
  }

  /** A draft that was shown to nobody. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('bulletin.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.preparing.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, { id: current.id, version: current.version }),
    );
  }

  /** 公示: the units that it is about see it and may appeal. */
  @Post(':id/publish-for-appeals')
  @HttpCode(200)
  @Allow('bulletin.manage')
  async openAppeals(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { until }: OpenAppealsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulletinResponse> {
    return this.answer(await this.preparing.openAppeals(actor, id, until), reply);
  }

  /** 印发: by somebody else than who prepared it. From now on nothing is computed. */
  @Post(':id/close')
  @HttpCode(200)
  @Allow('bulletin.close')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulletinResponse> {
    return this.answer(await this.closing.close(actor, id), reply);
  }

  /** 更正: a new draft about the same period that names this issue. */
  @Post(':id/corrections')
  @Allow('bulletin.manage')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CorrectBulletinRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulletinResponse> {
    return this.answer(await this.preparing.correct(actor, id, reason), reply);
  }

  private async answer(bulletin: BulletinEntity, reply: FastifyReply): Promise<BulletinResponse> {
    return withEtag(await this.reading.whole(bulletin), reply);
  }
}

function withEtag(whole: WholeBulletin, reply: FastifyReply): BulletinResponse {
  reply.header('ETag', etagOf(whole.bulletin.version));
  return presentBulletin(whole);
}
