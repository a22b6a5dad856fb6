import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody went to a platform to connect an account, and may come back once. */
@Entity('channel_authorizations')
export class ChannelAuthorizationEntity {
  /** SHA-256 of the state that goes through the platform; the state itself is kept nowhere. */
  @PrimaryColumn('text')
  stateHash: string;

  /** SHA-256 of the cookie of the browser that began. */
  @Column('text')
  browserHash: string;

  @Column('uuid')
  channelAccountId: string;

  @Column('text')
  platform: string;

  @Column('uuid')
  userId: string;

  @Column('uuid')
  sessionId: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
