import { OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsOmittable, ListRequest } from '@haojiao/infrastructure/http';
import { webhookEvents } from '../domain/event-types';
import type { WebhookEvent } from '../domain/event-types';
import { purgeShapes } from '../domain/purge-shapes';
import type { PurgeShapeName } from '../domain/purge-shapes';
import { messageStates } from '../persistence/webhook-message.entity';
import type { MessageState } from '../persistence/webhook-message.entity';
import { webhookKinds } from '../persistence/webhook.entity';
import type { WebhookKind } from '../persistence/webhook.entity';

/** Names that say how a message is carried are ours to set. */
const ownHeader =
  /^(?!(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*|user-agent|accept-encoding|webhook-.*)$)[a-z][a-z0-9-]{0,60}$/i;

export class PurgeHeaderRequest {
  /** As `Authorization` or `Fastly-Key`. */
  @IsString()
  @Matches(ownHeader)
  name: string;

  /** As `Bearer …`. Goes in and never comes out. */
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  @Matches(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/)
  value: string;
}

export class WebhookPurgeRequest {
  /**
   * How the cache is asked: `urls` (`{"urls": […]}`), `keys` (`{"keys": […]}`), `cloudflare_files`, `cloudflare_tags`,
   * `fastly_keys`, or `purge_each` (method `PURGE` at each address).
   */
  @IsIn(purgeShapes)
  shape: PurgeShapeName;

  /** Carries the cache's token; null: none any more. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PurgeHeaderRequest)
  header?: PurgeHeaderRequest | null;
}

export class CreateWebhookRequest {
  /** It is told what happens in this unit. */
  @IsUUID()
  organizationId: string;

  /** And in the units below it. Default false. */
  @IsOmittable()
  @IsBoolean()
  includeDescendants?: boolean;

  /** Default `events`: signed messages. `purge`: tells a cache what is stale. */
  @IsOmittable()
  @IsIn(webhookKinds)
  kind?: WebhookKind;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(/\S/)
  name: string;

  /** https on the public internet, or inside what the operator trusts. Of a `purge_each`: `https://cache.example{path}`. */
  @IsString()
  @MaxLength(2_000)
  url: string;

  /** Of kind `events` only, and there at least one; a purge is told all that changes what readers see. */
  @IsOmittable()
  @IsArray()
  @ArrayMaxSize(webhookEvents.length)
  @ArrayUnique()
  @IsIn(webhookEvents, { each: true })
  events?: WebhookEvent[];

  /** Of kind `purge`. */
  @IsOmittable()
  @ValidateNested()
  @Type(() => WebhookPurgeRequest)
  purge?: WebhookPurgeRequest;

  @IsOmittable()
  @IsIn(['active', 'paused'])
  state?: 'active' | 'paused';
}

export class ChangeWebhookRequest extends PartialType(
  OmitType(CreateWebhookRequest, ['organizationId', 'kind'] as const),
  { skipNullProperties: false },
) {}

export class RotateWebhookSecretRequest {
  /** For so long messages are signed with the former key, too. Default 24; 0: it is worthless at once. */
  @IsOmittable()
  @IsInt()
  @Min(0)
  @Max(168)
  overlapHours: number = 24;
}

export class ListWebhooksRequest extends ListRequest {
  /** Webhooks of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class ListWebhookMessagesRequest extends ListRequest {
  @IsOptional()
  @IsIn(messageStates)
  state?: MessageState;
}
