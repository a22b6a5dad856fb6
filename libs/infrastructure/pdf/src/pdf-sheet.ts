import PDFDocument from 'pdfkit';
import { breakLines } from './break-lines';
import { fontFile, runsOf } from './pdf-fonts';
import type { Weight } from './pdf-fonts';

export interface Cell {
  text: string;
  bold?: boolean;
  /** Columns that it reaches over; default 1. */
  span?: number;
  /** At least so high, points: room for a signature. */
  minHeight?: number;
}

export interface TableOptions {
  /** Printed above it. */
  title?: string;
  /** Its columns' heads, repeated on every page. */
  head?: Cell[];
  /** Of the letters, points; default 9. */
  size?: number;
}

export interface SheetOptions {
  title: string;
  /** Kept in the file as the time of its making: the same facts yield the same bytes. */
  madeAt: Date;
  /** Printed at the foot of each page, before the page number. */
  foot: string;
}

/** A4, points. */
const PAGE = { width: 595.28, height: 841.89, margin: 48 };
const INNER = PAGE.width - 2 * PAGE.margin;
const FOOT = 24;
const PADDING = 4;
const LEADING = 1.45;
/** Below headings and paragraphs, as a share of their size. */
const PARAGRAPH_GAP = 0.4;
const TITLE_SIZE = 11;

/** A sheet of official paper: headings, paragraphs, bordered tables, page numbers. Chinese fonts are embedded. */
export class PdfSheet {
  private readonly document: InstanceType<typeof PDFDocument>;
  private readonly parts: Buffer[] = [];
  private readonly whole: Promise<Buffer>;
  private readonly registered = new Set<string>();
  private y = PAGE.margin;

  constructor(private readonly options: SheetOptions) {
    const { title, madeAt } = options;
    this.document = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      autoFirstPage: true,
      lang: 'zh-CN',
      info: { Title: title, CreationDate: madeAt, ModDate: madeAt, Producer: 'Haojiao', Creator: 'Haojiao' },
    });
    this.whole = new Promise((done, fail) => {
      this.document.on('data', (part: Buffer) => this.parts.push(part));
      this.document.on('end', () => done(Buffer.concat(this.parts)));
      this.document.on('error', fail);
    });
  }

  heading(text: string, size = 18): this {
    const lines = breakLines(text, INNER, (part) => widthOf(part, size, 700));
    for (const line of lines) {
      this.makeRoom(size * LEADING);
      this.drawLine(line, PAGE.margin + (INNER - widthOf(line, size, 700)) / 2, size, 700);
      this.y += size * LEADING;
    }
    this.y += size * PARAGRAPH_GAP;
    return this;
  }

  paragraph(text: string, { size = 10, bold = false } = {}): this {
    const weight = bold ? 700 : 400;
    for (const line of breakLines(text, INNER, (part) => widthOf(part, size, weight))) {
      this.makeRoom(size * LEADING);
      this.drawLine(line, PAGE.margin, size, weight);
      this.y += size * LEADING;
    }
    this.y += size * PARAGRAPH_GAP;
    return this;
  }

  /**
   * `widths` are shares of the line. The title, the head and the first row stand on one page, and the head again on
   * every further one. A row that is higher than what is left goes on over the next page.
   */
  table(rows: Cell[][], widths: number[], { title, head, size = 9 }: TableOptions = {}): this {
    const sum = widths.reduce((one, other) => one + other, 0);
    const points = widths.map((share) => (share / sum) * INNER);
    const headRow = head ? placed(head, points, size) : null;
    const placedRows = rows.map((row) => placed(row, points, size));
    const beginning = [headRow, placedRows[0]].reduce((height, row) => height + (row?.height ?? 0), 0);
    const together = beginning + (title ? TITLE_SIZE * (LEADING + PARAGRAPH_GAP) : 0);
    if (together <= innerHeight()) this.makeRoom(together);
    if (title) this.paragraph(title, { size: TITLE_SIZE, bold: true });
    if (headRow) this.row(headRow, null);
    for (const row of placedRows) this.row(row, headRow);
    this.y += size;
    return this;
  }

  /** Ends the sheet. */
  async bytes(): Promise<Buffer> {
    const { start, count } = this.document.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.document.switchToPage(page);
      this.y = PAGE.height - FOOT - 8;
      this.drawLine(`${this.options.foot}  第 ${page - start + 1} 页，共 ${count} 页`, PAGE.margin, 8, 400);
    }
    this.document.end();
    return this.whole;
  }

  private row({ cells, size, lineCount, minHeight }: PlacedRow, head: PlacedRow | null): void {
    const lineHeight = size * LEADING;
    let left = lineCount;
    let wantedHeight = minHeight;
    let first = 0;
    let isFresh = this.y <= PAGE.margin;
    const turnPage = () => {
      this.newPage();
      if (head) this.row(head, null);
      isFresh = true;
    };
    while (left > 0) {
      const room = PAGE.height - PAGE.margin - FOOT - this.y - 2 * PADDING;
      const fits = Math.floor(room / lineHeight);
      const wanted = Math.max(left * lineHeight, wantedHeight);
      if (fits < 1 || (wanted > room && !isFresh && wanted <= innerHeight())) {
        turnPage();
        continue;
      }
      const count = Math.min(left, fits);
      const height = Math.max(count * lineHeight, Math.min(wantedHeight, room)) + 2 * PADDING;
      const top = this.y;
      for (const { x, width, weight, lines } of cells) {
        this.document.lineWidth(0.6).rect(x, top, width, height).stroke('#000');
        lines.slice(first, first + count).forEach((line, index) => {
          this.y = top + PADDING + index * lineHeight;
          this.drawLine(line, x + PADDING, size, weight);
        });
      }
      this.y = top + height;
      first += count;
      left -= count;
      wantedHeight = 0;
      isFresh = false;
    }
  }

  private drawLine(line: string, x: number, size: number, weight: Weight): void {
    let at = x;
    for (const { font, text, width } of runsOf(line, weight)) {
      this.useFont(font);
      this.document.fontSize(size).fillColor('#000');
      this.document.text(text, at, this.y, { lineBreak: false, baseline: 'top' });
      at += width * size;
    }
  }

  /** Registered by its path once: the document keeps one subset of each. */
  private useFont(path: string): void {
    if (!this.registered.has(path)) {
      this.document.registerFont(path, fontFile(path));
      this.registered.add(path);
    }
    this.document.font(path);
  }

  private makeRoom(height: number): void {
    if (this.y + height > PAGE.height - PAGE.margin - FOOT) this.newPage();
  }

  private newPage(): void {
    this.document.addPage();
    this.y = PAGE.margin;
  }
}

interface PlacedRow {
  cells: { x: number; width: number; weight: Weight; lines: string[] }[];
  size: number;
  lineCount: number;
  /** Of its inside, points. */
  minHeight: number;
  /** With its lines, where it is not torn. */
  height: number;
}

/** Where the cells of a row stand on the line, their texts broken to their widths. */
function placed(row: Cell[], points: number[], size: number): PlacedRow {
  let column = 0;
  let x = PAGE.margin;
  const cells = row.map(({ text, bold, span = 1 }) => {
    const width = points.slice(column, column + span).reduce((one, other) => one + other, 0);
    const weight: Weight = bold ? 700 : 400;
    const lines = breakLines(text, width - 2 * PADDING, (part) => widthOf(part, size, weight));
    const cell = { x, width, weight, lines };
    column += span;
    x += width;
    return cell;
  });
  const lineCount = Math.max(...cells.map(({ lines }) => lines.length));
  const minHeight = Math.max(...row.map((cell) => cell.minHeight ?? 0));
  const height = Math.max(lineCount * size * LEADING, minHeight) + 2 * PADDING;
  return { cells, size, lineCount, minHeight, height };
}

function innerHeight(): number {
  return PAGE.height - 2 * PAGE.margin - FOOT - 2 * PADDING;
}

function widthOf(text: string, size: number, weight: Weight): number {
  return runsOf(text, weight).reduce((sum, { width }) => sum + width, 0) * size;
}
