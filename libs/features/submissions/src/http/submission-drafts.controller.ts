import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { toPage } from '@haojiao/kernel';
import { ListRequest, etagOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadSubmissions } from '../read-submissions';
import { WriteDraft } from '../write-draft';
import { SaveDraftRequest } from './report.requests';
import { presentStory, presentSubmission } from './submission.presenter';
import { idIn } from './submission.requests';
import { SubmissionPageResponse, SubmissionResponse } from './submission.responses';

/** Reports that are still being written: read, changed, sent and deleted at `/submissions/{id}` by their writer alone. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/submission-drafts')
export class SubmissionDraftsController {
  constructor(
    private readonly drafts: WriteDraft,
    private readonly reading: ReadSubmissions,
  ) {}

  /** Half-filled as it may be; the same `id` again is saved over. */
  @Post()
  @Allow('submission.write')
  async save(
    @CurrentActor() actor: Actor,
    @Body() body: SaveDraftRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    const draft = await this.drafts.save(actor, body);
    reply.header('ETag', etagOf(draft.version));
    return presentStory(await this.reading.story(actor, draft));
  }

  /** The caller's own, newest first. */
  @Get()
  @Allow('submission.write')
  async list(@CurrentActor() actor: Actor, @Query() query: ListRequest): Promise<SubmissionPageResponse> {
    const rows = await this.reading.drafts(actor, query.limit, idIn(query.cursor));
    return toPage(rows, query.limit, (row) => [row.submission.id], presentSubmission);
  }
}
