import { Column, Entity, PrimaryColumn } from 'typeorm';

export const subscriptionStates = ['pending', 'active', 'refused', 'ended'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** A unit follows what another one publishes. */
@Entity('unit_subscriptions')
export class UnitSubscriptionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  subscriberOrganizationId: string;

  @Column('uuid')
  sourceOrganizationId: string;

  /** Only this column of the source; null: all. */
  @Column('uuid', { nullable: true })
  columnId: string | null;

  /** Items with one of these; empty: all. */
  @Column('text', { array: true })
  tags: string[];

  /** `pending` until the source agrees, where the two stand in different branches. */
  @Column('text')
  state: SubscriptionState;

  /** Why it was refused or ended. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
