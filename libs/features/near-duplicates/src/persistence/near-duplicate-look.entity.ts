import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether a report was compared with all others since its text last changed, and by what it is found itself. */
@Entity('near_duplicate_looks')
export class NearDuplicateLookEntity {
  @PrimaryColumn('uuid')
  submissionId: string;

  /** Null: not looked at yet. */
  @Column('timestamptz', { nullable: true })
  lookedAt: Date | null;

  /** The background that told what was rare; 0: none yet. */
  @Column('integer', { default: 0 })
  backgroundNumber: number;

  @Column('integer', { array: true, default: '{}' })
  features: number[];

  @Column('integer', { default: 0 })
  failures: number;

  @Column('timestamptz', { nullable: true })
  retryAt: Date | null;
}
