import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { SchemeDocument } from '../domain';

/** What a scheme says from one day on. Once used it is never changed, only followed. */
@Entity('scoring_scheme_versions')
export class ScoringSchemeVersionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  schemeId: string;

  /** 1, 2, 3 … per scheme, in the order of their days. */
  @Column('integer')
  number: number;

  /** First day, `YYYY-MM-DD`. */
  @Column('date')
  validFrom: string;

  /** Last day; null: until another version begins. */
  @Column('date', { nullable: true })
  validTo: string | null;

  @Column('jsonb')
  document: SchemeDocument;

  /** When the first bulletin that was counted by it was closed. */
  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  @Column('uuid')
  changedBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
