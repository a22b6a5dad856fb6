import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { compileLexicon } from './domain/compile-lexicon';
import { scanText } from './domain/scan-text';
import { termFaults } from './domain/term-faults';
import { columnOf } from './files/lexicon-columns';
import { inSlices } from './in-slices';
import type { LexiconRow, PlacedRow } from './files/lexicon-row';

/**
 * What the engine has against each row of sound form, and whether the row's own sample sentences hold: found in each positive one, in no
 * negative one. A row is tried alone, in a field, on a platform and on a day for which it counts.
 */
export async function rowFaults(
  rows: readonly PlacedRow[],
  pathOf: (line: number) => string,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  await inSlices(rows, ({ line, row }) => {
    const path = pathOf(line);
    const own = termFaults(row).map((one) => ({ ...one, path: `${path}.${columnOf(one.path)}` }));
    faults.push(...own, ...(own.length > 0 ? [] : sampleFaults(row, path)));
  });
  return faults;
}

function sampleFaults(row: LexiconRow, path: string): Fault[] {
  if (row.positive.length === 0 && row.negative.length === 0) return [];
  const lexicon = compileLexicon([row]);
  const context = {
    field: row.fields[0] ?? 'body',
    channel: row.channels[0],
    day: row.validFrom ?? row.validTo ?? '2026-01-01',
  } as const;
  const finds = (sentence: string) =>
    scanText(lexicon, sentence, context).some(({ mutedBy }) => mutedBy === null);
  const missed = row.positive
    .filter((sentence) => !finds(sentence))
    .map((sentence) =>
      fault(
        `${path}.positive`,
        'sample_missed',
        `应命中的例句没有命中：“${sentence}”。`,
        `It is not found in the sentence "${sentence}".`,
      ),
    );
  const wrong = row.negative
    .filter(finds)
    .map((sentence) =>
      fault(
        `${path}.negative`,
        'sample_hit',
        `不应命中的例句命中了：“${sentence}”。`,
        `It is found in the sentence "${sentence}", where it should not be.`,
      ),
    );
  return [...missed, ...wrong];
}
