import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One time that a message was sent, and what the receiver said. */
@Entity('webhook_attempts')
export class WebhookAttemptEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  messageId: string;

  @Column('timestamptz')
  at: Date;

  /** Null: no answer at all. */
  @Column('integer', { nullable: true })
  status: number | null;

  /** Null when it was taken. */
  @Column('text', { nullable: true })
  problem: string | null;

  /** The beginning of the answer. */
  @Column('text')
  answer: string;
}
