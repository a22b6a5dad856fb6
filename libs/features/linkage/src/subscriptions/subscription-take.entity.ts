import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An item that was taken over by way of a subscription: once each. */
@Entity('subscription_takes')
export class SubscriptionTakeEntity {
  @PrimaryColumn('uuid')
  subscriptionId: string;

  @PrimaryColumn('uuid')
  originContentId: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  takenBy: string;

  @Column('timestamptz')
  takenAt: Date;
}
