import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { ListRequest, qrSvg } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { IssueInvitations } from '../issue-invitations';
import { presentInvitation } from './invitation.presenter';
import { IssueInvitationRequest } from './invitation.requests';
import { InvitationPageResponse, InvitationResponse, IssuedInvitationResponse } from './invitation.responses';

/** Links by which correspondents join a unit. */
@ApiTags('Identity and organisations')
@ApiBearerAuth()
@Controller('api/v1')
export class InvitationsController {
  constructor(
    private readonly invitations: IssueInvitations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The link is in this answer alone, as text and as QR code. */
  @Post('organizations/:id/invitations')
  @Allow('invitation.issue')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) organizationId: string,
    @Body() body: IssueInvitationRequest,
  ): Promise<IssuedInvitationResponse> {
    const { invitation, url } = await this.invitations.issue(actor, organizationId, body);
    const { id, role, displayName, expiresAt } = invitation;
    return {
      id,
      organizationId: invitation.organizationId,
      role,
      displayName,
      url,
      qrSvg: qrSvg(url, '邀请二维码'),
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** Newest first. */
  @Get('organizations/:id/invitations')
  @Allow('invitation.issue')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) organizationId: string,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<InvitationPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.invitations.list(actor, organizationId, limit, before);
    const now = this.clock.now();
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => presentInvitation(row, now),
    );
  }

  @Get('invitations/:id')
  @Allow('invitation.issue')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<InvitationResponse> {
    return presentInvitation(await this.invitations.get(actor, id), this.clock.now());
  }

  @Post('invitations/:id/revoke')
  @HttpCode(200)
  @Allow('invitation.issue')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<InvitationResponse> {
    return presentInvitation(await this.invitations.revoke(actor, id), this.clock.now());
  }
}
