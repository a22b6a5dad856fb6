import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account was switched off or on. Written by the database with the change itself. */
@Entity('channel_account_retirements')
export class ChannelAccountRetirementEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  channelAccountId: string;

  @Column('boolean')
  isRetired: boolean;

  @Column('timestamptz')
  since: Date;

  /** Whether `since` was seen; of what was before us only the last change of the account is known. */
  @Column('boolean')
  isExact: boolean;
}
