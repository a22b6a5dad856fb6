import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { linkState } from '../domain/link-state';
import { DEFAULT_HOURS, IssueSignOffLinks } from '../issue-sign-off-links';
import type { LinkView } from '../issue-sign-off-links';
import { IssueSignOffLinkRequest } from './sign-off-link.requests';
import {
  IssuedSignOffLinkResponse,
  SignOffLinkListResponse,
  SignOffLinkResponse,
} from './sign-off-link.responses';

/** Links for leaders who have no account, or not at hand. */
@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1')
export class SignOffLinksController {
  constructor(
    private readonly links: IssueSignOffLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For the stage that waits and the words as they are; a link that the person still has stops. */
  @Post('reviews/:id/sign-off-links')
  @Allow('sign_off_link.issue')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { userId, hours = DEFAULT_HOURS }: IssueSignOffLinkRequest,
  ): Promise<IssuedSignOffLinkResponse> {
    const { link, personName, url, code } = await this.links.issue(actor, id, userId, hours);
    return { id: link.id, personName, url, code, expiresAt: link.expiresAt.toISOString() };
  }

  @Get('reviews/:id/sign-off-links')
  @Allow('sign_off_link.issue')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SignOffLinkListResponse> {
    const rows = await this.links.list(actor, id);
    return { items: rows.map((row) => this.present(row)) };
  }

  @Get('sign-off-links/:id')
  @Allow('sign_off_link.issue')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SignOffLinkResponse> {
    return this.present(await this.links.get(actor, id));
  }

  @Post('sign-off-links/:id/revoke')
  @HttpCode(200)
  @Allow('sign_off_link.issue')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SignOffLinkResponse> {
    return this.present(await this.links.revoke(actor, id));
  }

  private present(link: LinkView): SignOffLinkResponse {
    return {
      id: link.id,
      reviewId: link.reviewId,
      stage: link.stageKey,
      userId: link.userId,
      personName: link.personName,
      revisionId: link.revisionId,
      fingerprint: link.fingerprint,
      state: linkState(link, this.clock.now()),
      issuedBy: link.issuedBy,
      issuerName: link.issuerName,
      issuedAt: link.issuedAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
      openedAt: link.openedAt?.toISOString() ?? null,
      usedAt: link.usedAt?.toISOString() ?? null,
      outcome: link.outcome,
      revokedAt: link.revokedAt?.toISOString() ?? null,
    };
  }
}
