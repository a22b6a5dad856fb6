import type { Ending } from './rehearsal';

const where: Record<Ending['moment'], string> = {
  'not at all': '-',
  before_call: 'before the call',
  answer_lost: 'done, answer lost',
  before_result: 'answered, not written',
};

/** The endings as lines for people: platform, step, where it was killed, what came of it. */
export function outcomeTable(endings: Ending[]): string {
  const rows = endings.map((ending) => [
    ending.platform,
    ending.phase,
    ending.step,
    ending.effect,
    where[ending.moment],
    outcomeOf(ending),
    `${ending.turns}`,
  ]);
  const table = [['platform', 'phase', 'step', 'effect', 'killed', 'outcome', 'turns'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function outcomeOf({ fault, state, asks, made, up, phase }: Ending): string {
  if (fault) return `WRONG: ${fault}`;
  const posts = phase === 'withdraw' ? `${up} up` : `${made} ${made === 1 ? 'post' : 'posts'}`;
  return asks ? `a person is asked (${asks}), ${posts}` : `${state}, ${posts}`;
}
