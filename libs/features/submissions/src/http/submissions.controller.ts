import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeNumberCursor, toPage } from '@haojiao/kernel';
import { EachTime, ListRequest, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { ContentResponse, ReadContent, presentContent } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { DecideSubmission } from '../decide-submission';
import { LookAtContact } from '../look-at-contact';
import type { SubmissionEntity } from '../persistence/submission.entity';
import { ReadSubmissions } from '../read-submissions';
import { SendSubmission } from '../send-submission';
import { SubmissionLedger } from '../submission-ledger';
import { SubmissionReceipts } from '../submission-receipts';
import { WriteDraft } from '../write-draft';
import { ChangeSubmissionRequest, SendSubmissionRequest } from './report.requests';
import {
  presentLedger,
  presentReceipt,
  presentStory,
  presentSubmission,
  presentVersion,
} from './submission.presenter';
import {
  AcceptSubmissionRequest,
  DeclineSubmissionRequest,
  LedgerRequest,
  ListSubmissionsRequest,
  LookAtContactRequest,
  WithdrawSubmissionRequest,
  idIn,
} from './submission.requests';
import {
  ContactResponse,
  LedgerResponse,
  ReceiptResponse,
  SubmissionPageResponse,
  SubmissionResponse,
  SubmissionVersionPageResponse,
} from './submission.responses';

@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/submissions')
export class SubmissionsController {
  constructor(
    private readonly sending: SendSubmission,
    private readonly drafts: WriteDraft,
    private readonly receipts: SubmissionReceipts,
    private readonly deciding: DecideSubmission,
    private readonly reading: ReadSubmissions,
    private readonly contacts: LookAtContact,
    private readonly ledgers: SubmissionLedger,
    private readonly contents: ReadContent,
  ) {}

  @Post()
  @Allow('submission.write')
  async send(
    @CurrentActor() actor: Actor,
    @Body() body: SendSubmissionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    return this.present(actor, await this.sending.send(actor, body), reply);
  }

  /** Correspondents see their own, editors those of their branch. */
  @Get()
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListSubmissionsRequest,
  ): Promise<SubmissionPageResponse> {
    const rows = await this.reading.list(actor, query, query.limit, idIn(query.cursor));
    return toPage(rows, query.limit, (row) => [row.submission.id], presentSubmission);
  }

  /** Per unit what was sent in the period and how much of it was adopted. */
  @Get('ledger')
  @Allow('submission.read')
  async ledger(@CurrentActor() actor: Actor, @Query() query: LedgerRequest): Promise<LedgerResponse> {
    return presentLedger(
      query.period,
      await this.ledgers.of(actor, query.period, query.organizationId ?? null),
    );
  }

  @Get(':id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    const story = await this.reading.get(actor, id);
    reply.header('ETag', etagOf(story.submission.version));
    return presentStory(story);
  }

  /** What it said each time it was sent, newest first. */
  @Get(':id/versions')
  @SignedIn()
  async versions(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRequest,
  ): Promise<SubmissionVersionPageResponse> {
    const rows = await this.reading.versions(
      actor,
      id,
      query.limit,
      query.cursor ? decodeNumberCursor(query.cursor) : null,
    );
    return toPage(rows, query.limit, ({ number }) => [number], presentVersion);
  }

  /** How to reach its sender. Who looked, and why, is in the audit trail. */
  @Post(':id/contact-looks')
  @EachTime()
  @HttpCode(200)
  @Allow('submission.decide')
  async lookAtContact(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LookAtContactRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactResponse> {
    reply.header('Cache-Control', 'no-store');
    return { contactPhone: await this.contacts.look(actor, id, reason) };
  }

  /** By its sender, while nobody has decided; a draft takes what is there so far. */
  @Patch(':id')
  @Allow('submission.write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeSubmissionRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    const changed = await this.sending.change(actor, id, body, async (current) =>
      requireVersion(ifMatch, current.version, presentStory(await this.reading.story(actor, current))),
    );
    return this.present(actor, changed, reply);
  }

  /** A draft, by its writer; what was sent is withdrawn instead. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('submission.write')
  async deleteDraft(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.drafts.delete(actor, id, async (current) =>
      requireVersion(ifMatch, current.version, presentStory(await this.reading.story(actor, current))),
    );
  }

  /** A draft, or what came back. Asked again after a lost answer it gives the same receipt. */
  @Post(':id/send')
  @HttpCode(200)
  @Allow('submission.write')
  async sendKept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceiptResponse> {
    const sent = await this.sending.sendKept(actor, id);
    reply.header('ETag', etagOf(sent.version));
    return presentReceipt(await this.receipts.of(sent));
  }

  /** By its sender, while nobody has decided. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('submission.write')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawSubmissionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    return this.present(actor, await this.sending.withdraw(actor, id, body?.reason ?? null), reply);
  }

  /** Answers with the draft that was made from it. */
  @Post(':id/accept')
  @Allow('submission.decide')
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptSubmissionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentResponse> {
    const content = await this.deciding.accept(actor, id, body ?? {});
    reply.header('ETag', etagOf(content.version));
    return presentContent(await this.contents.view(content));
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Allow('submission.decide')
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DeclineSubmissionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    return this.present(actor, await this.deciding.decline(actor, id, body.reason), reply);
  }

  private async present(
    actor: Actor,
    submission: SubmissionEntity,
    reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    reply.header('ETag', etagOf(submission.version));
    return presentStory(await this.reading.story(actor, submission));
  }
}
