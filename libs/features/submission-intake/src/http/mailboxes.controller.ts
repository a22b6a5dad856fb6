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
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { etagOf, languageOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { MailboxesService } from '../mailboxes/mailboxes.service';
import type { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import { presentMailbox, presentProblem } from './mailbox.presenter';
import { ChangeMailboxRequest, CreateMailboxRequest, ListMailboxesRequest } from './mailbox.requests';
import {
  MailboxPageResponse,
  MailboxResponse,
  MailboxVerificationResponse,
  MailboxWithSecretResponse,
} from './mailbox.responses';

/** Addresses to which reports are sent by mail. */
@ApiTags('Submission intake')
@ApiBearerAuth()
@Controller('api/v1/submission-mailboxes')
export class MailboxesController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly settings: Settings,
  ) {}

  /** The key of the signature is in this answer and in no other; the password in none. */
  @Post()
  @Allow('submission_mailbox.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateMailboxRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<MailboxWithSecretResponse> {
    const { mailbox, secret } = await this.mailboxes.create(actor, body);
    return { ...this.present(mailbox, reply, acceptLanguage), secret };
  }

  @Get()
  @Allow('submission_mailbox.manage')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListMailboxesRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<MailboxPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.mailboxes.list(actor, organizationId ?? null, limit, after);
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (row) => presentMailbox(row, this.settings.publicUrl, languageOf(acceptLanguage)),
    );
  }

  @Get(':id')
  @Allow('submission_mailbox.manage')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<MailboxResponse> {
    return this.present(await this.mailboxes.get(actor, id), reply, acceptLanguage);
  }

  /** Another server wants the password again. */
  @Patch(':id')
  @Allow('submission_mailbox.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeMailboxRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<MailboxResponse> {
    const check = this.versionCheck(ifMatch, acceptLanguage);
    return this.present(await this.mailboxes.change(actor, id, body, check), reply, acceptLanguage);
  }

  /** Refused once a message came in; pause it instead. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('submission_mailbox.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<void> {
    await this.mailboxes.remove(actor, id, this.versionCheck(ifMatch, acceptLanguage));
  }

  /** Connects, signs in and opens the folders at once, and says in words what is wrong. */
  @Post(':id/verify')
  @HttpCode(200)
  @Allow('submission_mailbox.manage')
  async verify(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<MailboxVerificationResponse> {
    const { messages, problem } = await this.mailboxes.verify(actor, id);
    return {
      usable: problem === null,
      messages,
      problem: presentProblem(problem, languageOf(acceptLanguage)),
    };
  }

  /** A new key; what is signed with the old one is refused at once. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Allow('submission_mailbox.manage')
  async rotate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<MailboxWithSecretResponse> {
    const { mailbox, secret } = await this.mailboxes.rotate(actor, id);
    return { ...this.present(mailbox, reply, acceptLanguage), secret };
  }

  private versionCheck(ifMatch: string | undefined, acceptLanguage: string | undefined) {
    return (current: SubmissionMailboxEntity) =>
      requireVersion(
        ifMatch,
        current.version,
        presentMailbox(current, this.settings.publicUrl, languageOf(acceptLanguage)),
      );
  }

  private present(
    mailbox: SubmissionMailboxEntity,
    reply: FastifyReply,
    acceptLanguage: string | undefined,
  ): MailboxResponse {
    reply.header('ETag', etagOf(mailbox.version));
    return presentMailbox(mailbox, this.settings.publicUrl, languageOf(acceptLanguage));
  }
}
