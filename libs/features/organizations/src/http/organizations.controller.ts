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
import { Allow, CurrentActor } from '../access';
import { Actor } from '../domain/actor';
import { MembersService } from '../members.service';
import { OrganizationsService } from '../organizations.service';
import type { OrganizationEntity } from '../persistence/organization.entity';
import { presentOrganization } from './organization.presenter';
import {
  AssignMemberRequest,
  ChangeOrganizationRequest,
  CreateOrganizationRequest,
  ListOrganizationsRequest,
} from './organization.requests';
import { MemberListResponse, OrganizationPageResponse, OrganizationResponse } from './organization.responses';

@ApiTags('Identity and organisations')
@ApiBearerAuth()
@Controller('api/v1/organizations')
export class OrganizationsController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly members: MembersService,
  ) {}

  @Post()
  @Allow('organization.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateOrganizationRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganizationResponse> {
    return withEtag(await this.organizations.create(actor, body), reply);
  }

  @Get()
  @Allow('organization.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListOrganizationsRequest,
  ): Promise<OrganizationPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.organizations.list(actor, query, query.limit, after);
    return toPage(rows, query.limit, (row) => [row.id], presentOrganization);
  }

  @Get(':id')
  @Allow('organization.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganizationResponse> {
    return withEtag(await this.organizations.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('organization.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeOrganizationRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganizationResponse> {
    const changed = await this.organizations.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentOrganization(current)),
    );
    return withEtag(changed, reply);
  }

  @Get(':id/members')
  @Allow('user.read')
  async listMembers(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<MemberListResponse> {
    return { items: await this.members.list(actor, id), nextCursor: null };
  }

  /** Sets a person's roles in the unit. The person's sessions end, so that old rights die at once. */
  @Put(':id/members/:userId')
  @HttpCode(204)
  @Allow('organization.read')
  async assignMember(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('userId', ParseUUIDPipe) userId: string,
    @Body() body: AssignMemberRequest,
  ): Promise<void> {
    await this.members.assign(actor, id, userId, body.roles, body.inherit ?? true);
  }

  @Delete(':id/members/:userId')
  @HttpCode(204)
  @Allow('organization.read')
  async removeMember(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('userId', ParseUUIDPipe) userId: string,
  ): Promise<void> {
    await this.members.assign(actor, id, userId, [], true);
  }
}

function withEtag(organization: OrganizationEntity, reply: FastifyReply): OrganizationResponse {
  reply.header('ETag', etagOf(organization.version));
  return presentOrganization(organization);
}
