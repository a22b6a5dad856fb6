import { Column, Entity, PrimaryColumn } from 'typeorm';

export const messageStates = ['pending', 'sent', 'failed'] as const;
/** `failed`: given up; a person can send it again. */
export type MessageState = (typeof messageStates)[number];

/** What one webhook is told once. Its id is the `webhook-id` of every attempt. */
@Entity('webhook_messages')
export class WebhookMessageEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  webhookId: string;

  /** 1, 2, 3 …: the order in which things happened, whatever the order in which they arrive. */
  @Column('integer')
  sequence: number;

  @Column('text')
  type: string;

  /** What is sent, byte for byte; of a purge, what is stale. */
  @Column('text')
  body: string;

  @Column('text', { default: 'pending' })
  state: MessageState;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz')
  dueAt: Date;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;
}
