import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Filing } from '../domain/stale-addresses';
import type { WebhookEvent } from '../domain/event-types';

/**
 * Something that happened and was not yet handed to the webhooks that want to hear of it. Written in the transaction of
 * the change – by a trigger on `delivery_documents`, and by `RecordOutcomes` – and gone once it is handed on.
 */
@Entity('webhook_events')
export class WebhookEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  type: WebhookEvent;

  @Column('uuid')
  organizationId: string;

  @Column('timestamptz')
  occurredAt: Date;

  /** `data` of the message. */
  @Column('jsonb')
  data: Record<string, unknown>;

  /** Of `content.*`: where the item is filed. */
  @Column('jsonb', { nullable: true })
  filed: Filing | null;

  /** Of `content.*`: where it was filed before, while readers saw it. */
  @Column('jsonb', { nullable: true })
  filedBefore: Filing | null;
}
