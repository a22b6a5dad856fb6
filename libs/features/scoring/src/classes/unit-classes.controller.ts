import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { fault, invalidInput } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { PutUnitClassRequest } from './unit-class.requests';
import { UnitClassesService } from './unit-classes.service';
import type { UnitClassView } from './unit-classes.service';
import { UnitClassResponse, UnitClassListResponse } from './unit-classes.responses';

/** Units that are scored by the same rules and stand in one table. */
@ApiTags('Scoring')
@ApiBearerAuth()
@Controller('api/v1/organizations/:id/unit-classes')
export class UnitClassesController {
  constructor(private readonly classes: UnitClassesService) {}

  /** All of a unit; they are few. */
  @Get()
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<UnitClassListResponse> {
    return { items: (await this.classes.list(actor, id)).map(present), nextCursor: null };
  }

  @Get(':code')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitClassResponse> {
    return withEtag(await this.classes.get(actor, id, code), reply);
  }

  /** Makes the class, or replaces its name and members (`If-Match`). */
  @Put(':code')
  @Allow('scoring_scheme.manage')
  async put(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Body() { name, members }: PutUnitClassRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitClassResponse> {
    if (!codePattern.test(code)) throw codeInvalid();
    const input = { name, members: members.map(({ to, ...member }) => ({ ...member, to: to ?? null })) };
    const { view, isNew } = await this.classes.put(actor, { organizationId: id, code }, input, (current) =>
      requireVersion(ifMatch, current.unitClass.version, present(current)),
    );
    reply.status(isNew ? 201 : 200);
    return withEtag(view, reply);
  }
}

const codePattern = /^[a-z0-9][a-z0-9_-]{0,39}$/;

function codeInvalid() {
  return invalidInput([
    fault(
      'code',
      'matches',
      '代码由小写字母、数字、下划线和连字符组成，最多 40 个字符。',
      'A code is of small letters, digits, _ and -, 40 at most.',
    ),
  ]);
}

function withEtag(view: UnitClassView, reply: FastifyReply): UnitClassResponse {
  reply.header('ETag', etagOf(view.unitClass.version));
  return present(view);
}

function present({ unitClass, members }: UnitClassView): UnitClassResponse {
  const { id, organizationId, code, name, version } = unitClass;
  return { id, organizationId, code, name, members, version };
}
