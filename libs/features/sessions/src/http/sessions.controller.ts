import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  Actor,
  CurrentActor,
  Public,
  SignedIn,
  UsersService,
  actionsByRole,
  presentUser,
} from '@haojiao/features/organizations';
import type { Grant } from '@haojiao/features/organizations';
import { SessionsService } from '../sessions.service';
import type { TokenPair } from '../sessions.service';
import { ChangePasswordRequest, LoginRequest, RefreshRequest } from './session.requests';
import { GrantResponse, MeResponse, TokenPairResponse } from './session.responses';

@ApiTags('Identity and organisations')
@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
  ) {}

  @Post('auth/login')
  @HttpCode(200)
  @Public()
  async login(@Body() body: LoginRequest, @Req() request: FastifyRequest): Promise<TokenPairResponse> {
    const caller = {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      requestId: request.id,
    };
    return presentPair(await this.sessions.login(body.username, body.password, caller));
  }

  @Post('auth/refresh')
  @HttpCode(200)
  @Public()
  async refresh(@Body() body: RefreshRequest): Promise<TokenPairResponse> {
    return presentPair(await this.sessions.refresh(body.refreshToken));
  }

  @Post('auth/logout')
  @HttpCode(204)
  @ApiBearerAuth()
  @SignedIn()
  async logout(@CurrentActor() actor: Actor): Promise<void> {
    await this.sessions.logout(actor);
  }

  @Get('me')
  @ApiBearerAuth()
  @SignedIn()
  async me(@CurrentActor() actor: Actor): Promise<MeResponse> {
    const user = await this.users.load(actor.userId);
    return { ...presentUser(user), memberships: actor.grants.map(presentGrant) };
  }

  /** Ends every session of the person, this one too. */
  @Post('me/password')
  @HttpCode(204)
  @ApiBearerAuth()
  @SignedIn()
  async changePassword(@CurrentActor() actor: Actor, @Body() body: ChangePasswordRequest): Promise<void> {
    await this.sessions.changePassword(actor, body.currentPassword, body.newPassword);
  }
}

function presentPair({ accessToken, expiresIn, refreshToken, user }: TokenPair): TokenPairResponse {
  return { accessToken, expiresIn, refreshToken, user: presentUser(user) };
}

function presentGrant(grant: Grant): GrantResponse {
  const actions = new Set(grant.roles.flatMap((role) => [...actionsByRole[role]]));
  return { ...grant, actions: [...actions].toSorted() };
}
