import type { ReadEntry, ReadingFault } from './reading';

const MOST_NAMED = 20;

/** What is strange about the ranks and entries together. Entries come in the order of their ranks. */
export function rankFaults(entries: readonly ReadEntry[]): ReadingFault[] {
  return [...gaps(entries), ...doubles(entries)];
}

function gaps(entries: readonly ReadEntry[]): ReadingFault[] {
  const missing: number[] = [];
  let expected = entries[0]?.rank ?? 1;
  let tiesAreDense: ReadEntry | null = null;
  entries.forEach((entry, index) => {
    if (index > 0 && entry.rank === entries[index - 1]!.rank) {
      expected += 1;
      return;
    }
    for (; expected < entry.rank; expected += 1) missing.push(expected);
    if (entry.rank < expected) tiesAreDense ??= entry;
    expected = entry.rank + 1;
  });
  const faults: ReadingFault[] = [];
  if (missing.length > 0) {
    const named = `${missing.slice(0, MOST_NAMED).join('、')}${missing.length > MOST_NAMED ? '…' : ''}`;
    faults.push({
      severity: 'error',
      code: 'rank_gap',
      line: entries[0]!.line,
      text: named,
      message: {
        zh: `缺少名次：${named}，共 ${missing.length} 个；请检查是否漏粘贴。`,
        en: `${missing.length} ranks are missing (${named}); look whether all was pasted.`,
      },
    });
  }
  const dense = tiesAreDense as ReadEntry | null;
  if (dense) {
    faults.push({
      severity: 'hint',
      code: 'ties_dense',
      line: dense.line,
      text: dense.printedName,
      message: {
        zh: `并列之后名次没有顺延（从第 ${dense.rank} 名起），已按原样保留。`,
        en: `Ranks after a tie go on without a gap (from ${dense.rank} on); they are kept as they stand.`,
      },
    });
  }
  return faults;
}

function doubles(entries: readonly ReadEntry[]): ReadingFault[] {
  const seen = new Map<string, ReadEntry>();
  return entries.flatMap((entry) => {
    const key = [entry.name, entry.owner, entry.platform].join('\u0000').normalize('NFKC');
    const first = seen.get(key);
    if (!first) {
      seen.set(key, entry);
      return [];
    }
    const { line, printedName, rank } = entry;
    const message = {
      zh: `第 ${line} 行“${printedName}”与第 ${first.rank} 名（第 ${first.line} 行）相同，请核对。`,
      en: `“${printedName}” on line ${line} (rank ${rank}) is the same as rank ${first.rank} on line ${first.line}.`,
    };
    return [{ severity: 'error', code: 'entry_twice', line, text: printedName, message } as const];
  });
}
