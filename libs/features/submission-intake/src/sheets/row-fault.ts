import type { Fault } from '@haojiao/kernel';

/** What is wrong with one cell, or with the row where no column is named. */
export interface RowFault extends Fault {
  /** As the sheet heads it. */
  column: string | null;
}
