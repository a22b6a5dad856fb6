import sharp from 'sharp';
import { LRUCache } from 'lru-cache';
import { breakColumns, runsOf } from './break-columns';
import { VERTICAL_FAMILIES, loadVerticalFonts } from './vertical-fonts';

export interface VerticalBlock {
  text: string;
  isHeading: boolean;
}

/** One picture of running columns, and the words in it. */
export interface VerticalPicture {
  png: Buffer;
  width: number;
  height: number;
  text: string;
}

/** Pixels. A phone shows a picture about 1080 wide; a column of this height is read without scrolling sideways. */
const PICTURE = { width: 1080, height: 1440, margin: 54 };
/** Points at 72 dots an inch, that is pixels. */
const SIZE = { text: 42, heading: 54 };
/** From one column to the next, as a part of the size. */
const PITCH = 1.9;
const COLUMN_LENGTH = PICTURE.height - 2 * PICTURE.margin;
/** Stands at the head of every column, invisible: so that all of them are equally broad and stand in line. */
const STRUT = '<span alpha="1" size="200%">|</span>';

interface Column {
  pixels: Buffer;
  breadth: number;
  pitch: number;
  text: string;
  isLastOfBlock: boolean;
}

/** By size and word. */
const widths = new LRUCache<string, number>({ max: 20_000 });

/**
 * Pictures of a text in a script that runs from top to bottom, its columns from left to right, for channels that know no
 * writing direction. By the bundled fonts, shaped by HarfBuzz; Chinese characters stand upright. The same text gives the
 * same bytes.
 */
export async function renderVerticalText(blocks: readonly VerticalBlock[]): Promise<VerticalPicture[]> {
  const columns: Column[] = [];
  for (const { text, isHeading } of blocks) {
    const size = isHeading ? SIZE.heading : SIZE.text;
    const texts = await breakColumns(text, COLUMN_LENGTH, (words) => widthOf(words, size));
    for (const [index, words] of texts.entries()) {
      columns.push({
        ...(await renderColumn(words, size)),
        pitch: Math.round(size * PITCH),
        text: words,
        isLastOfBlock: index === texts.length - 1,
      });
    }
  }
  return Promise.all(pagesOf(columns).map(compose));
}

async function renderLine(text: string, size: number) {
  const fontfile = await loadVerticalFonts();
  const markup = `${STRUT}${markupOf(text)}`;
  return sharp({
    text: { text: markup, font: `${VERTICAL_FAMILIES} ${size}`, fontfile, rgba: true, dpi: 72 },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
}

async function widthOf(text: string, size: number): Promise<number> {
  const key = `${size} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    width = (await renderLine(text, size)).info.width;
    widths.set(key, width);
  }
  return width;
}

async function renderColumn(text: string, size: number): Promise<Pick<Column, 'pixels' | 'breadth'>> {
  const { data } = await renderLine(text, size);
  const { data: pixels, info } = await sharp(data).rotate(90).png().toBuffer({ resolveWithObject: true });
  return { pixels, breadth: info.width };
}

/** Pango turns nothing by itself in a horizontal line: Chinese characters are laid so that they stand once it is turned. */
function markupOf(text: string): string {
  return runsOf(text)
    .map(({ text: run, isUpright }) =>
      isUpright ? `<span gravity="east" gravity_hint="strong">${escaped(run)}</span>` : escaped(run),
    )
    .join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function pagesOf(columns: readonly Column[]): Column[][] {
  const room = PICTURE.width - 2 * PICTURE.margin;
  const pages: Column[][] = [];
  let left = 0;
  for (const column of columns) {
    if (column.pitch > left) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)!.push(column);
    left -= column.pitch + (column.isLastOfBlock ? column.pitch / 2 : 0);
  }
  return pages;
}

async function compose(columns: Column[]): Promise<VerticalPicture> {
  let left = PICTURE.margin;
  const parts = columns.map(({ pixels, breadth, pitch, isLastOfBlock }) => {
    const part = {
      input: pixels,
      left: Math.max(0, Math.round(left + (pitch - breadth) / 2)),
      top: PICTURE.margin,
    };
    left += pitch + (isLastOfBlock ? Math.round(pitch / 2) : 0);
    return part;
  });
  const width = Math.min(PICTURE.width, left + PICTURE.margin);
  const png = await sharp({ create: { width, height: PICTURE.height, channels: 3, background: '#ffffff' } })
    .composite(parts)
    .greyscale()
    .png({ compressionLevel: 9 })
    .toBuffer();
  return { png, width, height: PICTURE.height, text: textOf(columns) };
}

function textOf(columns: readonly Column[]): string {
  return columns
    .map(({ text, isLastOfBlock }) => `${text}${isLastOfBlock ? '\n' : ' '}`)
    .join('')
    .trim();
}
