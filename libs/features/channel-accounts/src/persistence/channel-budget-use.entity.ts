import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Calls made in one window of a budget. */
@Entity('channel_budget_uses')
export class ChannelBudgetUseEntity {
  @PrimaryColumn('uuid')
  channelAccountId: string;

  @PrimaryColumn('text')
  operation: string;

  @PrimaryColumn('timestamptz')
  windowStart: Date;

  @Column('integer')
  used: number;
}
