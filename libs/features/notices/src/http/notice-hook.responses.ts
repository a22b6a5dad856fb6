import { ApiProperty } from '@nestjs/swagger';
import type { DeliveryState } from '../delivery/notice-delivery.entity';

export class NoticeHookResponse {
  id: string;
  organizationId: string;
  name: string;
  url: string;
  /** Empty: all. */
  kinds: string[];

  @ApiProperty({ enum: ['active', 'paused'] })
  state: 'active' | 'paused';

  /** What the receiver answered last when the product paused it; null otherwise. */
  pausedBecause: string | null;
  /** The person whose rights decide what it is told. */
  answersFor: string;
  /** Failures in a row. */
  failures: number;
  createdAt: string;
  updatedAt: string;
}

export class NoticeHookWithSecretResponse extends NoticeHookResponse {
  /** Key of the signature (`whsec_…`); shown this once. */
  secret: string;
}

export class NoticeHookPageResponse {
  items: NoticeHookResponse[];
  nextCursor: string | null;
}

export class NoticeHookTestResponse {
  delivered: boolean;
  /** What went wrong, else null. */
  problem: string | null;
}

export class NoticeDeliveryResponse {
  /** Also `webhook-id` of the message. */
  id: string;
  noticeId: string;
  kind: string;
  title: string;

  /** `dropped`: it became pointless before it went out. */
  @ApiProperty({ enum: ['pending', 'sent', 'failed', 'dropped'] })
  state: DeliveryState;

  attempts: number;
  /** When it goes out or is tried again; null once settled. */
  dueAt: string | null;
  lastProblem: string | null;
  settledAt: string | null;
  createdAt: string;
}

export class NoticeDeliveryPageResponse {
  items: NoticeDeliveryResponse[];
  nextCursor: string | null;
}
