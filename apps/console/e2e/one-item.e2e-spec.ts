import type { Locator, Page } from 'playwright-core';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let writer: Staff;

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
  writer = await Staff.signedIn(product, room.people.author);
});

afterAll(async () => {
  await writer?.close();
  await product?.stop();
});

/** A button of two characters is set with room between them. */
const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name: new RegExp([...name].join('\\s*')) });
const tab = (name: string) => writer.page.getByRole('tab', { name, exact: true });
const author = (method: string, path: string, body?: object, headers?: Record<string, string>) =>
  product.as(room.people.author, method, path, body, headers);

it('begins where another page leads to it, with what that page knew', async () => {
  const { page } = writer;
  const { organizationId } = room;
  const column = { organizationId, name: '一线风采', code: 'front-line' };
  const { body: made } = await expectStatus(201, product.as('admin', 'POST', '/columns', column));
  const known = { title: '立冬送暖', type: 'video', columnId: made.id, organizationId };
  await writer.go(`/contents?new=1&${new URLSearchParams(known).toString()}`);
  const dialog = page.getByRole('dialog', { name: '新建稿件' });
  expect(await dialog.getByLabel('标题').inputValue()).toBe(known.title);
  await dialog.getByText(column.name).waitFor();
  expect(await writer.faults()).toEqual([]);
  await button(dialog, '开始写').click();
  await page.getByRole('heading', { level: 1, name: known.title }).waitFor();
  const { body: begun } = await author('GET', `/contents/${page.url().split('/').at(-1)}`);
  expect(begun).toMatchObject(known);
});

it('is compared with what it said before, and says it again', async () => {
  const { page } = writer;
  const words = { type: 'article', title: '两个版本', article: { html: '<p>第一句。</p>' } };
  const contentId = await room.draft(words);
  const html = '<p>第一句。第二句。</p>';
  const { headers } = await author('GET', `/contents/${contentId}`);
  const match = { 'if-match': headers.get('etag')! };
  await expectStatus(200, author('PATCH', `/contents/${contentId}`, { article: { html } }, match));
  await writer.go(`/contents/${contentId}`);
  await tab('历史').click();
  await button(page.getByRole('listitem').filter({ hasText: '第 1 版' }), '比较').click();
  const comparison = page.getByRole('dialog', { name: '比较两个版本' });
  await comparison.locator('ins', { hasText: '第二句。' }).waitFor();
  expect(await writer.faults()).toEqual([]);
  await button(comparison, '恢复第1版').click();
  await button(page.getByRole('dialog', { name: '恢复第 1 版？' }), '恢复第1版').click();
  await comparison.waitFor({ state: 'hidden' });
  await page.getByRole('textbox', { name: '正文' }).getByText('第一句。', { exact: true }).waitFor();
  const { body: restored } = await author('GET', `/contents/${contentId}`);
  expect(restored.article.html).toBe(words.article.html);
});

it('shows in one place who decided, where it is, and how it went', async () => {
  const { page } = writer;
  const title = '一处看全的一篇';
  const contentId = await room.draft({ type: 'article', title, article: { html: '<p>正文。</p>' } });
  await room.approve(contentId);
  const [publicationId] = await room.publish(contentId, room.accounts.site!);
  await product.until('the item to be out', async () => {
    const { body: read } = await author('GET', `/publications/${publicationId}`);
    return read.state === 'published';
  });
  await writer.go(`/contents/${contentId}`);
  await page.getByRole('textbox', { name: '正文' }).waitFor();
  await tab('审核经过').click();
  for (const name of [room.people.first, room.people.second, room.people.third])
    await page.getByRole('listitem').filter({ hasText: name }).getByText('同意').waitFor();
  expect(await writer.faults()).toEqual([]);
  await tab('发布').click();
  const publication = page.getByRole('region', { name: '发到哪里，到了哪一步' }).getByRole('listitem');
  await publication.getByText('已发布').waitFor();
  expect(await publication.getByRole('link').getAttribute('href')).toContain(
    `/publications/${publicationId}`,
  );
  expect(await writer.faults()).toEqual([]);
  await tab('数据').click();
  await page.getByRole('heading', { level: 2, name: '自有网站' }).waitFor();
  expect(await writer.faults()).toEqual([]);
  // The way back and an address that somebody sends lead to the same part.
  await page.reload();
  await page.getByRole('heading', { level: 2, name: '自有网站' }).waitFor();
  expect(await tab('数据').getAttribute('aria-selected')).toBe('true');
});
