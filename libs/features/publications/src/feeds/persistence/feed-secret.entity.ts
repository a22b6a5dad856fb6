import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What opens an account's feed, and what signs it. */
@Entity('feed_secrets')
export class FeedSecretEntity {
  @PrimaryColumn('uuid')
  channelAccountId: string;

  /** SHA-256 of the secret in the feed's address; null once it was revoked. */
  @Column('character', { length: 64, nullable: true })
  tokenHash: string | null;

  /** Ed25519 private key, encrypted for this row alone. It stays when the address changes. */
  @Column('text')
  sealedKey: string;

  /** PEM. */
  @Column('text')
  publicKey: string;

  @Column('timestamptz')
  issuedAt: Date;

  @Column('uuid')
  issuedBy: string;
}
