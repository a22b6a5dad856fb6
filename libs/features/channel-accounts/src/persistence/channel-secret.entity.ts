import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A token or ticket of a platform's app, for all its accounts and all processes. */
@Entity('channel_secrets')
export class ChannelSecretEntity {
  @PrimaryColumn('text')
  platform: string;

  /** Hash of the app's credentials and of what the secret is. */
  @PrimaryColumn('character', { length: 64 })
  scope: string;

  /** Encrypted for this row alone. */
  @Column('text')
  sealedValue: string;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}
