import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link for one person, one stage and one version of the words. Used once, revocable, and then never again. */
@Entity('sign_off_links')
export class SignOffLinkEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  reviewId: string;

  /** Who decides with it. */
  @Column('uuid')
  userId: string;

  @Column('text')
  stageKey: string;

  /** Of the review, when the link was made: a stage that comes again is another question. */
  @Column('integer')
  round: number;

  @Column('uuid')
  revisionId: string;

  @Column('character', { length: 64 })
  fingerprint: string;

  /** SHA-256 of what stands in the address; the address itself is kept nowhere. */
  @Column('text')
  tokenHash: string;

  /** Key of the ring under which the code was hashed. */
  @Column('text')
  keyName: string;

  /** HMAC of the confirmation code. */
  @Column('text')
  codeMac: string;

  @Column('integer', { default: 0 })
  wrongCodes: number;

  @Column('uuid')
  issuedBy: string;

  @Column('timestamptz')
  issuedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  /** First time. */
  @Column('timestamptz', { nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  @Column('text', { nullable: true })
  outcome: 'approve' | 'return' | 'reject' | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  /** Null where it stopped by itself, after too many wrong codes or because a newer one took its place. */
  @Column('uuid', { nullable: true })
  revokedBy: string | null;
}
