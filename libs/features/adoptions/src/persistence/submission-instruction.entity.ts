import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AdoptionLevel, ProofState } from '@haojiao/features/submissions';

/** What a leader wrote on a report (领导批示): a fact as an adoption is one. */
@Entity('submission_instructions')
export class SubmissionInstructionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  submissionId: string;

  /** The unit that sent the report; filled by the database. */
  @Column('uuid')
  organizationId: string;

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

  @Column('text')
  state: ProofState;

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('uuid', { nullable: true })
  verifiedBy: string | null;

  @Column('timestamptz', { nullable: true })
  verifiedAt: Date | null;

  @Column('uuid', { nullable: true })
  refusedBy: string | null;

  @Column('timestamptz', { nullable: true })
  refusedAt: Date | null;

  @Column('text', { nullable: true })
  refuseReason: string | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('text', { nullable: true })
  revokeReason: string | null;
}
