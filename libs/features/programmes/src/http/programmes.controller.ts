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
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ProgrammeCast } from '../people/programme-cast';
import type { CastMember } from '../people/programme-cast';
import type { ProgrammeEntity } from '../persistence/programme.entity';
import { ProgrammesService } from '../programmes.service';
import { presentProgramme, presentSummary } from './programme.presenter';
import {
  ChangeProgrammeRequest,
  CreateProgrammeRequest,
  ListProgrammesRequest,
  PutCastRequest,
} from './programme.requests';
import { CastResponse, ProgrammePageResponse, ProgrammeResponse } from './programme.responses';

/** Audio series (有声工会), each with a feed per language. */
@ApiTags('Programmes')
@ApiBearerAuth()
@Controller('api/v1/programmes')
export class ProgrammesController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly cast: ProgrammeCast,
  ) {}

  @Post()
  @Allow('programme.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateProgrammeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeResponse> {
    return withEtag(await this.programmes.create(actor, body), reply);
  }

  @Get()
  @Allow('programme.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListProgrammesRequest,
  ): Promise<ProgrammePageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.programmes.list(actor, organizationId ?? null, limit, after);
    const page = toPage(
      rows,
      limit,
      ({ id }) => [id],
      (programme) => programme,
    );
    const totals = await this.programmes.episodeTotals(actor, page.items);
    return { ...page, items: page.items.map((item, index) => presentSummary(item, totals[index]!)) };
  }

  @Get(':id')
  @Allow('programme.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeResponse> {
    return withEtag(await this.programmes.get(actor, id), reply);
  }

  /** Making it private takes its episodes from the site at once; making it public shows them again. */
  @Patch(':id')
  @Allow('programme.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeProgrammeRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeResponse> {
    const changed = await this.programmes.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentProgramme(current)),
    );
    return withEtag(changed, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('programme.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.programmes.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentProgramme(current)),
    );
  }

  /** Who regularly speaks in it or makes it. Carries the programme's ETag. */
  @Get(':id/people')
  @Allow('programme.read')
  async people(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CastResponse> {
    return presentCast(await this.cast.get(actor, id), reply);
  }

  /** Puts them all anew; people of the programme's unit. Wants the programme's ETag. */
  @Put(':id/people')
  @Allow('programme.manage')
  async putPeople(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { people }: PutCastRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CastResponse> {
    const put = await this.cast.put(actor, id, people, (current) =>
      requireVersion(ifMatch, current.version, presentProgramme(current)),
    );
    return presentCast(put, reply);
  }
}

function withEtag(programme: ProgrammeEntity, reply: FastifyReply): ProgrammeResponse {
  reply.header('ETag', etagOf(programme.version));
  return presentProgramme(programme);
}

function presentCast(
  { programme, cast }: { programme: ProgrammeEntity; cast: CastMember[] },
  reply: FastifyReply,
): CastResponse {
  reply.header('ETag', etagOf(programme.version));
  return { people: cast };
}
