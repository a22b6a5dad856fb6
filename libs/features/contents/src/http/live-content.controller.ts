import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { hasUnpublishedChanges } from '../contents.service';
import { LiveContent } from '../live-content';
import { presentRevision } from './content.presenter';
import { withEtag } from './contents.controller';
import { LiveContentResponse } from './revision.responses';

@ApiTags('Contents')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/live')
export class LiveContentController {
  constructor(private readonly live: LiveContent) {}

  /** What can be read now, on which channels, and in what the draft differs from it. */
  @Get()
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LiveContentResponse> {
    const { draft, live } = await this.live.get(actor, id);
    return {
      hasUnpublishedChanges: hasUnpublishedChanges(draft.content),
      live: live.map(({ revision, channels, isDraft, changes }) => ({
        revision: presentRevision(revision),
        channels: channels.map(({ revisionId: _revisionId, publishedAt, ...channel }) => ({
          ...channel,
          publishedAt: publishedAt?.toISOString() ?? null,
        })),
        isDraft,
        changes,
      })),
      draft: withEtag(draft, reply),
    };
  }
}
