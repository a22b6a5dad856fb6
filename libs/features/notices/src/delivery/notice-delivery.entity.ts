import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `dropped`: it became pointless before it went out – read, over, or no longer for that person's eyes. */
export type DeliveryState = 'pending' | 'sent' | 'failed' | 'dropped';

/** One notice on its way to one person's mail, or to one hook. */
@Entity('notice_deliveries')
export class NoticeDeliveryEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  noticeId: string;

  @Column('uuid', { nullable: true })
  userId: string | null;

  @Column('uuid', { nullable: true })
  hookId: string | null;

  @Column('text', { default: 'pending' })
  state: DeliveryState;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz')
  dueAt: Date;

  /** A worker has it until then. */
  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  /** What the last attempt met, or why it was dropped. */
  @Column('text', { nullable: true })
  lastProblem: string | null;

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
