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
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, SignedIn, wantedUnitsOf } from '@haojiao/features/organizations';
import { ReadCommissions } from '../read-commissions';
import { SteerCommissions } from '../steer-commissions';
import { WriteCommissions } from '../write-commissions';
import { presentCommission, presentDetails } from './commission.presenter';
import {
  ChangeCommissionRequest,
  CommissionReasonRequest,
  CreateCommissionRequest,
  ListCommissionsRequest,
} from './commission.requests';
import { CommissionPageResponse, CommissionResponse } from './commission.responses';

/** 约稿: reports that a unit asks those below for. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/commissions')
export class CommissionsController {
  constructor(
    private readonly reading: ReadCommissions,
    private readonly writing: WriteCommissions,
    private readonly steering: SteerCommissions,
  ) {}

  @Post()
  @Allow('commission.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() { addressees, ...body }: CreateCommissionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionResponse> {
    const { id } = await this.writing.create(actor, { ...body, addressees: wantedUnitsOf(addressees) });
    return this.show(actor, id, reply);
  }

  /** Of the caller's branch, and those addressed to the caller's units. */
  @Get()
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListCommissionsRequest,
  ): Promise<CommissionPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reading.list(actor, filter, limit, before);
    return toPage(rows, limit, ({ commission }) => [commission.id], presentCommission);
  }

  @Get(':id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionResponse> {
    return this.show(actor, id, reply);
  }

  @Patch(':id')
  @Allow('commission.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { addressees, ...body }: ChangeCommissionRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionResponse> {
    const changes = { ...body, ...(addressees && { addressees: wantedUnitsOf(addressees) }) };
    await this.writing.change(actor, id, changes, async ({ version }) =>
      requireVersion(ifMatch, version, presentDetails(await this.reading.get(actor, id))),
    );
    return this.show(actor, id, reply);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Allow('commission.manage')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionResponse> {
    await this.steering.issue(actor, id);
    return this.show(actor, id, reply);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Allow('commission.manage')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionResponse> {
    await this.steering.close(actor, id);
    return this.show(actor, id, reply);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('commission.manage')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CommissionReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionResponse> {
    await this.steering.cancel(actor, id, reason);
    return this.show(actor, id, reply);
  }

  @Post(':id/addressees/:organizationId/excuse')
  @HttpCode(200)
  @Allow('commission.manage')
  async excuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('organizationId', ParseUUIDPipe) organizationId: string,
    @Body() { reason }: CommissionReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionResponse> {
    await this.steering.excuse(actor, id, organizationId, reason);
    return this.show(actor, id, reply);
  }

  @Post(':id/addressees/:organizationId/revoke-excuse')
  @HttpCode(200)
  @Allow('commission.manage')
  async revokeExcuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('organizationId', ParseUUIDPipe) organizationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionResponse> {
    await this.steering.revokeExcuse(actor, id, organizationId);
    return this.show(actor, id, reply);
  }

  private async show(actor: Actor, id: string, reply: FastifyReply): Promise<CommissionResponse> {
    const details = await this.reading.get(actor, id);
    reply.header('ETag', etagOf(details.commission.version));
    return presentDetails(details);
  }
}
