import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One listener's key to a private programme. Only its hash is kept. */
@Entity('feed_tokens')
export class FeedTokenEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  programmeId: string;

  /** For whom it is. */
  @Column('text')
  label: string;

  /** SHA-256 of the token, hex. */
  @Column('character', { length: 64 })
  tokenHash: string;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  /** To ten minutes. */
  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;
}
