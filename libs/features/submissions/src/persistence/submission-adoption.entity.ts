import { Column, Entity, PrimaryColumn } from 'typeorm';

export const adoptionLevels = ['county', 'city', 'province', 'national'] as const;
export type AdoptionLevel = (typeof adoptionLevels)[number];

/** A use of a report somewhere else; `claimed` counts for nothing until somebody who decides has verified it. */
@Entity('submission_adoptions')
export class SubmissionAdoptionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  submissionId: string;

  @Column('text')
  level: AdoptionLevel;

  /** Paper, bulletin, site or account that used it. */
  @Column('text')
  outlet: string;

  /** The proof. */
  @Column('text', { nullable: true })
  url: string | null;

  /** `YYYY-MM-DD` */
  @Column('date')
  adoptedOn: string;

  @Column('text')
  state: 'claimed' | 'verified';

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('uuid', { nullable: true })
  verifiedBy: string | null;

  @Column('timestamptz', { nullable: true })
  verifiedAt: Date | null;
}
