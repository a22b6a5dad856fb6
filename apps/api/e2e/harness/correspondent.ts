/// <reference lib="dom" />
// Only what runs inside of the browser uses these types; the build of the product does not see this file.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pageFaults } from './page-faults';
import { PHONE_WIDTH, Phone } from './phone';

const PHONE_HEIGHT = 812;

/** A correspondent's hand on a phone: every tap and key is counted, every screen is looked at. */
export class Correspondent {
  /** Taps on what can be tapped, also those into a field. */
  clicks = 0;
  keys = 0;
  private begun = Date.now();

  private constructor(
    readonly phone: Phone,
    private readonly shots: string,
  ) {}

  static async unpack(shots: string): Promise<Correspondent> {
    return new Correspondent(await Phone.unpack(), shots);
  }

  get page(): Page {
    return this.phone.page;
  }

  /** Since the first page was opened. */
  seconds(): number {
    return (Date.now() - this.begun) / 1_000;
  }

  async open(url: string): Promise<void> {
    this.begun = Date.now();
    await this.page.goto(url);
    await this.settled();
  }

  async type(id: string, text: string): Promise<void> {
    this.clicks += 1;
    this.keys += text.length;
    await this.page.locator(`#${id}`).tap();
    await this.page.locator(`#${id}`).pressSequentially(text);
  }

  /** As `type`, but at once: from the clipboard. */
  async paste(id: string, text: string): Promise<void> {
    this.clicks += 2;
    await this.page.locator(`#${id}`).fill(text);
  }

  async press(name: string): Promise<void> {
    this.clicks += 1;
    const button = this.page.getByRole('button', { name, exact: true });
    await button.or(this.page.getByRole('link', { name, exact: true })).tap();
  }

  async choose(label: string): Promise<void> {
    this.clicks += 1;
    await this.page.getByRole('radio', { name: label, exact: true }).tap();
  }

  async unfold(summary: string): Promise<void> {
    this.clicks += 1;
    await this.page.locator('summary', { hasText: summary }).first().tap();
  }

  /** Pictures from the gallery: one tap on the button, one a picture, one to be done. */
  async pick(pictures: { name: string; bytes: Buffer }[]): Promise<void> {
    this.clicks += 2 + pictures.length;
    await this.page
      .locator('#picture-files')
      .setInputFiles(pictures.map(({ name, bytes }) => ({ name, mimeType: 'image/jpeg', buffer: bytes })));
  }

  async uploaded(count: number): Promise<void> {
    await this.page.waitForFunction(
      (wanted) =>
        document.querySelectorAll('.picture').length === wanted &&
        !document.body.textContent?.includes('传…'),
      count,
    );
    await this.page
      .getByText('已上传')
      .nth(count - 1)
      .waitFor();
  }

  async arrive(path: string): Promise<void> {
    await this.page.waitForURL((url) => url.pathname === path);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.waitForLoadState('load');
    await this.page.waitForFunction(() => !document.body.textContent?.includes('正在读取…'));
  }

  text(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText);
  }

  /** Keeps the screen, and fails at what nobody should have to see on it. */
  async look(name: string): Promise<void> {
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    // As high as the page, so that what sticks to the edge of the screen stands where it ends.
    await this.page.setViewportSize({ width: PHONE_WIDTH, height: Math.max(PHONE_HEIGHT, height) });
    await this.page.screenshot({ path: join(this.shots, `${name}.png`) });
    const faults = await pageFaults(this.page);
    await this.page.emulateMedia({ colorScheme: 'dark' });
    await this.page.screenshot({ path: join(this.shots, `${name}-dark.png`) });
    faults.push(...(await pageFaults(this.page)).map((fault) => `in the dark: ${fault}`));
    await this.page.emulateMedia({ colorScheme: 'light' });
    await this.page.setViewportSize({ width: PHONE_WIDTH, height: PHONE_HEIGHT });
    expect({ screen: name, faults }).toEqual({ screen: name, faults: [] });
  }

  /** What the browser complained about; being offline, signed out, sent elsewhere, too late or without a payee is none. */
  complaints(): string[] {
    const expected = /ERR_INTERNET_DISCONNECTED|ERR_ABORTED|status of (401|409)|status of 404 .*\/me\/payee$/;
    return [...this.phone.complaints.filter((each) => !expected.test(each)), ...this.phone.dialogs];
  }

  putAway(): Promise<void> {
    return this.phone.putAway();
  }
}
