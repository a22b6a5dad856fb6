import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { etagOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { PresenceRequest, TakeOverRequest } from './presence.requests';
import { PresenceResponse } from './presence.responses';
import { PresenceService } from './presence.service';
import type { Presence } from './presence.service';
import { HEARTBEAT_SECONDS, PRESENCE_EXPIRES_SECONDS } from './presence-times';
import { TakeOver } from './take-over';

/** Who is at an item, and whose turn it is to write. */
@ApiTags('Drafting')
@ApiBearerAuth()
@Controller('api/v1/contents/:id')
export class PresenceController {
  constructor(
    private readonly presences: PresenceService,
    private readonly taking: TakeOver,
  ) {}

  @Get('presence')
  @Allow('content.read')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PresenceResponse> {
    return present(actor, await this.presences.get(actor, id));
  }

  /** A heartbeat: the caller is here. The first who writes holds the lock until they stop or are gone. */
  @Put('presence')
  @Allow('content.read')
  async beat(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { editing }: PresenceRequest,
  ): Promise<PresenceResponse> {
    return present(actor, await this.presences.beat(actor, id, editing));
  }

  /** Takes the lock from whoever holds it; they are told, and it is logged. */
  @Post('lock/take-over')
  @HttpCode(200)
  @Allow('content.write')
  async takeOver(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: TakeOverRequest,
  ): Promise<PresenceResponse> {
    return present(actor, await this.taking.run(actor, id, reason ?? undefined));
  }
}

function present(actor: Actor, { others, lock, lostLock, version }: Presence): PresenceResponse {
  return {
    others: others.map(({ lastSeenAt, since, ...person }) => ({
      ...person,
      since: since.toISOString(),
      lastSeen: lastSeenAt.toISOString(),
    })),
    lock: lock && {
      userId: lock.userId,
      name: lock.name,
      since: lock.since.toISOString(),
      lastSeen: lock.lastSeenAt.toISOString(),
      mine: lock.userId === actor.userId,
    },
    takenOver: lostLock && { ...lostLock, at: lostLock.at.toISOString() },
    etag: etagOf(version),
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expiresAfterSeconds: PRESENCE_EXPIRES_SECONDS,
  };
}
