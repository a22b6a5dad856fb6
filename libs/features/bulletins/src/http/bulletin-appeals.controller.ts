import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { BulletinAppeals } from '../appeals/bulletin-appeals';
import { presentAppeal } from './bulletin.presenter';
import { AnswerAppealRequest, FileAppealRequest, ListAppealsRequest } from './bulletin.requests';
import { AppealPageResponse, AppealResponse } from './bulletin.responses';

/** 异议: what units say against a bulletin that is shown to them. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/bulletins/:id/appeals')
export class BulletinAppealsController {
  constructor(private readonly appeals: BulletinAppeals) {}

  /** By correspondents and editors of a unit that it is about. */
  @Post()
  @Allow('organization.read')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FileAppealRequest,
  ): Promise<AppealResponse> {
    return presentAppeal(await this.appeals.file(actor, id, body));
  }

  /** All of them for the issuer; for others those of their own units. */
  @Get()
  @Allow('organization.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListAppealsRequest,
  ): Promise<AppealPageResponse> {
    const rows = await this.appeals.list(actor, id, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(rows, limit, ({ appeal }) => [appeal.id], presentAppeal);
  }

  /** By the issuer, by somebody else than who filed it. Who upholds it corrects the fact at `factUrl`. */
  @Post(':appealId/answer')
  @HttpCode(200)
  @Allow('bulletin.manage')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('appealId', ParseUUIDPipe) appealId: string,
    @Body() body: AnswerAppealRequest,
  ): Promise<AppealResponse> {
    return presentAppeal(await this.appeals.answer(actor, id, appealId, body));
  }
}
