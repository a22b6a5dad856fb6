/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Locator } from 'playwright-core';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;
let contentId: string;
let postId: string;
const phone = {
  'content-type': 'application/json',
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
};
const visit = async (path: string, body: object) => {
  const answer = await fetch(`${product.url}/delivery/v1/${path}`, {
    ...{ method: 'POST', headers: phone, body: JSON.stringify(body) },
  });
  expect(answer.status).toBe(202);
};
/** The last whole month, as forms offer it. */
const month = (() => {
  const now = new Date(Date.now() + 8 * 3_600_000);
  const [first, last] = [-1, 0].map((at) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + at, at === 0 ? 0 : 1))
      .toISOString()
      .slice(0, 10),
  );
  return { days: `${first} 至 ${last}`, year: first!.slice(0, 4), name: `${Number(first!.slice(5, 7))} 月` };
})();

beforeAll(async () => {
  product = await Product.start();
  room = await Newsroom.open(product);
  await room.connect('weibo');
  contentId = await room.draft({
    type: 'article',
    title: '女职工维权行动月启动',
    summary: '法律援助进车间，现场答疑解惑。',
    coverAssetId: await room.picture(),
    article: { html: '<p>今天启动。</p>' },
  });
  await room.approve(contentId);
  const [onSite] = await room.publish(contentId, room.accounts.site!);
  [postId] = (await room.publish(contentId, room.accounts.weibo!)) as [string];
  for (const id of [onSite, postId])
    await product.until('the item to be out', async () => {
      const { body } = await product.as(room.people.author, 'GET', `/publications/${id}`);
      return body.state === 'published';
    });
});
afterAll(() => product?.stop());
afterEach(() => staff?.close());

const open = async (username: string, width?: number, scheme?: 'light' | 'dark') => {
  staff = await Staff.signedIn(product, username, { width, scheme });
  return staff.page;
};
const press = (within: Locator, name: string) =>
  within.getByRole('button', { name: new RegExp(`^${[...name].join('\\s*')}$`) }).click();
const closed = (dialog: Locator) => dialog.waitFor({ state: 'hidden' });

it("writes down an account's own figures, corrects one, and those of a month, and sees the year", async () => {
  const page = await open(room.people.author);
  const id = room.accounts.weibo![0]!;
  await staff.go(`/figures/accounts/${id}`);
  await page.getByRole('link', { name: '逐条记录' }).first().click();
  await page.getByRole('heading', { level: 1, name: '“weibo 1”的数字记录' }).waitFor();

  await page.getByRole('button', { name: '录入数字' }).click();
  const typing = page.getByRole('dialog', { name: '录入数字' });
  await press(typing, '保存');
  await typing.getByText('还没有填数字').waitFor();
  await typing.getByLabel(/^粉丝数/).fill('很多');
  await press(typing, '保存');
  await typing.getByText('“很多”读不成数字').waitFor();
  await typing.getByLabel(/^粉丝数/).fill('1.24万');
  await press(typing, '保存');
  await closed(typing);
  await page.getByRole('button', { name: /^更正粉丝数“1.24万”/ }).click();
  const correcting = page.getByRole('dialog', { name: /^更正“粉丝数”/ });
  await correcting.getByLabel('正确的数字').fill('许多');
  await correcting.getByLabel('更正原因').fill('少录了一位');
  await press(correcting, '更正');
  await correcting.getByText('“许多”读不成数字').waitFor();
  await correcting.getByLabel('正确的数字').fill('12.4万');
  await press(correcting, '更正');
  await closed(correcting);
  await page.reload();
  await page.getByText('更正过：少录了一位').waitFor();
  await page.getByRole('button', { name: '“更正前的数字”怎么来的' }).click();
  await page.getByText('更正前是 1.24万').waitFor();
  await page.keyboard.press('Escape');

  const typeMonth = async (words: string) => {
    await page.getByRole('button', { name: '录入一段时间的数字' }).click();
    const dialog = page.getByRole('dialog', { name: '录入一段时间的数字' });
    await dialog.getByLabel(/^阅读量/).fill(words);
    await press(dialog, '保存');
    return dialog;
  };
  const wrong = await typeMonth('三万左右吧');
  await wrong.getByText(/读不成数字/).waitFor();
  await wrong.getByLabel(/^阅读量/).fill('12.4万次');
  await wrong.getByLabel(/^播放人数/).fill('6.7万人次');
  await press(wrong, '保存');
  await closed(wrong);
  const again = await typeMonth('13万');
  await again.getByText('这段时间已记录为“12.4万次”，有误请更正那一条。').waitFor();
  expect(await staff.faults()).toEqual([]);
  await press(again, '取消');
  await press(page.locator('.ant-modal-confirm'), '离开');
  await page.reload();
  await page.getByText('合计 124,000').waitFor();
  await page.getByText('人数不相加').waitFor();
  await page.getByRole('button', { name: /^更正阅读量“12.4万次”/ }).click();
  const correction = page.getByRole('dialog', { name: /^更正“阅读量”/ });
  await correction.getByLabel('正确的数字').fill('13.4万次');
  await press(correction, '更正');
  await correction.getByText('请输入更正原因').waitFor();
  await correction.getByLabel('更正原因').fill('看错一位');
  await press(correction, '更正');
  await closed(correction);
  await page.getByText('合计 134,000').waitFor();
  await press(page.locator('#main'), '核对合计');
  await page.getByText('核对了 2 项合计，都对。').waitFor();
  expect(await staff.faults()).toEqual([]);
  await staff.keep('typed-records');

  await page.getByRole('link', { name: '全年数字' }).click();
  await page.getByRole('heading', { level: 1, name: `“weibo 1”${month.year} 年的数字` }).waitFor();
  await page.getByText('13.4万次').first().waitFor();
  await page.getByRole('button', { name: '看表格' }).first().click();
  await page.getByRole('cell', { name: '13.4万次' }).first().waitFor();
  await staff.keep('year-account');
  await page.getByRole('link', { name: '全部账号' }).click();
  await page.getByRole('heading', { name: '微博 · 阅读量' }).waitFor();
  expect(await staff.faults()).toEqual([]);
  await staff.keep('year-unit');
  expect(staff.breaks).toEqual([]);
});

it('writes down what a post had in parts, on a telephone', async () => {
  const page = await open(room.people.author, 375, 'dark');
  await staff.go(`/figures/contents/${contentId}`);
  await page.getByRole('button', { name: '录入数字' }).click();
  const typing = page.getByRole('dialog', { name: '录入数字' });
  await typing.getByLabel(/^转发/).fill('120');
  await press(typing, '保存');
  await closed(typing);
  await page.getByRole('link', { name: '逐条记录' }).click();
  await page.getByRole('heading', { level: 1, name: '“女职工维权行动月启动”的数字记录' }).waitFor();
  await page.getByRole('button', { name: /^更正转发“120”/ }).waitFor();

  await page.getByRole('button', { name: '录入一段时间的数字' }).click();
  const dialog = page.getByRole('dialog', { name: '录入一段时间的数字' });
  await dialog.getByLabel('批次（选填）').fill('第一批');
  await dialog.getByLabel(/^播放量/).fill('133万');
  await press(dialog, '保存');
  // It went out today: what is over was before.
  await dialog.getByText(/这段时间在发布.*之前/).waitFor();
  await product.database.query(
    `UPDATE publications SET published_at = published_at - interval '70 days' WHERE id = $1`,
    [postId],
  );
  await press(dialog, '保存');
  await closed(dialog);
  await page.reload();
  await page.getByText('第一批').waitFor();
  await page.getByText('合计 1,330,000').waitFor();
  expect(await staff.overflow()).toBe(0);
  expect(await staff.faults()).toEqual([]);
  await staff.keep('typed-post-375');
  expect(staff.breaks).toEqual([]);
});

it('counts an item anew where somebody doubts its figures', async () => {
  for (const visitorId of ['reader-0001', 'reader-0002', 'reader-0003'])
    await visit(`contents/${contentId}/views`, { visitorId });
  await product.until('the views to be counted', async () => {
    const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    const path = `/analytics/contents/${contentId}?from=${from}&to=${to}&granularity=day`;
    const { body } = await product.as(room.people.author, 'GET', path);
    if (body.totals?.views >= 3) return true;
    throw new Error(JSON.stringify(body.totals));
  });
  const page = await open(room.people.author);
  await staff.go('/figures');
  await page.getByRole('link', { name: '重新计数' }).click();
  await page.getByText('平时不用做。').waitFor();
  await page.getByRole('button', { name: '重新计数' }).first().click();
  const dialog = page.getByRole('dialog', { name: '重新计数' });
  await dialog.getByText('一篇稿件').click();
  await press(dialog, '开始');
  await dialog.getByText('请选择稿件').waitFor();
  await dialog.getByLabel('稿件', { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('女职工维权行动月启动').click();
  await press(dialog, '开始');
  await page.getByText(/一致：重新数出 \d+ 次，与显示的相同。/).waitFor();
  await page.getByText('已数完').waitFor();
  expect(await staff.faults()).toEqual([]);
  await staff.keep('recount');
  await page.getByRole('link', { name: '回到重新计数' }).click();
  await page.getByRole('link', { name: '女职工维权行动月启动' }).waitFor();
  await staff.go(`/figures/contents/${contentId}`);
  await page.getByRole('link', { name: '重新计数' }).click();
  await page.getByRole('dialog', { name: '重新计数' }).getByText('女职工维权行动月启动').waitFor();
  await staff.keep('recount-order');
  expect(staff.breaks).toEqual([]);
});

it('asks the platform at once, and again is told to wait', async () => {
  const page = await open(room.people.author);
  await staff.go(`/figures/accounts/${room.accounts.weibo![0]}`);
  // Nobody may ask sooner than five minutes after the clock did.
  await product.database.query(
    `UPDATE figure_collection_accounts SET last_run_at = last_run_at - interval '10 minutes'`,
  );
  await page.getByRole('button', { name: '现在去取' }).click();
  await page.getByText('一分钟内去平台取数').waitFor();
  await product.until('the round to be over', async () => {
    await page.reload();
    await page.getByText('平台数字怎么来').waitFor();
    return (await page.getByRole('row', { name: /city-author/ }).count()) > 0;
  });
  await page.getByRole('button', { name: '现在去取' }).click();
  await page.locator('.ant-message-error').waitFor();
  expect(await page.locator('.ant-message-error').innerText()).not.toMatch(/[a-z]{3,}/);
  expect(await staff.faults()).toEqual([]);
  await staff.keep('asked-now');
  expect(staff.breaks).toEqual([]);
});

it('sees who watched a broadcast on the own site, minute by minute', async () => {
  const { body: broadcast } = await expectStatus(
    201,
    product.as(room.people.author, 'POST', '/live-broadcasts', {
      ...{ organizationId: room.organizationId, place: '自有网站', title: '劳模讲堂', isCountedOnSite: true },
      startedAt: new Date(Date.now() - 60_000).toISOString(),
    }),
  );
  for (const visitorId of ['viewer-0001', 'viewer-0002'])
    await visit(`live-broadcasts/${broadcast.id}/heartbeats`, { visitorId });
  await product.until('the viewers to be counted', async () => {
    const { body } = await product.as(
      room.people.author,
      'GET',
      `/live-broadcasts/${broadcast.id}/own-views`,
    );
    if (body.live.views === 2) return true;
    throw new Error(JSON.stringify(body.live));
  });
  const page = await open(room.people.author, 375);
  await staff.go('/figures/live');
  await page.getByRole('button', { name: '看“劳模讲堂”每分钟的在线人数' }).click();
  const dialog = page.getByRole('dialog', { name: '劳模讲堂' });
  await dialog.getByRole('button', { name: '看表格' }).click();
  await dialog.getByRole('columnheader', { name: '同时在线' }).waitFor();
  await dialog.getByRole('cell', { name: '2', exact: true }).first().waitFor();
  expect(await staff.overflow()).toBe(0);
  expect(await staff.faults()).toEqual([]);
  await staff.keep('own-views-375');
  expect(staff.breaks).toEqual([]);
});
