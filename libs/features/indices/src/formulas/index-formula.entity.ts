import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { FormulaSubject } from '../domain/formula';

/** A formula that a unit issues for itself and those below; what it says is in its versions. */
@Entity('index_formulas')
export class IndexFormulaEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The issuing unit. */
  @Column('uuid')
  organizationId: string;

  /** Unique in the unit, part of the ids of its versions. */
  @Column('text')
  code: string;

  /** Which index it computes, e.g. `wvci`: mixes ask for values by it. */
  @Column('text')
  indexCode: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text')
  subject: FormulaSubject;

  /** Accounts of which platform; null: of any. */
  @Column('text', { nullable: true })
  platform: string | null;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
