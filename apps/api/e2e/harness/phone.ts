/// <reference lib="dom" />
// Only what runs inside of the browser uses these types; the build of the product does not see this file.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Request, Response } from 'playwright-core';
import { STEP_MS, launchBrowser } from './browser';

/** Narrowest telephone that readers still carry, CSS pixels. */
export const PHONE_WIDTH = 375;

/** What a reader's telephone calls itself: a headless browser's own name is that of a machine, which is not counted. */
const READER_AGENT =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';

/** A reader's telephone with a real browser. It notes everything that a reader would never see and should not happen. */
export class Phone {
  /** Errors on the console, breaches of the content security policy, requests to foreign hosts, failed requests. */
  readonly complaints: string[] = [];
  readonly dialogs: string[] = [];
  page!: Page;

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
  ) {}

  /** Needs `HAOJIAO_TEST_CHROMIUM`, the path of a Chromium. */
  static async unpack(): Promise<Phone> {
    const browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: PHONE_WIDTH, height: 812 },
      userAgent: READER_AGENT,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      isMobile: true,
      hasTouch: true,
    });
    context.setDefaultTimeout(STEP_MS);
    const phone = new Phone(browser, context);
    phone.page = await context.newPage();
    phone.listen(phone.page);
    return phone;
  }

  /** Opens an address and waits until it has loaded with all its pictures. */
  async visit(url: string): Promise<Response> {
    const answer = await this.page.goto(url, { waitUntil: 'load' });
    if (!answer) throw new Error(`no answer from ${url}`);
    // Pictures further down are fetched when they come near: walk there and back.
    await this.page.evaluate(async () => {
      for (const picture of document.images) {
        picture.scrollIntoView();
        await picture.decode().catch(() => undefined);
      }
      scrollTo(0, 0);
    });
    return answer;
  }

  /** Pixels that a reader would have to push sideways to see; 0 is right. */
  async overflow(): Promise<number> {
    const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
    return Math.max(0, width - PHONE_WIDTH);
  }

  /** Addresses of the pictures that show nothing. */
  async brokenPictures(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.images].filter((picture) => picture.naturalWidth === 0).map((picture) => picture.src),
    );
  }

  /** Keeps what is on the screen when a step of a story fails, and says where. */
  async looking<T>(story: () => Promise<T>): Promise<T> {
    this.complaints.length = 0;
    this.dialogs.length = 0;
    try {
      return await story();
    } catch (error) {
      const path = join(mkdtempSync(join(tmpdir(), 'haojiao-screen-')), 'screen.png');
      await this.page.screenshot({ path, fullPage: true }).catch(() => undefined);
      if (error instanceof Error)
        error.message += `\nThe screen at that moment: ${path} (${this.page.url()})`;
      throw error;
    }
  }

  async putAway(): Promise<void> {
    await this.context.close();
    await this.browser.close();
  }

  private listen(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error')
        this.complaints.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`script: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      const home = page.url().startsWith('http') ? new URL(page.url()).host : host;
      const isOwn = ['data:', 'blob:', 'about:'].includes(protocol) || request.isNavigationRequest();
      if (!isOwn && host !== home) this.complaints.push(`foreign host: ${request.url()}`);
    });
    const answered = new WeakSet<Request>();
    page.on('response', (response) => answered.add(response.request()));
    page.on('requestfailed', (request) => {
      // A player that has heard enough hangs up, and nobody reads the empty answer to a report of a view.
      if (request.resourceType() === 'media' || answered.has(request)) return;
      const reason = request.failure()?.errorText;
      // Reports and questions of scripts whose answer the reader did not wait for on the page.
      const isLeftBehind = request.resourceType() === 'fetch' && reason === 'net::ERR_ABORTED';
      if (!isLeftBehind) this.complaints.push(`failed: ${request.url()} ${reason}`);
    });
  }
}
