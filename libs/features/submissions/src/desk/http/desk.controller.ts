import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, languageOf } from '@haojiao/infrastructure/http';
import { ContentResponse, ReadContent, presentContent } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { presentProofFinding } from '@haojiao/features/proofing';
import { presentStory } from '../../http/submission.presenter';
import { SubmissionResponse } from '../../http/submission.responses';
import type { SentSubmission } from '../../persistence/submission.entity';
import { ReadSubmissions } from '../../read-submissions';
import { AskBack } from '../ask-back';
import { ClaimSubmission } from '../claim-submission';
import { CountDesk } from '../count-desk';
import { MergeSubmissions } from '../merge-submissions';
import { ProofSubmission } from '../proof-submission';
import { ReopenSubmission } from '../reopen-submission';
import {
  ClaimSubmissionRequest,
  DeskCountsRequest,
  MergeSubmissionsRequest,
  ProofSubmissionRequest,
  ReopenSubmissionRequest,
  ReturnSubmissionRequest,
} from './desk.requests';
import { DeskCountsResponse, SubmissionProofResponse } from './desk.responses';

/** What the desk does with reports beside taking and declining them. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1')
export class DeskController {
  constructor(
    private readonly asking: AskBack,
    private readonly reopening: ReopenSubmission,
    private readonly merging: MergeSubmissions,
    private readonly claims: ClaimSubmission,
    private readonly counting: CountDesk,
    private readonly proofing: ProofSubmission,
    private readonly reading: ReadSubmissions,
    private readonly contents: ReadContent,
  ) {}

  /** How many reports there are in each state. */
  @Get('submissions/desk-counts')
  @Allow('submission.read')
  async counts(@CurrentActor() actor: Actor, @Query() query: DeskCountsRequest): Promise<DeskCountsResponse> {
    const { at, counts } = await this.counting.of(actor, query.organizationId ?? null);
    return { at: at.toISOString(), items: counts };
  }

  /** By the lexicons of the unit that would take it. */
  @Get('submissions/:id/proofing')
  @Allow('submission.decide')
  async proof(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { organizationId }: ProofSubmissionRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<SubmissionProofResponse> {
    const { findings, ...proof } = await this.proofing.of(actor, id, organizationId);
    const language = languageOf(acceptLanguage);
    return {
      ...proof,
      findings: findings.map((finding) => presentProofFinding(finding, language)),
      personalDataCount: findings.filter(({ category }) => category === 'privacy').length,
    };
  }

  /** Sends it back to its sender with a question. */
  @Post('submissions/:id/return')
  @HttpCode(200)
  @Allow('submission.decide')
  async askBack(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReturnSubmissionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    return this.present(actor, await this.asking.ask(actor, id, body.reason, body.missing ?? []), reply);
  }

  /** Undoes that it was declined or marked as a duplicate, or accepted for an item that is gone. */
  @Post('submissions/:id/reopen')
  @HttpCode(200)
  @Allow('submission.decide')
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReopenSubmissionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    return this.present(actor, await this.reopening.reopen(actor, id, body?.reason ?? null), reply);
  }

  /** Says who works on it. */
  @Post('submissions/:id/claim')
  @HttpCode(200)
  @Allow('submission.decide')
  async claim(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ClaimSubmissionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    return this.present(actor, await this.claims.claim(actor, id, body?.takeOver ?? false), reply);
  }

  @Post('submissions/:id/release')
  @HttpCode(200)
  @Allow('submission.decide')
  async release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    return this.present(actor, await this.claims.release(actor, id), reply);
  }

  /** Makes one draft of several reports, and answers with it. */
  @Post('submission-composites')
  @Allow('submission.decide')
  async merge(
    @CurrentActor() actor: Actor,
    @Body() body: MergeSubmissionsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentResponse> {
    const content = await this.merging.merge(actor, body);
    reply.header('ETag', etagOf(content.version));
    return presentContent(await this.contents.view(content));
  }

  private async present(
    actor: Actor,
    submission: SentSubmission,
    reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    reply.header('ETag', etagOf(submission.version));
    return presentStory(await this.reading.story(actor, submission));
  }
}
