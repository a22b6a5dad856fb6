import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RepairStep } from '../domain/import-damage';

/** What one person decided about damages in one go. Append-only: taken back by a later line, never changed. */
@Entity('import_repairs')
export class ImportRepairEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  importId: string;

  @Column('uuid')
  actorId: string;

  /** As the person was called then. */
  @Column('text')
  actorName: string;

  @Column('jsonb')
  steps: RepairStep[];

  @Column('timestamptz')
  occurredAt: Date;
}
