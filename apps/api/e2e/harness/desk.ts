/// <reference lib="dom" />
// Only what runs inside of the browser uses these types; the build of the product does not see this file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { STEP_MS, launchBrowser } from './browser';
import { root } from './child';

/** A4 at 96 dots an inch, CSS pixels. */
export const A4 = { width: 794, height: 1_123 };

/** Where something was drawn, in pixels of the picture it is on. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A piece of text where a reader sees it. */
export interface Word extends Box {
  text: string;
}

/** A picture of a page, with where its words are. */
export interface Sight {
  png: Buffer;
  width: number;
  height: number;
  words: Word[];
}

/** A page of a site as a screen shows it. */
export interface Screen extends Sight {
  /** Pixels that a reader would have to push sideways to see; 0 is right. */
  overflow: number;
  /** Cells of tables, each with the words in it. */
  cells: { box: Box; words: Word[] }[];
}

const pdfReader = join(root, 'node_modules/pdfjs-dist/legacy/build');
const READER = `<!doctype html><script type="module">import * as pdfReader from './pdf.mjs';
Object.assign(window, { pdfReader });</script>`;
const HOME = 'http://paper.test/';
/** Pixels for a point: fine enough to tell strokes of characters. */
const SCALE = 2;

/** A desk with a real browser, on which pages and PDFs are looked at as pictures. */
export class Desk {
  private constructor(private readonly browser: Browser) {}

  /** Needs `HAOJIAO_TEST_CHROMIUM`, the path of a Chromium. */
  static async set(): Promise<Desk> {
    return new Desk(await launchBrowser());
  }

  async clear(): Promise<void> {
    await this.browser.close();
  }

  /** The page as a screen of that width shows it, two dots a pixel. */
  async screen(html: string, width: number): Promise<Screen> {
    return this.onPage(width, async (page) => {
      await page.setContent(html, { waitUntil: 'load' });
      const seen = await page.evaluate(readScreen, SCALE);
      return { ...seen, png: await page.screenshot({ fullPage: true }) };
    });
  }

  /** The page as the browser prints it, a PDF. */
  async print(html: string): Promise<Buffer> {
    return this.onPage(A4.width, async (page) => {
      await page.setContent(html, { waitUntil: 'load' });
      return page.pdf({ preferCSSPageSize: true });
    });
  }

  /** Every sheet of a PDF. */
  async sheets(pdf: Buffer): Promise<Sight[]> {
    return this.onPage(A4.width, async (page) => {
      await page.route(`${HOME}**`, (route) => {
        const name = new URL(route.request().url()).pathname.slice(1);
        if (name === '') return route.fulfill({ contentType: 'text/html', body: READER });
        if (name === 'sheet.pdf') return route.fulfill({ contentType: 'application/pdf', body: pdf });
        return route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(pdfReader, name)) });
      });
      await page.goto(HOME, { waitUntil: 'load' });
      const sheets = await page.evaluate(readPdf, SCALE);
      return sheets.map(({ png, ...sheet }) => ({ ...sheet, png: Buffer.from(png, 'base64') }));
    });
  }

  private async onPage<Seen>(width: number, work: (page: Page) => Promise<Seen>): Promise<Seen> {
    const context = await this.browser.newContext({
      viewport: { width, height: A4.height },
      deviceScaleFactor: SCALE,
      locale: 'zh-CN',
    });
    context.setDefaultTimeout(STEP_MS);
    try {
      return await work(await context.newPage());
    } finally {
      await context.close();
    }
  }
}

/** Runs inside of the browser. */
function readScreen(scale: number): Omit<Screen, 'png'> {
  const boxOf = ({ left, top, right, bottom }: DOMRect) => ({
    left: (left + scrollX) * scale,
    top: (top + scrollY) * scale,
    right: (right + scrollX) * scale,
    bottom: (bottom + scrollY) * scale,
  });
  const wordsIn = (element: Element) => {
    const words: Word[] = [];
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.nodeValue ?? '';
      for (let index = 0; index < text.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const rect = range.getBoundingClientRect();
        if (text[index]!.trim() !== '' && rect.width > 0) words.push({ text: text[index]!, ...boxOf(rect) });
      }
    }
    return words;
  };
  const { scrollWidth, scrollHeight, clientWidth } = document.documentElement;
  return {
    width: clientWidth * scale,
    height: scrollHeight * scale,
    overflow: scrollWidth - clientWidth,
    words: wordsIn(document.body),
    cells: [...document.querySelectorAll('td, th')]
      .filter((cell) => cell.checkVisibility())
      .map((cell) => ({ box: boxOf(cell.getBoundingClientRect()), words: wordsIn(cell) })),
  };
}

/** Runs inside of the browser. */
async function readPdf(scale: number): Promise<(Omit<Sight, 'png'> & { png: string })[]> {
  const { pdfReader: reader } = window as unknown as { pdfReader: PdfReader };
  reader.GlobalWorkerOptions.workerSrc = `${location.origin}/pdf.worker.mjs`;
  const pdf = await reader.getDocument(`${location.origin}/sheet.pdf`).promise;
  const sheets = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [viewport.width, viewport.height];
    await page.render({ canvasContext: canvas.getContext('2d')!, viewport }).promise;
    const { items } = await page.getTextContent();
    const words = items
      .filter(({ str }) => str.trim() !== '')
      .map(({ str, transform, width, height }) => {
        const [left, base] = viewport.convertToViewportPoint(transform[4]!, transform[5]!);
        return {
          text: str,
          left,
          top: base - height * scale,
          right: left + width * scale,
          bottom: base + height * scale * 0.2,
        };
      });
    const png = canvas.toDataURL('image/png').split(',')[1]!;
    sheets.push({ png, width: canvas.width, height: canvas.height, words });
  }
  return sheets;
}

/** What is used of pdfjs-dist 4.10. */
interface PdfReader {
  GlobalWorkerOptions: { workerSrc: string };
  getDocument(url: string): { promise: Promise<PdfFile> };
}

interface PdfFile {
  numPages: number;
  getPage(number: number): Promise<{
    getViewport(options: { scale: number }): {
      width: number;
      height: number;
      convertToViewportPoint(x: number, y: number): [number, number];
    };
    render(options: object): { promise: Promise<void> };
    getTextContent(): Promise<{
      items: { str: string; transform: number[]; width: number; height: number }[];
    }>;
  }>;
}
