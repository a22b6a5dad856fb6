import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SubmissionInput } from '@haojiao/features/submissions';
import type { RowFault } from '../sheets/row-fault';

/** `due`: to be sent by a worker. `refused`: it was good, and was refused when it was sent. */
export const sheetRowStates = ['good', 'faulty', 'due', 'sent', 'refused'] as const;
export type SheetRowState = (typeof sheetRowStates)[number];

/** A row's report; its telephone number is kept apart. */
export interface SheetRowInput extends Omit<SubmissionInput, 'contactPhone'> {
  organizationId: string;
}

/** One row of a spreadsheet. Its id becomes the report's: however often it is sent, there is one. */
@Entity('submission_sheet_rows')
export class SubmissionSheetRowEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  sheetId: string;

  /** As the spreadsheet shows it, from 1; the first one holds the names of the columns. */
  @Column('integer')
  line: number;

  @Column('text')
  state: SheetRowState;

  @Column('text')
  title: string;

  @Column('jsonb', { nullable: true })
  input: SheetRowInput | null;

  @Column('text', { nullable: true })
  sealedContactPhone: string | null;

  @Column('jsonb')
  faults: RowFault[];

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  @Column('uuid', { nullable: true })
  submissionId: string | null;
}
