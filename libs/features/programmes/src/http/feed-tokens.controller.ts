import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ListRequest } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { FeedTokenEntity } from '../persistence/feed-token.entity';
import { FeedTokensService } from '../tokens/feed-tokens.service';
import { IssueFeedTokenRequest } from './feed-token.requests';
import { FeedTokenPageResponse, FeedTokenResponse, IssuedFeedTokenResponse } from './feed-token.responses';

/** Listeners of a private programme: an address of the feed for each. */
@ApiTags('Programmes')
@ApiBearerAuth()
@Controller('api/v1/programmes/:id/feed-tokens')
export class FeedTokensController {
  constructor(private readonly tokens: FeedTokensService) {}

  /** The addresses are in this answer and in no other. */
  @Post()
  @Allow('programme.manage')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { label }: IssueFeedTokenRequest,
  ): Promise<IssuedFeedTokenResponse> {
    const { token, feeds } = await this.tokens.issue(actor, id, label);
    return { ...present(token), feeds };
  }

  @Get()
  @Allow('programme.manage')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<FeedTokenPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.tokens.list(actor, id, limit, before);
    return toPage(rows, limit, (row) => [row.id], present);
  }

  @Post(':tokenId/revoke')
  @HttpCode(200)
  @Allow('programme.manage')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('tokenId', ParseUUIDPipe) tokenId: string,
  ): Promise<FeedTokenResponse> {
    return present(await this.tokens.revoke(actor, id, tokenId));
  }
}

function present({
  tokenHash: _tokenHash,
  revokedBy: _revokedBy,
  createdAt,
  lastUsedAt,
  revokedAt,
  ...token
}: FeedTokenEntity): FeedTokenResponse {
  return {
    ...token,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
