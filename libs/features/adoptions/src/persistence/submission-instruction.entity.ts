import { Column, Entity } from 'typeorm';
import type { AdoptionLevel } from '@haojiao/features/submissions';
import { JudgedFact } from './judged-fact';

/** What a leader wrote on a report (领导批示): a fact as an adoption is one. */
@Entity('submission_instructions')
export class SubmissionInstructionEntity extends JudgedFact {
  /** Of the leader. */
  @Column('text')
  level: AdoptionLevel;

  @Column('text')
  leaderName: string;

  @Column('text')
  leaderPost: string;

  /** `YYYY-MM-DD` */
  @Column('date')
  instructedOn: string;

  @Column('text', { nullable: true })
  text: string | null;

  /** Whether those who wrote the report may read more than that there is one. */
  @Column('boolean')
  isOpen: boolean;

  @Column('uuid', { nullable: true })
  proofAssetId: string | null;

  @Column('uuid')
  recordedBy: string;
}
