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
import { EachTime, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Allow, CurrentActor, SignedIn } from '../access';
import { Actor } from '../domain/actor';
import type { UserEntity } from '../persistence/user.entity';
import { UsersService } from '../users.service';
import { presentUser } from './user.presenter';
import {
  ChangeUserRequest,
  CreateUserRequest,
  ListUsersRequest,
  LookAtPhoneRequest,
  ResetPasswordRequest,
} from './user.requests';
import { UserPageResponse, UserPhoneResponse, UserResponse } from './user.responses';

@ApiTags('Identity and organisations')
@ApiBearerAuth()
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Post()
  @Allow('user.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateUserRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    return withEtag(await this.users.create(actor, body), reply);
  }

  @Get()
  @Allow('user.read')
  async list(@CurrentActor() actor: Actor, @Query() query: ListUsersRequest): Promise<UserPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.users.list(actor, query.organizationId ?? null, query.limit, after);
    return toPage(rows, query.limit, (row) => [row.id], presentUser);
  }

  @Get(':id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    return withEtag(await this.users.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('user.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeUserRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const changed = await this.users.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentUser(current)),
    );
    return withEtag(changed, reply);
  }

  /** For somebody who forgot theirs: a password for one log-in. All their sessions end. */
  @Post(':id/password-resets')
  @HttpCode(204)
  @Allow('user.manage')
  async resetPassword(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { password }: ResetPasswordRequest,
  ): Promise<void> {
    await this.users.resetPassword(actor, id, password);
  }

  /** The number as it is. Who looked, and why, is in the audit trail. */
  @Post(':id/phone-looks')
  @EachTime()
  @HttpCode(200)
  @Allow('user.read')
  async lookAtPhone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LookAtPhoneRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserPhoneResponse> {
    reply.header('Cache-Control', 'no-store');
    return { phone: await this.users.lookAtPhone(actor, id, reason) };
  }
}

function withEtag(user: UserEntity, reply: FastifyReply): UserResponse {
  reply.header('ETag', etagOf(user.version));
  return presentUser(user);
}
