import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A unit wants one row of a lexicon to stay silent in its branch. Lifted, it stays on record. */
@Entity('lexicon_mutes')
export class LexiconMuteEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  lexiconId: string;

  @Column('text')
  termKey: string;

  @Column('text')
  reason: string;

  /** Null: until it is lifted. */
  @Column('timestamptz', { nullable: true })
  mutedUntil: Date | null;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('uuid', { nullable: true })
  liftedBy: string | null;

  @Column('timestamptz', { nullable: true })
  liftedAt: Date | null;
}
