import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PassedOver, ReadingFault } from '../domain/pasted-table/reading';

/** A ranking that somebody published, as it was pasted. Never changed: a correction is another one that names it. */
@Entity('leaderboards')
export class LeaderboardEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  title: string;

  @Column('text')
  publisher: string;

  /** By what they ranked, in their words: `WCI V14.2`; null: not told. */
  @Column('text', { nullable: true })
  formula: string | null;

  /** First and last day, `YYYY-MM-DD`. */
  @Column('date')
  periodFrom: string;

  @Column('date')
  periodTo: string;

  @Column('text', { nullable: true })
  sourceUrl: string | null;

  /** All of it, also what was no entry. */
  @Column('text')
  text: string;

  @Column('character', { length: 64 })
  textSha256: string;

  /** What was strange about the text when it was taken all the same. */
  @Column('jsonb')
  faults: ReadingFault[];

  @Column('jsonb')
  passedOver: PassedOver[];

  @Column('integer')
  entryCount: number;

  @Column('uuid', { nullable: true })
  correctsId: string | null;

  /** Why it was corrected. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;
}
