import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { FormulaDocument } from '../domain/formula';

/** What a formula says. Never changed, only followed. */
@Entity('index_formula_versions')
export class IndexFormulaVersionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  formulaId: string;

  /** 1, 2, 3 … per formula. */
  @Column('integer')
  number: number;

  /** First and last day of the periods that it is for; null: open. */
  @Column('date', { nullable: true })
  validFrom: string | null;

  @Column('date', { nullable: true })
  validTo: string | null;

  @Column('jsonb')
  document: FormulaDocument;

  @Column('uuid')
  createdBy: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
