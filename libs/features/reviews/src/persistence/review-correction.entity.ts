import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one reviewer changed in one stage: a revision of its own, whose saver is no author for that. Append-only. */
@Entity('review_corrections')
export class ReviewCorrectionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  reviewId: string;

  @Column('text')
  stageKey: string;

  /** The opening of the stage in which it was made; the database writes it. */
  @Column('integer')
  round: number;

  @Column('uuid')
  fromRevisionId: string;

  @Column('uuid')
  toRevisionId: string;

  @Column('uuid')
  correctedBy: string;

  @Column('uuid', { nullable: true })
  delegationId: string | null;

  /** Who delegated to the corrector, where they corrected in another's place. */
  @Column('uuid', { nullable: true })
  onBehalfOf: string | null;

  @Column('text', { nullable: true })
  comment: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
