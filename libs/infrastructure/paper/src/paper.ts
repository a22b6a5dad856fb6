/** A figure: `number` is an exact decimal (`12.5`); a percentage is given as a share (`0.945`), printed `94.5%`. */
export interface PaperNumber {
  number: string;
  format: 'plain' | 'percent';
}

export type PaperCell = string | PaperNumber;

export interface PaperColumn {
  /** Columns beside one another with the same group have it printed above them, once. */
  group?: string;
  head: string;
  /** Of the line. */
  share: number;
  align: 'left' | 'center' | 'right';
}

export interface PaperTable {
  title: string;
  columns: PaperColumn[];
  /** A cell for each column. */
  rows: PaperCell[][];
  /** The last line; null: none. */
  totals: PaperCell[] | null;
}

/** A picture with its own words, as a chart. */
export interface PaperPicture {
  png: Buffer;
  /** Pixels of the file. */
  width: number;
  height: number;
  /** For those who can't see it. */
  alt: string;
}

/** An official document (公文) of words and tables, whatever it is printed as. All of it is text, never markup. */
export interface Paper {
  /** In red at the very top, above a red line; null: none. */
  letterhead: string | null;
  title: string;
  /** Below the title: 〔2026〕第3期; null: none. */
  number: string | null;
  /** What a reader must know first: that it is a draft, or was corrected. */
  remarks: string[];
  paragraphs: string[];
  /** Above the tables, each over the whole line; spreadsheets leave them out. */
  pictures?: PaperPicture[];
  tables: PaperTable[];
  /** Below the tables. */
  closing: string[];
  signedBy: string;
  /** 2026年11月21日 */
  dated: string;
  /** In small letters at the end: how the figures are meant. */
  notes: string[];
  /** Kept in the files as the time of their making. */
  madeAt: Date;
}

/** One row of heads, or two where columns have groups: what stands in each cell, and how far it reaches. */
export interface HeadCell {
  text: string;
  columns: number;
  rows: number;
}

/** More columns than this make a sheet that is turned. */
const MOST_UPRIGHT = 9;

export function isTurned({ tables }: Paper): boolean {
  return tables.some(({ columns }) => columns.length > MOST_UPRIGHT);
}

/** Size of the letters of tables, points: 五号 on an upright sheet; on a turned one so that figures stay in one line. */
export function tableSize(paper: Paper): number {
  if (!isTurned(paper)) return 10.5;
  const most = Math.max(...paper.tables.map(({ columns }) => columns.length));
  return Math.min(9, Math.max(7, Math.floor(320 / most) / 2));
}

export function headRows(columns: readonly PaperColumn[]): HeadCell[][] {
  if (columns.every(({ group }) => !group)) {
    return [columns.map(({ head }) => ({ text: head, columns: 1, rows: 1 }))];
  }
  const upper: HeadCell[] = [];
  const lower: HeadCell[] = [];
  columns.forEach(({ group, head }, index) => {
    if (!group) upper.push({ text: head, columns: 1, rows: 2 });
    else {
      lower.push({ text: head, columns: 1, rows: 1 });
      if (index > 0 && columns[index - 1]!.group === group) upper.at(-1)!.columns += 1;
      else upper.push({ text: group, columns: 1, rows: 1 });
    }
  });
  return [upper, lower];
}

/** A cell as people read it. */
export function printed(cell: PaperCell): string {
  if (typeof cell === 'string') return printable(cell);
  if (cell.format === 'plain') return cell.number;
  return `${(Number(cell.number) * 100).toFixed(1)}%`;
}

// What XML can't hold, and halves of characters.
const unprintable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function printable(text: string): string {
  return text.replace(unprintable, '');
}
