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
import { decodeIdCursor, decodeNumberCursor, toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { WebhookEntity } from '../persistence/webhook.entity';
import { ReadWebhooks } from '../read-webhooks';
import { TestWebhooks } from '../test-webhooks';
import { WebhooksService } from '../webhooks.service';
import { presentMessage, presentTest, presentWebhook } from './webhook.presenter';
import {
  ChangeWebhookRequest,
  CreateWebhookRequest,
  ListWebhookMessagesRequest,
  ListWebhooksRequest,
  RotateWebhookSecretRequest,
} from './webhook.requests';
import {
  WebhookMessagePageResponse,
  WebhookMessageResponse,
  WebhookPageResponse,
  WebhookResponse,
  WebhookTestResponse,
  WebhookWithSecretResponse,
} from './webhook.responses';

/** Addresses that are told what is published and withdrawn, signed by the scheme of Standard Webhooks; and caches. */
@ApiTags('Webhooks')
@ApiBearerAuth()
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly reads: ReadWebhooks,
    private readonly tests: TestWebhooks,
  ) {}

  /** The key of the signature is in this answer and in no other. */
  @Post()
  @Allow('webhook.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateWebhookRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookWithSecretResponse> {
    const { webhook, secret } = await this.webhooks.create(actor, body);
    return { ...withEtag(webhook, reply), secret };
  }

  @Get()
  @Allow('webhook.manage')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListWebhooksRequest,
  ): Promise<WebhookPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reads.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, ({ id }) => [id], presentWebhook);
  }

  @Get(':id')
  @Allow('webhook.manage')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookResponse> {
    return withEtag(await this.webhooks.get(actor, id), reply);
  }

  /** `state: active` also switches on again what the product stopped; what waited is sent then. */
  @Patch(':id')
  @Allow('webhook.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeWebhookRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookResponse> {
    const changed = await this.webhooks.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentWebhook(current)),
    );
    return withEtag(changed, reply);
  }

  /** What still waited for it is forgotten. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('webhook.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.webhooks.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentWebhook(current)),
    );
  }

  /** A new key; for `overlapHours` messages carry a signature with each of the two. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Allow('webhook.manage')
  async rotate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RotateWebhookSecretRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookWithSecretResponse> {
    const { webhook, secret } = await this.webhooks.rotate(actor, id, body.overlapHours);
    return { ...withEtag(webhook, reply), secret };
  }

  /** Sends a message of type `webhook.test`, or purges the front page, at once. */
  @Post(':id/test')
  @HttpCode(200)
  @Allow('webhook.manage')
  async test(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<WebhookTestResponse> {
    return presentTest(await this.tests.test(actor, id));
  }

  /** What it was told and what became of it, newest first; kept for 14 days. */
  @Get(':id/messages')
  @Allow('webhook.manage')
  async messages(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { state, limit, cursor }: ListWebhookMessagesRequest,
  ): Promise<WebhookMessagePageResponse> {
    await this.webhooks.get(actor, id);
    const before = cursor ? decodeNumberCursor(cursor) : null;
    const rows = await this.reads.messages(id, state ?? null, limit + 1, before);
    return toPage(rows, limit, ({ sequence }) => [sequence], presentMessage);
  }

  /** Sends it again; the receiver sees the same `webhook-id`. */
  @Post(':id/messages/:messageId/redeliver')
  @HttpCode(200)
  @Allow('webhook.manage')
  async redeliver(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('messageId', ParseUUIDPipe) messageId: string,
  ): Promise<WebhookMessageResponse> {
    return presentMessage(await this.tests.sendAgain(actor, id, messageId));
  }
}

function withEtag(webhook: WebhookEntity, reply: FastifyReply): WebhookResponse {
  reply.header('ETag', etagOf(webhook.version));
  return presentWebhook(webhook);
}
