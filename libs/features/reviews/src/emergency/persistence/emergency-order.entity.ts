import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrderMeans } from '../domain/emergency-order';

/** 先发后补: one order by which one revision goes out before its review. Append-only. */
@Entity('emergency_orders')
export class EmergencyOrderEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  /** Of the item. */
  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  revisionId: string;

  /** Of the revision when the order was given; nothing else goes out by it. */
  @Column('character', { length: 64 })
  fingerprint: string;

  /** The flow whose settings allowed it. */
  @Column('uuid')
  flowId: string;

  /** The review that makes it good. */
  @Column('uuid')
  reviewId: string;

  @Column('text')
  reasonCode: string;

  @Column('text', { nullable: true })
  reasonText: string | null;

  /** Who gave it. */
  @Column('uuid')
  approverId: string;

  @Column('timestamptz')
  approvedAt: Date;

  @Column('text')
  means: OrderMeans;

  /** The order in the words in which it was given, and read back. */
  @Column('text')
  wording: string;

  @Column('boolean')
  readBack: boolean;

  @Column('text', { array: true })
  platforms: string[];

  /** Who was on duty and wrote it down. */
  @Column('uuid')
  recorderId: string;

  @Column('timestamptz')
  recordedAt: Date;

  /** Until when the review has to be through. */
  @Column('timestamptz')
  backfillDueAt: Date;
}
