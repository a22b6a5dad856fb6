import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { JoinByInvitation } from '../join-by-invitation';
import { JoinRequest } from './invitation.requests';
import { JoinedResponse } from './invitation.responses';

/** For people without an account; the token in the body is their key. */
@ApiTags('Identity and organisations')
@Controller('api/v1/invitations')
export class JoinController {
  constructor(private readonly invitations: JoinByInvitation) {}

  /** Makes the account; signing in is the next request. */
  @Post('join')
  @Public()
  async join(
    @Body() { token, ...person }: JoinRequest,
    @Req() request: FastifyRequest,
  ): Promise<JoinedResponse> {
    const caller = { address: request.ip, requestId: request.id };
    const { id, username, organizationId } = await this.invitations.join(token, person, caller);
    return { userId: id, username, organizationId };
  }
}
