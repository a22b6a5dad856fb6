/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Locator, Page } from 'playwright-core';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start();
  room = await Newsroom.open(product);
  await room.connect('weibo');
  staff = await Staff.signedIn(product, room.people.author);
});

afterAll(async () => {
  await staff?.close();
  await product?.stop();
});

async function choose(page: Page, within: Page | Locator, field: string, option: string): Promise<void> {
  await within.getByLabel(field, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option).click();
}

it('reckons an index from what somebody read, shows how, and keeps the published value beside it', async () => {
  const { page } = staff;
  await staff.go('/figures/indices');
  await page.getByRole('button', { name: '计算指数' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog, '账号或单位', 'weibo 1 · 微博');
  await choose(page, dialog, '公式版本', '微博传播指数 BCI V9.0');
  const figures = ['120', '90', '850', '430', '700', '380', '2,600'];
  const fields = dialog.locator('.typed-fields input');
  await fields.nth(figures.length - 1).waitFor();
  for (const [index, words] of figures.entries()) await fields.nth(index).fill(words);
  await dialog.getByRole('button', { name: /^计\s*算$/ }).click();

  await page.getByText('按保存的数字重新算了一遍，结果一致。').waitFor();
  expect(await page.locator('.index-value').innerText()).toBe('975.59');
  expect(await staff.faults()).toEqual([]);

  await staff.go('/figures/indices');
  await page.getByRole('button', { name: '录入发布值' }).click();
  await dialog.getByLabel('发布方').fill('清博指数');
  await choose(page, dialog, '公式版本', '微博传播指数 BCI V9.0');
  await choose(page, dialog, '账号或单位', 'weibo 1 · 微博');
  await dialog.getByLabel('数值').fill('968.4');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('已录入 1 个数值').waitFor();

  await page.getByRole('link', { name: '975.59' }).click();
  await page.getByRole('link', { name: '看走势' }).click();
  await page.getByText('不同版本的数值不相比').waitFor();
  for (const value of ['975.59', '968.4']) await page.getByRole('link', { name: value }).waitFor();
  expect(await staff.overflow()).toBe(0);
});

it('imports a table: what is understood is shown line by line, and written when it is confirmed', async () => {
  const { page } = staff;
  const table = '日期,粉丝数\n2026-10-01,12.4万\n2026-10-02,很多\n2026-10-03,"124,300"\n';
  const send = async () => {
    await staff.go('/figures/imports');
    await page.getByRole('button', { name: '导入表格' }).first().click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog, '账号', 'weibo 1 · 微博');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '粉丝.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await dialog.getByText('粉丝.csv').waitFor();
    await dialog.getByRole('button', { name: '先看看会导入什么' }).click();
  };
  await send();
  await page.getByText('会写入 2 个新数字').waitFor();
  await page.getByText('读作约 124,000').waitFor();
  await page.getByText('“很多”读不成数字').waitFor();
  expect(await staff.faults()).toEqual([]);
  const [{ count: before }] = await product.database.query(
    `SELECT count(*)::integer AS count FROM figure_snapshots WHERE source = 'import'`,
  );
  expect(before).toBe(0);

  await page.getByRole('button', { name: '确认写入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认写入' }).click();
  await page.getByText('写入了 2 个数字').waitFor();
  const { body } = await expectStatus(
    200,
    product.as(
      room.people.author,
      'GET',
      `/channel-accounts/${room.accounts.weibo![0]}/figures?from=2026-10-01T00:00:00Z&to=2026-10-05T00:00:00Z`,
    ),
  );
  expect(body.series[0].points.map(({ words }: { words: string }) => words)).toEqual(['12.4万', '124,300']);

  await send();
  await page.getByText(/同一个文件在 .* 已经导入过/).waitFor();
  await page.getByText('没有新的数字可写入').waitFor();
  expect(staff.breaks).toEqual([]);
});
