import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import type { PublicationMode } from '@haojiao/channel-kit';

export type ChannelAccountState = 'connected' | 'needs_authorization' | 'disabled';

/** Our login on one platform. */
@Entity('channel_accounts')
export class ChannelAccountEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Name of an adapter; text, so that a new platform needs no migration. */
  @Column('text')
  platform: string;

  @Column('text')
  name: string;

  /** What this account may do by what the platform answered so far. */
  @Column('text')
  mode: PublicationMode;

  @Column('text')
  state: ChannelAccountState;

  /** Why it is in this state or mode, in words for the account's owner. */
  @Column('jsonb', { nullable: true })
  note: Message | null;

  /** JSON of the credentials, encrypted for this row alone. */
  @Column('text')
  sealedCredentials: string;

  @Column('jsonb')
  settings: Record<string, unknown>;

  @Column('text', { nullable: true })
  remoteAccountId: string | null;

  @Column('text', { nullable: true })
  displayName: string | null;

  /** Until when the grant lasts that only a person can renew. */
  @Column('timestamptz', { nullable: true })
  grantExpiresAt: Date | null;

  @Column('timestamptz', { nullable: true })
  verifiedAt: Date | null;

  /** What was granted when it was connected in the browser, in the platform's names. */
  @Column('text', { array: true, nullable: true })
  scopes: string[] | null;

  @Column('timestamptz', { nullable: true })
  authorizedAt: Date | null;

  @Column('uuid', { nullable: true })
  authorizedBy: string | null;

  /** When the platform last told, unsigned, that something changed: it is asked at most now and then. */
  @Column('timestamptz', { nullable: true })
  hintedAt: Date | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
