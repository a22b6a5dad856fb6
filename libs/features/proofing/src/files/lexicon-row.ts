import { createHash } from 'node:crypto';
import { canonicalJson } from '@haojiao/kernel';
import type { Json } from '@haojiao/kernel';
import type { LexiconTerm } from '../domain/lexicon-term';
import { inSlices } from '../in-slices';

/** One row of a lexicon's file: the term for the engine, and what people need to judge it. */
export interface LexiconRow extends LexiconTerm {
  /** Where the rule comes from, as the file has it. */
  source: string;
  /** The author's own mark of this row's edition. */
  version: string;
  /** Sentences in which it must be found. */
  positive: readonly string[];
  /** Sentences in which it must not be found. */
  negative: readonly string[];
}

/** A row with the place in the file that a fault would name. */
export interface PlacedRow {
  line: number;
  row: LexiconRow;
}

/** SHA-256 over the canonical JSON of each row in order, lower-case hex: one row more, less, moved or altered shows. */
export async function hashOfRows(rows: readonly LexiconRow[]): Promise<string> {
  const hash = createHash('sha256');
  await inSlices(rows, (row) => hash.update(`${canonicalJson(row as unknown as Json)}\n`));
  return hash.digest('hex');
}
