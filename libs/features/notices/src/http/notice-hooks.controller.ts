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
import { etagOf, languageOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadDeliveries } from '../delivery/read-deliveries';
import type { NoticeHookEntity } from '../hooks/notice-hook.entity';
import { NoticeHooksService } from '../hooks/notice-hooks.service';
import { presentDelivery, presentNoticeHook } from './notice-hook.presenter';
import {
  ChangeNoticeHookRequest,
  CreateNoticeHookRequest,
  ListDeliveriesRequest,
  ListNoticeHooksRequest,
} from './notice-hook.requests';
import {
  NoticeDeliveryPageResponse,
  NoticeDeliveryResponse,
  NoticeHookPageResponse,
  NoticeHookResponse,
  NoticeHookTestResponse,
  NoticeHookWithSecretResponse,
} from './notice-hook.responses';

/** Addresses to which the notices of a branch are posted, signed by the scheme of Standard Webhooks. */
@ApiTags('Notices')
@ApiBearerAuth()
@Controller('api/v1/notice-hooks')
export class NoticeHooksController {
  constructor(
    private readonly hooks: NoticeHooksService,
    private readonly deliveries: ReadDeliveries,
  ) {}

  /** The key of the signature is in this answer and in no other. */
  @Post()
  @Allow('notice_hook.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateNoticeHookRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeHookWithSecretResponse> {
    const { hook, secret } = await this.hooks.create(actor, body);
    return { ...withEtag(hook, reply), secret };
  }

  @Get()
  @Allow('notice_hook.manage')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListNoticeHooksRequest,
  ): Promise<NoticeHookPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.hooks.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, ({ id }) => [id], presentNoticeHook);
  }

  @Get(':id')
  @Allow('notice_hook.manage')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeHookResponse> {
    return withEtag(await this.hooks.get(actor, id), reply);
  }

  /** `state: active` also switches on again what the product paused. Whoever changes it answers for it. */
  @Patch(':id')
  @Allow('notice_hook.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeNoticeHookRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeHookResponse> {
    const changed = await this.hooks.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentNoticeHook(current)),
    );
    return withEtag(changed, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('notice_hook.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.hooks.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentNoticeHook(current)),
    );
  }

  /** A new key; messages signed with the old one are not sent any more. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Allow('notice_hook.manage')
  async rotate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeHookWithSecretResponse> {
    const { hook, secret } = await this.hooks.rotate(actor, id);
    return { ...withEtag(hook, reply), secret };
  }

  /** Posts a message of type `notice_hook.test` at once. */
  @Post(':id/test')
  @HttpCode(200)
  @Allow('notice_hook.manage')
  async test(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<NoticeHookTestResponse> {
    const { isTaken, problem } = await this.hooks.test(actor, id);
    return { delivered: isTaken, problem };
  }

  /** What was posted and what became of it, newest first. */
  @Get(':id/deliveries')
  @Allow('notice_hook.manage')
  async log(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListDeliveriesRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<NoticeDeliveryPageResponse> {
    await this.hooks.get(actor, id);
    const before = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.deliveries.ofHook(id, query.state ?? null, query.limit, before);
    const language = languageOf(acceptLanguage);
    return toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => presentDelivery(row, language),
    );
  }

  /** Sends it again; the receiver sees the same `webhook-id`. */
  @Post(':id/deliveries/:deliveryId/retry')
  @HttpCode(200)
  @Allow('notice_hook.manage')
  async retry(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<NoticeDeliveryResponse> {
    await this.hooks.get(actor, id);
    return presentDelivery(await this.deliveries.sendAgain(id, deliveryId), languageOf(acceptLanguage));
  }
}

function withEtag(hook: NoticeHookEntity, reply: FastifyReply): NoticeHookResponse {
  reply.header('ETag', etagOf(hook.version));
  return presentNoticeHook(hook);
}
