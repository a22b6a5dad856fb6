/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { STEP_MS, launchBrowser } from '../../../api/e2e/harness/browser';
import { root } from '../../../api/e2e/harness/child';
import { PASSWORD } from '../../../api/e2e/harness/product';
import type { Product } from '../../../api/e2e/harness/product';
import type { AxeFault } from '../../../api/e2e/harness/reader';

export interface StaffWish {
  /** CSS pixels; default 1440. */
  width?: number;
  scheme?: 'light' | 'dark';
}

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

let closed = 0;
const heightOf = (width: number) => (width < 600 ? 812 : 900);

/** Somebody of the publicity office in a browser of their own, under the policy that the console really has. */
export class Staff {
  /** What broke in the page, and what its policy refused. */
  readonly breaks: string[] = [];

  private constructor(
    private readonly product: Product,
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.breaks.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Content-Security-Policy/.test(message.text()))
        this.breaks.push(message.text());
    });
  }

  /** Needs `HAOJIAO_TEST_CHROMIUM`, the path of a Chromium. */
  static async open(product: Product, { width = 1440, scheme = 'light' }: StaffWish = {}): Promise<Staff> {
    const browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width, height: heightOf(width) },
      colorScheme: scheme,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(STEP_MS);
    return new Staff(product, browser, context, await context.newPage());
  }

  /** Signed in, on the front page. */
  static async signedIn(product: Product, username: string, wish: StaffWish = {}): Promise<Staff> {
    const staff = await Staff.open(product, wish);
    await staff.signIn(username);
    return staff;
  }

  async signIn(username: string, password = PASSWORD): Promise<void> {
    await this.page.goto(`${this.product.url}/console/`);
    await this.typeSignIn(username, password);
    await this.page.locator('#main').waitFor();
  }

  async typeSignIn(username: string, password: string): Promise<void> {
    await this.page.getByLabel('用户名').fill(username);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: /登\s*录/ }).click();
  }

  /** Opens an address of the console, and waits until nothing more is asked for. */
  async go(path: string): Promise<void> {
    await this.page.goto(`${this.product.url}/console${path}`);
    try {
      await this.page.locator('#main h1, #main .ant-result').first().waitFor();
      await this.page.waitForLoadState('networkidle');
    } catch (cause) {
      throw new Error(`${path} did not come to rest: ${await this.page.locator('body').innerText()}`, {
        cause,
      });
    }
  }

  /** The same page in a window of another width, by another light; waits until it is laid out anew. */
  async become({ width, scheme }: Required<StaffWish>): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme });
    await this.page.setViewportSize({ width, height: heightOf(width) });
    await this.page.waitForLoadState('networkidle');
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  /** Faults that keep people out: serious and critical ones. */
  async faults(): Promise<AxeFault[]> {
    await this.page.evaluate(axe);
    return this.page.evaluate(async () => {
      type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
      type Axe = { run(options: object): Promise<Found> };
      // What holds, and what only a person can tell, would be written out too.
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({
        resultTypes: ['violations'],
      });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(({ html }) => html.slice(0, 200)) }));
    });
  }

  /** Pixels that the page has to be pushed sideways. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }

  /** Keeps the page in the folder of `HAOJIAO_TEST_SCREENS`, where somebody wants to look at it. */
  async keep(name: string): Promise<void> {
    const folder = process.env.HAOJIAO_TEST_SCREENS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }

  /** May be called again. What was seen last is kept: it tells most about a test that failed. */
  async close(): Promise<void> {
    if (this.browser.isConnected() && !this.page.isClosed()) {
      const words = `${expect.getState().currentTestName}`.replace(/[^\p{L}\d]+/gu, '-').slice(-80);
      closed += 1;
      await this.keep(`last-${closed}-${words}`);
    }
    await this.browser.close();
  }
}
