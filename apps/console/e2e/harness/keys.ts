/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Page } from 'playwright-core';

/** Somebody without a pointer: the tab key, arrows, enter, space and letters are all there is. */
export class Keys {
  /** Stops where nobody could see what has the focus. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  /** One after the other, each when the page has drawn what the last one did: nobody presses faster. */
  async press(...keys: string[]): Promise<void> {
    const drawn = () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => setTimeout(done));
      });
    for (const key of keys) {
      await this.page.keyboard.press(key);
      // A key may lead to another page.
      await this.page.evaluate(drawn).catch(() => undefined);
    }
  }

  type(words: string): Promise<void> {
    return this.page.keyboard.type(words);
  }

  /** Presses a key until something of that name has the focus. */
  async to(name: string | RegExp, key = 'Tab', most = 120): Promise<void> {
    const passed: string[] = [];
    for (let count = 0; count < most; count += 1) {
      await this.press(key);
      const here = await this.here();
      passed.push(here);
      await this.look(here);
      if (isCalled(here, name)) return;
    }
    throw new Error(`${key} never came to ${String(name)}, but to ${passed.join(' | ')}`);
  }

  /** To a field of that name: tabs and buttons may be called the same. */
  async into(name: string, key = 'Tab'): Promise<void> {
    for (let count = 0; count < 40; count += 1) {
      await this.to(name, key);
      const isField = () =>
        document.activeElement?.matches('input, textarea, [contenteditable=true]') ?? false;
      if (await this.page.evaluate(isField)) return;
    }
    throw new Error(`no field ${name}`);
  }

  async on(name: string | RegExp, key = 'Tab'): Promise<void> {
    await this.to(name, key);
    await this.press('Enter');
  }

  /** What it is called, as somebody hears it: its label before its words. */
  here(): Promise<string> {
    return this.page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null;
      const byId = at?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const said = byId.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      const labels = [...(at?.labels ?? [])].map(({ textContent }) => textContent).join(' ');
      const inner = [...(at?.querySelectorAll('[aria-label]') ?? [])].map((each) =>
        each.getAttribute('aria-label'),
      );
      const own = at?.getAttribute('aria-label') ?? '';
      const words = at === document.body ? '' : `${at?.textContent ?? ''} ${inner.join(' ')}`;
      return (own || said || labels || words || at?.title || at?.tagName || '').trim().slice(0, 80);
    });
  }

  private async look(here: string): Promise<void> {
    const isSeen = () => {
      const at = document.activeElement;
      if (!at || at === document.body || at.id === 'main') return true;
      const around = at.closest(
        '.ant-select, .ant-input-affix-wrapper, .ant-picker, .ant-radio, .ant-checkbox, .ant-radio-button-wrapper, .ant-segmented-item, .ant-switch',
      );
      return [at, at.nextElementSibling, around, around?.firstElementChild].some((each) => {
        if (!each) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
    };
    // Rings may come gently.
    await this.page.waitForFunction(isSeen, undefined, { timeout: 600 }).catch(() => this.unseen.push(here));
  }
}

/** Buttons of two characters are set with room between them. */
const isCalled = (here: string, name: string | RegExp) =>
  typeof name === 'string' ? here.replace(/\s/g, '') === name.replace(/\s/g, '') : name.test(here);
