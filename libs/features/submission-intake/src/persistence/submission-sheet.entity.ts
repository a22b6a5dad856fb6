import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';

/** A file that came with a spreadsheet. */
export interface SheetFile {
  name: string;
  bytes: number;
  assetId: string | null;
  /** Why it was not taken. */
  refusal: { code: string; message: Message } | null;
}

/** One spreadsheet of reports, as it was uploaded. */
@Entity('submission_sheets')
export class SubmissionSheetEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Of rows that name no unit, and of the files. */
  @Column('uuid')
  organizationId: string;

  /** Who sends the rows. */
  @Column('uuid')
  createdBy: string;

  @Column('text')
  fileName: string;

  @Column('character', { length: 64 })
  sha256: string;

  @Column('jsonb')
  files: SheetFile[];

  @Column('timestamptz')
  createdAt: Date;
}
