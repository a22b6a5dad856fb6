/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Locator } from 'playwright-core';

/** Chooses from a list that opens: `await choose(dialog, '考核年度', '2026年')`. */
export async function choose(
  within: Locator,
  label: string | RegExp,
  option: string | RegExp,
): Promise<void> {
  await within.getByLabel(label).click();
  const list = within.page().locator('.ant-select-dropdown:visible');
  await list
    .locator('.ant-select-item-option, .ant-select-tree-title')
    .filter({ hasText: option })
    .first()
    .click();
  // One that takes several stays open.
  if (await list.isVisible()) await within.getByRole('heading').or(within.locator('p')).first().click();
}

/** The bytes that a click saves. */
export async function savedBy(click: () => Promise<void>, within: Locator): Promise<Buffer> {
  const [download] = await Promise.all([within.page().waitForEvent('download'), click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
