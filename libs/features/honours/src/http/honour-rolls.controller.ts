import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, pdfType, toPage, xlsxType } from '@haojiao/kernel';
import { ListRequest, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { HonourRollDocuments } from '../honour-rolls/honour-roll-documents';
import { HonourRolls } from '../honour-rolls/honour-rolls.service';
import type { WholeHonourRoll } from '../honour-rolls/honour-rolls.service';
import { presentHonourRoll, presentHonourRollSummary } from './honour-roll.presenter';
import { PrepareHonourRollRequest } from './honour-roll.requests';
import { HonourRollPageResponse, HonourRollResponse } from './honour-roll.responses';

/** 评先评优: units and correspondents that a year's closed bulletins put first. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/honour-rolls')
export class HonourRollsController {
  constructor(
    private readonly rolls: HonourRolls,
    private readonly documents: HonourRollDocuments,
  ) {}

  @Post()
  @Allow('bulletin.manage')
  async prepare(
    @CurrentActor() actor: Actor,
    @Body() body: PrepareHonourRollRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HonourRollResponse> {
    return present(await this.rolls.prepare(actor, body), reply);
  }

  /** Issued ones are for everybody in the issuing unit and below it. */
  @Get()
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<HonourRollPageResponse> {
    const rows = await this.rolls.page(actor, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(rows, limit, ({ id }) => [id], presentHonourRollSummary);
  }

  @Get(':id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HonourRollResponse> {
    return present(await this.rolls.get(actor, id), reply);
  }

  /** By another person than who prepared it. From then on it says the same for ever. */
  @Post(':id/issue')
  @HttpCode(200)
  @Allow('bulletin.close')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HonourRollResponse> {
    return present(await this.rolls.issue(actor, id), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('bulletin.manage')
  async discard(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.rolls.discard(actor, id, (roll) =>
      requireVersion(ifMatch, roll.version, presentHonourRollSummary(roll)),
    );
  }

  @Get(':id/roll.xlsx')
  @ApiProduces(xlsxType)
  @SignedIn()
  async xlsx(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.documents.send(actor, id, 'xlsx', reply);
  }

  @Get(':id/roll.pdf')
  @ApiProduces(pdfType)
  @SignedIn()
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.documents.send(actor, id, 'pdf', reply);
  }
}

function present(whole: WholeHonourRoll, reply: FastifyReply): HonourRollResponse {
  reply.header('ETag', etagOf(whole.roll.version));
  return presentHonourRoll(whole);
}
