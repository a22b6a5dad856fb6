import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  KeptAcceptance,
  LexiconVersionUsed,
  MutedFinding,
  ProofFinding,
  ProofWeights,
} from '../proof-report';

/** With what findings and acceptances a revision was released. Append-only. */
@Entity('proofing_verdicts')
export class ProofingVerdictEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  revisionId: string;

  /** Of the revision. */
  @Column('character', { length: 64 })
  fingerprint: string;

  @Column('jsonb')
  lexiconVersions: LexiconVersionUsed[];

  @Column('jsonb')
  findings: ProofFinding[];

  @Column('jsonb')
  muted: MutedFinding[];

  @Column('jsonb')
  acceptances: KeptAcceptance[];

  @Column('jsonb')
  weights: ProofWeights;

  @Column('timestamptz')
  createdAt: Date;
}
