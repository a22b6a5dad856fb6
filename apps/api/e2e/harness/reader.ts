/// <reference lib="dom" />
// Only what runs inside of the browser uses these types; the build of the product does not see this file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { STEP_MS, launchBrowser } from './browser';
import { root } from './child';

export interface ReaderWish {
  /** CSS pixels */
  width: number;
  scheme: 'light' | 'dark';
  /** Default true. */
  hasScript?: boolean;
}

/** A fault as axe names it, with where it is. */
export interface AxeFault {
  id: string;
  impact: string;
  where: string[];
}

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** A reader's browser at a desk or on a telephone, by day or by night. */
export class Reader {
  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly width: number,
  ) {}

  /** Needs `HAOJIAO_TEST_CHROMIUM`, the path of a Chromium. */
  static async open({ width, scheme, hasScript = true }: ReaderWish): Promise<Reader> {
    const browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 812 : 900 },
      colorScheme: scheme,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      javaScriptEnabled: hasScript,
      // For axe alone, which is no part of the pages.
      bypassCSP: true,
    });
    context.setDefaultTimeout(STEP_MS);
    await context.addInitScript(() => {
      Object.assign(globalThis, { shifts: 0 });
      new PerformanceObserver((list) => {
        // What a reader opens may move what is below it: Cumulative Layout Shift leaves that out.
        for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
          if (!entry.hadRecentInput) (globalThis as unknown as { shifts: number }).shifts += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    return new Reader(browser, context, await context.newPage(), width);
  }

  /** Opens an address, walks down and back so that everything was fetched. */
  async visit(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'load' });
    await this.page.evaluate(async () => {
      for (const picture of document.images) {
        picture.scrollIntoView();
        await picture.decode().catch(() => undefined);
      }
      scrollTo(0, 0);
    });
  }

  /** Faults that keep people out: serious and critical ones. */
  async faults(): Promise<AxeFault[]> {
    await this.page.addScriptTag({ content: axe });
    return this.page.evaluate(async () => {
      type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
      type Axe = { run(options: object): Promise<Found> };
      // What holds, and what only a person can tell, would be written out too.
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({
        resultTypes: ['violations'],
      });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(({ html }) => html.slice(0, 160)) }));
    });
  }

  /** How much moved by itself while the page came: Cumulative Layout Shift. */
  shifts(): Promise<number> {
    return this.page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts);
  }

  async overflow(): Promise<number> {
    return Math.max(0, (await this.page.evaluate(() => document.documentElement.scrollWidth)) - this.width);
  }

  /** Keeps what is on the screen in the folder of `HAOJIAO_TEST_SCREENS`, where somebody wants to look at it. */
  async keep(name: string): Promise<void> {
    const folder = process.env.HAOJIAO_TEST_SCREENS;
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.browser.close();
  }
}
