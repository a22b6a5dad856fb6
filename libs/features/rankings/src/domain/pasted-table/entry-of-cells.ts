import type { ColumnKind } from './column-heads';
import { isDamaged, readName, readPlatform, readRank, readValue } from './entry-cells';
import type { ReadEntry, ReadingFault } from './reading';

/** Characters of a cell; more are no name, and were pasted by mistake. */
const LONGEST_CELL = 200;

export interface CellsOfEntry {
  kinds: readonly ColumnKind[];
  /** As many as kinds, or fewer. */
  cells: readonly string[];
  line: number;
  /** The rank of the entry above it: a merged cell of a spreadsheet is empty from its second row on. */
  rankAbove: number | null;
}

/** One group of cells as an entry, with what is wrong about it; null: there is no entry in it. */
export function entryOfCells({ kinds, cells, line, rankAbove }: CellsOfEntry): {
  entry: ReadEntry | null;
  faults: ReadingFault[];
} {
  const text = cells
    .filter((cell) => cell !== '')
    .join(' ')
    .slice(0, 3 * LONGEST_CELL);
  const of = (kind: ColumnKind) => cells[kinds.indexOf(kind)] ?? '';
  const faults: ReadingFault[] = [];
  const tell = (severity: ReadingFault['severity'], code: string, zh: string, en: string) =>
    faults.push({ severity, code, line, text, message: { zh, en } });
  if (cells.some((cell) => cell.length > LONGEST_CELL)) {
    tell(
      'error',
      'cell_too_long',
      `第 ${line} 行有超过 ${LONGEST_CELL} 字的单元格，未读入。`,
      `Line ${line} has a cell of more than ${LONGEST_CELL} characters and was not taken.`,
    );
    return { entry: null, faults };
  }
  const { name, platform: marked } = readName(of('name'));
  const own = readRank(of('rank'));
  const isTied = of('rank') === '' && rankAbove !== null;
  const rank = own ?? (isTied ? rankAbove : null);
  if (rank === null) {
    tell(
      'error',
      'rank_not_read',
      `第 ${line} 行没有读出名次，未读入：${text}`,
      `Line ${line} has no rank that could be read and was not taken.`,
    );
    return { entry: null, faults };
  }
  if (name === '') {
    tell(
      'error',
      'name_missing',
      `第 ${line} 行第 ${rank} 名没有账号名称，未读入。`,
      `Rank ${rank} on line ${line} has no name and was not taken.`,
    );
    return { entry: null, faults };
  }
  if (isTied) {
    tell(
      'hint',
      'rank_missing',
      `第 ${line} 行没有名次，按与上一行并列第 ${rank} 名读入，请核对。`,
      `Line ${line} has no rank; it was taken as tied with the one above (${rank}).`,
    );
  }
  const owner = of('owner') || null;
  if (kinds.includes('owner') && owner === null) {
    tell(
      'error',
      'owner_missing',
      `第 ${line} 行第 ${rank} 名没有主办单位。`,
      `Rank ${rank} on line ${line} has no owner.`,
    );
  }
  const value = of('value') === '' ? null : readValue(of('value'));
  if (of('value') !== '' && value === null) {
    tell(
      'error',
      'value_not_read',
      `第 ${line} 行第 ${rank} 名的数值“${of('value')}”不是数字。`,
      `The value of rank ${rank} on line ${line} is no number.`,
    );
  }
  const platform = readPlatform(of('platform')) ?? marked;
  if (of('platform') !== '' && readPlatform(of('platform')) === null) {
    tell(
      'hint',
      'platform_unknown',
      `第 ${line} 行的平台“${of('platform')}”不认识，未读入平台。`,
      `The platform on line ${line} is not known and was left out.`,
    );
  }
  if (isDamaged(text)) {
    tell(
      'error',
      'damaged_text',
      `第 ${line} 行有乱码，请对照原件：${text}`,
      `Line ${line} has damaged characters; compare it with the original.`,
    );
  }
  return { entry: { rank, name, printedName: of('name'), owner, platform, value, line }, faults };
}
