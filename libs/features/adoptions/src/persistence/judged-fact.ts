import { Column, PrimaryColumn } from 'typeorm';
import type { ProofState } from '@haojiao/features/submissions';

/** A fact about a report that somebody told, and how it was judged: verified, refused or revoked, and never rewritten. */
export abstract class JudgedFact {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  submissionId: string;

  /** The unit that sent the report; filled by the database. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  state: ProofState;

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
