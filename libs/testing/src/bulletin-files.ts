import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Rows of every table of a Word document, cells as text; a head that reaches over several cells stands once. */
export async function tablesOfDocx(docx: Buffer): Promise<string[][][]> {
  const { convertToHtml } = await import('mammoth');
  return tablesOfHtml((await convertToHtml({ buffer: docx })).value);
}

/** Rows of every table of a page, cells as text. */
export function tablesOfHtml(html: string): string[][][] {
  return [...html.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table]) =>
    [...table!.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell!)),
    ),
  );
}

/** Sheets of a workbook by their names. */
export async function sheetsOfXlsx(xlsx: Buffer): Promise<Map<string, unknown[][]>> {
  const { default: readXlsxFile } = await import('read-excel-file/node');
  return new Map((await readXlsxFile(xlsx)).map(({ sheet, data }) => [sheet, data]));
}

/** A piece of text of a PDF and where it stands, points from the left and from the top of its page. */
export interface PdfPiece {
  page: number;
  text: string;
  left: number;
  right: number;
  base: number;
}

const reader = join(process.cwd(), 'node_modules/pdfjs-dist/legacy/build/pdf.mjs');
const script = `
import { getDocument } from ${JSON.stringify(reader)};
const parts = [];
for await (const part of process.stdin) parts.push(part);
const pdf = await getDocument({ data: new Uint8Array(Buffer.concat(parts)), verbosity: 0 }).promise;
const pieces = [];
for (let page = 1; page <= pdf.numPages; page += 1) {
  const sheet = await pdf.getPage(page);
  const height = sheet.view[3];
  for (const { str, transform, width } of (await sheet.getTextContent()).items)
    if (str.trim() !== '') pieces.push({ page, text: str, left: transform[4], right: transform[4] + width, base: height - transform[5] });
}
process.stdout.write(JSON.stringify(pieces));`;

/** The text of a PDF, read by Mozilla's reader in a process of its own. */
export function piecesOfPdf(pdf: Buffer): PdfPiece[] {
  const made = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(made.toString()) as PdfPiece[];
}

/** Pieces that stand on one line, in order; lines by page and height. */
export function linesOfPdf(pieces: readonly PdfPiece[]): string[][] {
  const lines = new Map<string, PdfPiece[]>();
  for (const piece of pieces) {
    const key = `${piece.page} ${Math.round(piece.base)}`;
    lines.set(key, [...(lines.get(key) ?? []), piece]);
  }
  return [...lines.values()].map((line) => joinedPieces(line.sort((one, other) => one.left - other.left)));
}

/** Runs of several fonts that touch one another are one text. */
function joinedPieces(line: readonly PdfPiece[]): string[] {
  const texts: { text: string; right: number }[] = [];
  for (const { text, left, right } of line) {
    const last = texts.at(-1);
    if (last && left - last.right < 1) {
      last.text += text;
      last.right = right;
    } else texts.push({ text, right });
  }
  return texts.map(({ text }) => text);
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
