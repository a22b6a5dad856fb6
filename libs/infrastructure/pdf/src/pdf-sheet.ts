import type PDFDocument from 'pdfkit';
import { lazily } from '@haojiao/kernel';
import { breakLines } from './break-lines';
import { fontFile, runsOf } from './pdf-fonts';
import type { Weight } from './pdf-fonts';
import { LEADING, PADDING, placed, placedHead, widthOf } from './place-cells';
import type { Align, Cell, PlacedCell, PlacedHead, PlacedRow } from './place-cells';

export type { Align, Cell } from './place-cells';

export interface TableOptions {
  /** Printed above it. */
  title?: string;
  /** Default left. */
  titleAlign?: Align;
  /** Its columns' heads, one row of cells or several, repeated on every page. */
  head?: Cell[] | Cell[][];
  /** Of the letters, points; default 9. */
  size?: number;
  /** Where the lines of a cell stand that has room left; default top. */
  vertical?: 'top' | 'middle';
}

export interface ParagraphOptions {
  size?: number;
  bold?: boolean;
  align?: Align;
  /** Characters before the first line; default none. */
  indent?: number;
  /** `#rrggbb`, default black. */
  colour?: string;
}

export interface SheetOptions {
  title: string;
  /** Kept in the file as the time of its making: the same facts yield the same bytes. */
  madeAt: Date;
  /** Printed at the foot of each page, before the page number. */
  foot: string;
  /** Default portrait. */
  orientation?: 'portrait' | 'landscape';
  /** `第 1 页，共 2 页` behind the foot, or `— 1 —` in the middle as official documents have it. Default the first. */
  numbering?: 'sentence' | 'dashes';
}

const pdfkit = lazily<typeof PDFDocument>('pdfkit');

/** A4, points. */
const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 48;
const FOOT = 24;
/** Below headings and paragraphs, as a share of their size. */
const PARAGRAPH_GAP = 0.4;
const TITLE_SIZE = 11;
const BLACK = '#000';

/** A sheet of official paper: headings, paragraphs, bordered tables, page numbers. Chinese fonts are embedded. */
export class PdfSheet {
  private readonly document: InstanceType<typeof PDFDocument>;
  private readonly parts: Buffer[] = [];
  private readonly whole: Promise<Buffer>;
  private readonly registered = new Set<string>();
  private readonly page: { width: number; height: number };
  /** Of a line. */
  private readonly inner: number;
  private y = MARGIN;

  constructor(private readonly options: SheetOptions) {
    const { title, madeAt, orientation = 'portrait' } = options;
    this.page = orientation === 'portrait' ? A4 : { width: A4.height, height: A4.width };
    this.inner = this.page.width - 2 * MARGIN;
    this.document = new (pdfkit())({
      size: 'A4',
      layout: orientation,
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
    return this.paragraph(text, { size, bold: true, align: 'center' });
  }

  paragraph(text: string, options: ParagraphOptions = {}): this {
    const { size = 10, bold = false, align = 'left', indent = 0, colour = BLACK } = options;
    const weight = bold ? 700 : 400;
    const before = '\u3000'.repeat(indent);
    for (const line of breakLines(before + text, this.inner, (part) => widthOf(part, size, weight))) {
      this.makeRoom(size * LEADING);
      const x = MARGIN + spaceBefore(align, this.inner - widthOf(line, size, weight));
      this.drawLine(line, x, size, weight, colour);
      this.y += size * LEADING;
    }
    this.y += size * PARAGRAPH_GAP;
    return this;
  }

  /** A line over the whole width, as below a red letterhead. */
  rule(colour = BLACK, thickness = 1.5): this {
    this.document
      .lineWidth(thickness)
      .moveTo(MARGIN, this.y)
      .lineTo(MARGIN + this.inner, this.y)
      .stroke(colour);
    this.y += thickness + TITLE_SIZE;
    return this;
  }

  /** A PNG over the whole line, smaller where it would be higher than half a page. */
  picture(png: Buffer, { width, height }: { width: number; height: number }, alt: string): this {
    const scale = Math.min(this.inner / width, this.innerHeight() / 2 / height);
    const [drawnWidth, drawnHeight] = [width * scale, height * scale];
    this.makeRoom(drawnHeight);
    const x = MARGIN + (this.inner - drawnWidth) / 2;
    const { y } = this;
    this.document.image(png, x, y, { width: drawnWidth, height: drawnHeight, alt } as object);
    this.y = y + drawnHeight + TITLE_SIZE;
    return this;
  }

  /**
   * `widths` are shares of the line. The title, the head and the first row stand on one page, and the head again on
   * every further one. A row that is higher than what is left goes on over the next page.
   */
  table(rows: Cell[][], widths: number[], options: TableOptions = {}): this {
    const { title, titleAlign, head, size = 9, vertical = 'top' } = options;
    const sum = widths.reduce((one, other) => one + other, 0);
    const points = widths.map((share) => (share / sum) * this.inner);
    const placedTop = head ? placedHead(rowsOf(head), points, size) : null;
    const placedRows = rows.map((row) => placed(row, points, size));
    const beginning = (placedTop?.height ?? 0) + (placedRows[0]?.height ?? 0);
    const together = beginning + (title ? TITLE_SIZE * (LEADING + PARAGRAPH_GAP) : 0);
    if (together <= this.innerHeight()) this.makeRoom(together);
    if (title) this.paragraph(title, { size: TITLE_SIZE, bold: true, align: titleAlign });
    if (placedTop) this.drawHead(placedTop);
    for (const row of placedRows) this.row(row, placedTop, vertical);
    this.y += size;
    return this;
  }

  /** Ends the sheet. */
  async bytes(): Promise<Buffer> {
    const { start, count } = this.document.bufferedPageRange();
    const { foot, numbering = 'sentence' } = this.options;
    for (let page = start; page < start + count; page += 1) {
      this.document.switchToPage(page);
      this.y = this.page.height - FOOT - 8;
      const number = page - start + 1;
      if (numbering === 'sentence') {
        this.drawLine(`${foot}  第 ${number} 页，共 ${count} 页`, MARGIN, 8, 400);
      } else {
        const dashes = `— ${number} —`;
        this.drawLine(dashes, (this.page.width - widthOf(dashes, 10, 400)) / 2, 10, 400);
        this.drawLine(foot, MARGIN, 8, 400);
      }
    }
    this.document.end();
    return this.whole;
  }

  private row(row: PlacedRow, head: PlacedHead | null, vertical: 'top' | 'middle'): void {
    const { cells, size, lineCount, minHeight } = row;
    const lineHeight = size * LEADING;
    let left = lineCount;
    let wantedHeight = minHeight;
    let first = 0;
    let isFresh = this.y <= MARGIN;
    const turnPage = () => {
      this.newPage();
      if (head) this.drawHead(head);
      isFresh = true;
    };
    while (left > 0) {
      const room = this.page.height - MARGIN - FOOT - this.y - 2 * PADDING;
      const fits = Math.floor(room / lineHeight);
      const wanted = Math.max(left * lineHeight, wantedHeight);
      if (fits < 1 || (wanted > room && !isFresh && wanted <= this.innerHeight())) {
        turnPage();
        continue;
      }
      const count = Math.min(left, fits);
      const height = Math.max(count * lineHeight, Math.min(wantedHeight, room)) + 2 * PADDING;
      const top = this.y;
      for (const cell of cells) {
        this.drawCell(cell, cell.lines.slice(first, first + count), { top, height, size, vertical });
      }
      this.y = top + height;
      first += count;
      left -= count;
      wantedHeight = 0;
      isFresh = false;
    }
  }

  private drawHead({ cells, size, height }: PlacedHead): void {
    const top = this.y;
    for (const cell of cells) {
      const box = { top: top + cell.y, height: cell.height, size, vertical: 'middle' as const };
      this.drawCell(cell, cell.lines, box);
    }
    this.y = top + height;
  }

  private drawCell(
    { x, width, weight, align }: PlacedCell,
    lines: string[],
    box: { top: number; height: number; size: number; vertical: 'top' | 'middle' },
  ): void {
    const { top, height, size, vertical } = box;
    this.document
      .lineWidth(0.6)
      .rect(MARGIN + x, top, width, height)
      .stroke(BLACK);
    const free = height - 2 * PADDING - lines.length * size * LEADING;
    const above = PADDING + (vertical === 'middle' ? Math.max(0, free) / 2 : 0);
    lines.forEach((line, index) => {
      this.y = top + above + index * size * LEADING;
      const before = spaceBefore(align, width - 2 * PADDING - widthOf(line, size, weight));
      this.drawLine(line, MARGIN + x + PADDING + before, size, weight);
    });
  }

  private drawLine(line: string, x: number, size: number, weight: Weight, colour = BLACK): void {
    let at = x;
    for (const { font, text, width } of runsOf(line, weight)) {
      this.useFont(font);
      this.document.fontSize(size).fillColor(colour);
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
    if (this.y + height > this.page.height - MARGIN - FOOT) this.newPage();
  }

  private newPage(): void {
    this.document.addPage();
    this.y = MARGIN;
  }

  private innerHeight(): number {
    return this.page.height - 2 * MARGIN - FOOT - 2 * PADDING;
  }
}

function rowsOf(head: Cell[] | Cell[][]): Cell[][] {
  return Array.isArray(head[0]) ? (head as Cell[][]) : [head as Cell[]];
}

function spaceBefore(align: Align, free: number): number {
  if (align === 'left') return 0;
  return align === 'center' ? free / 2 : free;
}
