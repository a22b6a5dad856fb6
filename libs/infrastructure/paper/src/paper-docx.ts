import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { IParagraphOptions } from 'docx';
import { headRows, isTurned, printed, tableSize } from './paper';
import type { Paper, PaperCell, PaperColumn, PaperPicture, PaperTable } from './paper';

/** A4 and its margin, twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_134;
/** Half points: 二号, 三号, 小五. */
const TITLE = 44;
const TEXT = 32;
const NOTE = 18;
const RED = 'C00000';

/** Named only: Word takes its own of the kind where a computer has not these. */
const body = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '仿宋' };
const heavy = { ...body, eastAsia: '黑体' };

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** As a Word document on A4, with the heads of its tables on every page. */
export async function paperDocx(paper: Paper): Promise<Buffer> {
  const turned = isTurned(paper);
  const width = (turned ? A4.height : A4.width) - 2 * MARGIN;
  const document = new Document({
    title: printed(paper.title),
    creator: 'Haojiao',
    lastModifiedBy: 'Haojiao',
    styles: {
      default: {
        document: { run: { font: body, size: TEXT, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // The library turns the sheet by itself.
            size: { ...A4, orientation: turned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          ...opening(paper),
          ...(paper.pictures ?? []).map((picture) => pictureOf(picture, width)),
          ...paper.tables.flatMap((table) => tableOf(table, width, 2 * tableSize(paper))),
          ...ending(paper),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function opening(paper: Paper): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    ...(paper.letterhead
      ? [
          words(
            paper.letterhead,
            { size: 64, bold: true, color: RED, font: heavy },
            {
              ...centred,
              border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 } },
            },
          ),
        ]
      : []),
    words(
      paper.title,
      { size: TITLE, bold: true, font: heavy },
      { ...centred, spacing: { before: 240, after: 120 } },
    ),
    ...(paper.number ? [words(paper.number, {}, { ...centred, spacing: { after: 120 } })] : []),
    ...paper.remarks.map((text) => words(text, { size: 24, font: heavy }, centred)),
    ...paper.paragraphs.map((text) => words(text, {}, indented)),
  ];
}

/** A twentieth of a point, of which a pixel on paper (96 to the inch) has 15. */
const UNITS_A_PIXEL = 15;

function pictureOf({ png, width, height, alt }: PaperPicture, line: number): Paragraph {
  const scale = line / UNITS_A_PIXEL / width;
  const text = printed(alt);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 120 },
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name: text, title: text, description: text },
      }),
    ],
  });
}

function ending(paper: Paper): Paragraph[] {
  return [
    ...paper.closing.map((text) => words(text, {}, indented)),
    words(paper.signedBy, {}, { alignment: AlignmentType.RIGHT, spacing: { before: 360 }, keepNext: true }),
    words(paper.dated, {}, { alignment: AlignmentType.RIGHT, spacing: { after: 240 } }),
    ...paper.notes.map((text) => words(text, { size: NOTE })),
  ];
}

const indented: IParagraphOptions = { indent: { firstLine: 2 * TEXT * 10 } };

type Letters = { size?: number; bold?: boolean; color?: string; font?: typeof body };

function words(text: string, letters: Letters = {}, options: IParagraphOptions = {}): Paragraph {
  const lines = printed(text).split(/\r\n|\n|\r/);
  return new Paragraph({
    ...options,
    children: lines.map(
      (each, index) => new TextRun({ text: each, ...letters, ...(index > 0 && { break: 1 }) }),
    ),
  });
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 })],
  });
}

function tableOf(
  { title, columns, rows, totals }: PaperTable,
  width: number,
  size: number,
): (Paragraph | Table)[] {
  const sum = columns.reduce((one, { share }) => one + share, 0);
  const columnWidths = columns.map(({ share }) => Math.round((share / sum) * width));
  const heads = headRows(columns).map((row) => {
    const cells = row.map(
      ({ text, columns: columnSpan, rows: rowSpan }) =>
        new TableCell({
          columnSpan,
          rowSpan,
          verticalAlign: VerticalAlignTable.CENTER,
          children: [words(text, { size, font: heavy }, { alignment: AlignmentType.CENTER })],
        }),
    );
    return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
  });
  return [
    words(
      title,
      { size: 24, font: heavy },
      { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 80 }, keepNext: true },
    ),
    new Table({
      width: { size: width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths,
      rows: [
        ...heads,
        ...rows.map((row) => bodyRow(row, columns, { size })),
        ...(totals ? [bodyRow(totals, columns, { size, bold: true })] : []),
      ],
    }),
  ];
}

function bodyRow(row: PaperCell[], columns: PaperColumn[], letters: Letters): TableRow {
  const children = row.map(
    (cell, index) =>
      new TableCell({
        verticalAlign: VerticalAlignTable.CENTER,
        children: [words(printed(cell), letters, { alignment: alignments[columns[index]!.align] })],
      }),
  );
  return new TableRow({ cantSplit: true, children });
}
