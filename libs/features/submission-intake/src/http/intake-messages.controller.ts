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
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, languageOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { AssignMessage } from '../messages/assign-message';
import { IntakeTray } from '../messages/intake-tray';
import type { TrayView } from '../messages/intake-tray';
import type { IntakeMessageEntity } from '../persistence/intake-message.entity';
import { presentIntakeMessage, presentIntakeStory } from './intake-message.presenter';
import {
  AssignIntakeMessageRequest,
  DiscardIntakeMessageRequest,
  ListIntakeMessagesRequest,
} from './intake-message.requests';
import { IntakeMessagePageResponse, IntakeMessageResponse } from './intake-message.responses';

/** Messages that came into mailboxes for reports, and what became of them. */
@ApiTags('Submission intake')
@ApiBearerAuth()
@Controller('api/v1/intake-messages')
export class IntakeMessagesController {
  constructor(
    private readonly tray: IntakeTray,
    private readonly assigning: AssignMessage,
  ) {}

  /** Newest first; without a state those that wait for an editor. */
  @Get()
  @Allow('submission.decide')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListIntakeMessagesRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<IntakeMessagePageResponse> {
    const rows = await this.tray.list(actor, filter, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(
      rows,
      limit,
      ({ message }) => [message.id],
      (row) => presentIntakeMessage(row, languageOf(acceptLanguage)),
    );
  }

  @Get(':id')
  @Allow('submission.decide')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<IntakeMessageResponse> {
    return present(await this.tray.get(actor, id), reply, acceptLanguage);
  }

  /** The message as it came, to be saved and never to be shown. */
  @Get(':id/source')
  @Allow('submission.decide')
  @ApiProduces('message/rfc822')
  async source(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const source = await this.tray.source(actor, id);
    await reply
      .header('Content-Type', 'message/rfc822')
      .header('Content-Disposition', `attachment; filename="${id}.eml"`)
      .header('X-Content-Type-Options', 'nosniff')
      .header('Cache-Control', 'no-store')
      .send(source);
  }

  /** Sends it in the name of that person. What is missing makes it a draft of theirs (`drafted`). */
  @Post(':id/assign')
  @HttpCode(200)
  @Allow('submission.decide')
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AssignIntakeMessageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<IntakeMessageResponse> {
    const check = this.versionCheck(ifMatch, acceptLanguage);
    return present(await this.assigning.run(actor, id, body, check), reply, acceptLanguage);
  }

  /** The message stays, with the reason. */
  @Post(':id/discard')
  @HttpCode(200)
  @Allow('submission.decide')
  async discard(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DiscardIntakeMessageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<IntakeMessageResponse> {
    const check = this.versionCheck(ifMatch, acceptLanguage);
    return present(await this.tray.discard(actor, id, body.reason, check), reply, acceptLanguage);
  }

  /** A command may name the version that was looked at. */
  private versionCheck(ifMatch: string | undefined, acceptLanguage: string | undefined) {
    return async (current: IntakeMessageEntity) => {
      if (!ifMatch) return;
      const [view] = await this.tray.withNames([current]);
      requireVersion(ifMatch, current.version, presentIntakeStory(view!, languageOf(acceptLanguage)));
    };
  }
}

function present(
  view: TrayView,
  reply: FastifyReply,
  acceptLanguage: string | undefined,
): IntakeMessageResponse {
  reply.header('ETag', etagOf(view.message.version));
  return presentIntakeStory(view, languageOf(acceptLanguage));
}
