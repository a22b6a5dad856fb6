import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LegacyInput, RowNote } from '../domain/legacy-row';

/** `faulty` rows are never taken over; `failed` ones were tried and say why. */
export type LegacyRowState = 'ready' | 'faulty' | 'done' | 'failed';

/** One line of the table. */
@Entity('legacy_import_rows')
export class LegacyImportRowEntity {
  @PrimaryColumn('uuid')
  importId: string;

  /** As the table's program numbers it, from 1. */
  @PrimaryColumn('integer')
  line: number;

  @Column('text')
  state: LegacyRowState;

  @Column('text', { nullable: true })
  type: string | null;

  @Column('text')
  title: string;

  @Column('uuid', { nullable: true })
  organizationId: string | null;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  /** As the table has it. */
  @Column('text', { nullable: true })
  oldAddress: string | null;

  /** What the item is made of; null where the row is faulty. */
  @Column('jsonb', { nullable: true })
  input: LegacyInput | null;

  @Column('jsonb')
  faults: RowNote[];

  @Column('jsonb')
  warnings: RowNote[];

  @Column('uuid', { nullable: true })
  contentId: string | null;
}
