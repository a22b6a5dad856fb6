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
import { ListRequest, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { PersonConsents } from '../people/person-consents';
import { ProgrammePeopleService } from '../people/programme-people.service';
import type { ProgrammePersonEntity } from '../persistence/programme-person.entity';
import { presentConsent, presentPerson } from './programme-person.presenter';
import {
  ChangeProgrammePersonRequest,
  CreateProgrammePersonRequest,
  ListProgrammePeopleRequest,
  RecordConsentRequest,
} from './programme-person.requests';
import {
  PersonConsentPageResponse,
  PersonConsentResponse,
  ProgrammePersonPageResponse,
  ProgrammePersonResponse,
} from './programme-person.responses';

/** Who speaks in programmes of a unit and makes them, and what they consented to. */
@ApiTags('Programmes')
@ApiBearerAuth()
@Controller('api/v1/programme-people')
export class ProgrammePeopleController {
  constructor(
    private readonly people: ProgrammePeopleService,
    private readonly consents: PersonConsents,
  ) {}

  @Post()
  @Allow('programme.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateProgrammePersonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammePersonResponse> {
    return withEtag(await this.people.create(actor, body), reply);
  }

  @Get()
  @Allow('programme.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListProgrammePeopleRequest,
  ): Promise<ProgrammePersonPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.people.list(actor, filter, limit, after);
    return toPage(rows, limit, ({ id }) => [id], presentPerson);
  }

  @Get(':id')
  @Allow('programme.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammePersonResponse> {
    return withEtag(await this.people.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('programme.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeProgrammePersonRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammePersonResponse> {
    const changed = await this.people.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentPerson(current)),
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
    await this.people.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentPerson(current)),
    );
  }

  /** What they consented to, newest first. */
  @Get(':id/consents')
  @Allow('programme.read')
  async listConsents(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<PersonConsentPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.consents.list(actor, id, limit, before);
    return toPage(rows, limit, (row) => [row.id], presentConsent);
  }

  /** Never changed afterwards, only withdrawn. */
  @Post(':id/consents')
  @Allow('programme.manage')
  async recordConsent(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordConsentRequest,
  ): Promise<PersonConsentResponse> {
    return presentConsent(await this.consents.record(actor, id, body));
  }

  @Post(':id/consents/:consentId/withdraw')
  @HttpCode(200)
  @Allow('programme.manage')
  async withdrawConsent(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('consentId', ParseUUIDPipe) consentId: string,
  ): Promise<PersonConsentResponse> {
    return presentConsent(await this.consents.withdraw(actor, id, consentId));
  }
}

function withEtag(person: ProgrammePersonEntity, reply: FastifyReply): ProgrammePersonResponse {
  reply.header('ETag', etagOf(person.version));
  return presentPerson(person);
}
