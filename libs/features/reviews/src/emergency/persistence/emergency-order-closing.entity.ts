import { Column, Entity, PrimaryColumn } from 'typeorm';

export const orderEnds = ['completed', 'refuted'] as const;
export type OrderEnd = (typeof orderEnds)[number];

/** How an order ended: its review was completed, or found against it. Append-only. */
@Entity('emergency_order_closings')
export class EmergencyOrderClosingEntity {
  @PrimaryColumn('uuid')
  orderId: string;

  @Column('text')
  state: OrderEnd;

  /** Whose decision ended the review. */
  @Column('uuid')
  closedBy: string;

  @Column('timestamptz')
  closedAt: Date;
}
