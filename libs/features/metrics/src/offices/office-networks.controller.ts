import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { OfficeNetworksRequest } from './office-networks.requests';
import { OfficeNetworksResponse } from './office-networks.responses';
import { OfficeNetworksService } from './office-networks.service';
import type { UnitOffices } from './office-networks.service';

/** Networks of a unit's offices: views from there of its items, and of those below it, are its own people's. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/organizations')
export class OfficeNetworksController {
  constructor(private readonly offices: OfficeNetworksService) {}

  @Get(':id/office-networks')
  @Allow('site.manage')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OfficeNetworksResponse> {
    return withEtag(await this.offices.get(actor, id), reply);
  }

  /** All of them anew. Other processes follow within ten seconds; what was counted stays. */
  @Put(':id/office-networks')
  @Allow('site.manage')
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { networks }: OfficeNetworksRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OfficeNetworksResponse> {
    const saved = await this.offices.replace(actor, id, networks, (current) =>
      requireVersion(ifMatch, current.version, present(current)),
    );
    return withEtag(saved, reply);
  }
}

function present({ organizationId, networks, updatedAt }: UnitOffices): OfficeNetworksResponse {
  return { organizationId, networks, updatedAt: updatedAt?.toISOString() ?? null };
}

function withEtag(offices: UnitOffices, reply: FastifyReply): OfficeNetworksResponse {
  reply.header('ETag', etagOf(offices.version));
  return present(offices);
}
