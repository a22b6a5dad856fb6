import { Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { FeedSecrets } from '../feed-secrets';
import { presentIssuedFeed } from './feed.presenter';
import { IssuedFeedResponse } from './feed.responses';

@ApiTags('Channels')
@ApiBearerAuth()
@Controller('api/v1/channel-accounts')
export class AccountFeedTokensController {
  constructor(private readonly secrets: FeedSecrets) {}

  /**
   * A new address of the account's feed; an earlier one is dead from now on. Sent past the framework, so that no
   * answer kept for an `Idempotency-Key` holds the secret.
   */
  @Post(':id/feed-token')
  @ApiCreatedResponse({ type: IssuedFeedResponse })
  @Allow('channel_account.manage')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const issued = presentIssuedFeed(await this.secrets.issue(actor, id));
    await reply.status(201).header('Cache-Control', 'no-store').send(issued);
  }

  /** Nobody can fetch the feed any more until a new address is made. */
  @Delete(':id/feed-token')
  @HttpCode(204)
  @Allow('channel_account.manage')
  async revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.secrets.revoke(actor, id);
  }
}
