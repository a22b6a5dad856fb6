import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProofFinding } from '../proof-report';

/** What a re-scan found in one live revision. */
@Entity('lexicon_rescan_hits')
export class LexiconRescanHitEntity {
  @PrimaryColumn('uuid')
  rescanId: string;

  @Column('uuid')
  contentId: string;

  @PrimaryColumn('uuid')
  revisionId: string;

  @Column('jsonb')
  findings: ProofFinding[];
}
