import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one access token of an account, for all processes. */
@Entity('channel_tokens')
export class ChannelTokenEntity {
  @PrimaryColumn('uuid')
  channelAccountId: string;

  /** JSON of the grant, encrypted for this row alone. */
  @Column('text')
  sealedGrant: string;

  @Column('timestamptz')
  accessTokenExpiresAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}
