import { ApiProperty } from '@nestjs/swagger';
import { webhookEvents } from '../domain/event-types';
import type { WebhookEvent } from '../domain/event-types';
import { purgeShapes } from '../domain/purge-shapes';
import type { PurgeShapeName } from '../domain/purge-shapes';
import { messageStates } from '../persistence/webhook-message.entity';
import type { MessageState } from '../persistence/webhook-message.entity';
import { webhookKinds } from '../persistence/webhook.entity';
import type { WebhookKind, WebhookState } from '../persistence/webhook.entity';

export class WebhookPurgeResponse {
  @ApiProperty({ enum: purgeShapes })
  shape: PurgeShapeName;

  /** Its value is never shown. */
  headerName: string | null;
}

export class WebhookResponse {
  id: string;
  organizationId: string;
  includeDescendants: boolean;

  @ApiProperty({ enum: webhookKinds })
  kind: WebhookKind;

  name: string;
  url: string;

  @ApiProperty({ enum: webhookEvents, isArray: true })
  events: WebhookEvent[];

  @ApiProperty({ type: WebhookPurgeResponse, nullable: true })
  purge: WebhookPurgeResponse | null;

  /** `off`: the receiver answered 410. */
  @ApiProperty({ enum: ['active', 'paused', 'off'] })
  state: WebhookState;

  /** What the receiver said last when the product stopped it; null otherwise. */
  pausedBecause: string | null;
  /** In a row, since something was taken last. */
  failures: number;
  failingSince: string | null;
  /** Until then messages are signed with the former key, too. */
  formerSecretUntil: string | null;
  /** Number of the newest message. */
  lastSequence: number;
  createdAt: string;
  updatedAt: string;
}

export class WebhookWithSecretResponse extends WebhookResponse {
  /** Key of the signature (`whsec_…`), shown this once; null for a purge. */
  secret: string | null;
}

export class WebhookPageResponse {
  items: WebhookResponse[];
  nextCursor: string | null;
}

export class WebhookTestResponse {
  delivered: boolean;
  /** HTTP status of the answer; null: there was none. */
  status: number | null;
  /** What went wrong, else null: `HTTP 500`, `timeout`, `ECONNREFUSED`, `address_refused`. */
  problem: string | null;
  /** The beginning of the answer. */
  answer: string;
}

export class WebhookAttemptResponse {
  at: string;
  status: number | null;
  problem: string | null;
  /** The beginning of the answer. */
  answer: string;
}

export class WebhookMessageResponse {
  /** Also `webhook-id` of every attempt. */
  id: string;
  /** 1, 2, 3 …: the order in which things happened. */
  sequence: number;
  type: string;

  /** `failed`: given up. A purge that was taken stays `pending` until it was named a second time. */
  @ApiProperty({ enum: messageStates })
  state: MessageState;

  /** When it goes out or is tried again; null once settled. */
  dueAt: string | null;
  /** What is sent; of a purge, what is stale. */
  body: string;
  createdAt: string;
  settledAt: string | null;

  /** Newest first. */
  @ApiProperty({ type: [WebhookAttemptResponse] })
  attempts: WebhookAttemptResponse[];
}

export class WebhookMessagePageResponse {
  items: WebhookMessageResponse[];
  nextCursor: string | null;
}
