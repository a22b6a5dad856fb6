import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How common what is written was in a sample of the reports; a newer one replaces it, an old one stays readable. */
@Entity('near_duplicate_backgrounds')
export class NearDuplicateBackgroundEntity {
  @PrimaryColumn('integer')
  number: number;

  /** Sent reports at that time. */
  @Column('integer')
  reportCount: number;

  /** How many of them were counted, the newest. */
  @Column('integer')
  sampleSize: number;

  /** See `Background`. */
  @Column('bytea')
  counts: Buffer;

  @Column('timestamptz')
  madeAt: Date;
}
