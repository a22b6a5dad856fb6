/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** A picture of the manual is fetched by phones too. */
const MOST_BYTES = 80_000;

/** Keeps pictures of pages as the manual shows them: what a window or a phone shows of them, not the whole. */
export class Album {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  async keep(page: Page, name: string): Promise<void> {
    await page.evaluate(() =>
      Promise.all([...document.images].map((image) => image.decode().catch(() => null))),
    );
    const png = await page.screenshot({ animations: 'disabled' });
    const webp = await sharp(png).webp({ quality: 75, effort: 6 }).toBuffer();
    if (webp.length > MOST_BYTES)
      throw new Error(`${name} has ${webp.length} bytes, more than ${MOST_BYTES}`);
    writeFileSync(join(this.folder, `${name}.webp`), webp);
  }
}
