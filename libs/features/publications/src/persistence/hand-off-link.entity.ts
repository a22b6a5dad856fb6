import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Opens one hand-off to whoever holds its address, without signing in, until it expires or is revoked. */
@Entity('hand_off_links')
export class HandOffLinkEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  publicationId: string;

  /** Which key of the ring signed it; one that was taken out of the ring opens nothing any more. */
  @Column('text')
  keyName: string;

  /** The person in whose name it is used: it opens no more than they may do today. */
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
