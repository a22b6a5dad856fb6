import { Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { toPage } from '@haojiao/kernel';
import { requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ContentRevisions } from '../content-revisions';
import { numberKeyOf } from '../list-key';
import { presentContent, presentRevision } from './content.presenter';
import { CompareRevisionsRequest, ListRevisionsRequest } from './content.requests';
import { ContentResponse } from './content.responses';
import { withEtag } from './contents.controller';
import { RevisionComparisonResponse, RevisionPageResponse, RevisionResponse } from './revision.responses';

@ApiTags('Contents')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/revisions')
export class ContentRevisionsController {
  constructor(private readonly revisions: ContentRevisions) {}

  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor, autosaves }: ListRevisionsRequest,
  ): Promise<RevisionPageResponse> {
    const rows = await this.revisions.list(actor, id, autosaves ?? 'folded', limit, numberKeyOf(cursor));
    // The next page begins before the first save of the last entry: a run that grew meanwhile is not shown again.
    return toPage(rows, limit, (row) => [row.number - row.folded], presentRevision);
  }

  /** In what two revisions of the item differ. */
  @Get('compare')
  @Allow('content.read')
  async compare(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CompareRevisionsRequest,
  ): Promise<RevisionComparisonResponse> {
    const { from, to, changes } = await this.revisions.compare(actor, id, query.from, query.to);
    return { from: presentRevision(from), to: presentRevision(to), changes };
  }

  @Get(':revisionId')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('revisionId', ParseUUIDPipe) revisionId: string,
  ): Promise<RevisionResponse> {
    const { summary, revision } = await this.revisions.get(actor, id, revisionId);
    return { ...presentRevision(summary), document: revision.document };
  }

  /** Saves the words of an old revision as the next one; `If-Match` is honoured when it is sent. */
  @Post(':revisionId/restore')
  @HttpCode(201)
  @Allow('content.write')
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('revisionId', ParseUUIDPipe) revisionId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentResponse> {
    const restored = await this.revisions.restore(actor, id, revisionId, (current) => {
      if (ifMatch) requireVersion(ifMatch, current.content.version, presentContent(current));
    });
    return withEtag(restored, reply);
  }
}
