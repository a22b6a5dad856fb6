/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator } from 'playwright-core';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { dayFromToday } from './harness/days';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;
let receiver: Server;
/** What the other system was told. */
const told: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  receiver = createServer((request, answer) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      told.push({ headers: request.headers, body });
      answer.writeHead(200).end('taken, thanks');
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  product = await Product.start({
    sandbox: false,
    environment: { HAOJIAO_TRUSTED_ORIGINS: addressOf(receiver) },
  });
  room = await Newsroom.open(product);
});
afterAll(async () => {
  await product?.stop();
  receiver?.close();
});
afterEach(() => staff?.close());

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describe('an administrator, in the settings', () => {
  it('gives the public pages their registration and hotline, as readers then see', async () => {
    staff = await Staff.signedIn(product, 'admin');
    const { page } = staff;
    await staff.go('/settings');
    await page.getByRole('link', { name: /^网站/ }).click();
    await page.getByRole('button', { name: '修改：备案' }).click();
    const filing = page.getByRole('dialog', { name: '备案' });
    await filing.getByLabel('网站标识码').fill('no');
    await filing.getByLabel('网站备案号').fill('浙ICP备12345678号-1');
    await filing.getByRole('button', { name: /保\s*存/ }).click();
    await filing.getByText('4 到 20 个字母或数字').waitFor();
    await filing.getByLabel('网站标识码').fill('3300000012');
    await filing.getByRole('button', { name: /保\s*存/ }).click();
    await filing.waitFor({ state: 'hidden' });
    await page.getByText('浙ICP备12345678号-1').waitFor();
    await page.getByRole('button', { name: '修改：页脚与热线' }).click();
    const footer = page.getByRole('dialog', { name: '页脚与热线' });
    await footer.getByLabel('热线名称').fill('职工维权热线');
    await footer.getByLabel('热线号码').fill('12351');
    await footer.getByRole('button', { name: '先看效果' }).click();
    await footer.getByRole('link', { name: '打开预览页面' }).waitFor();
    await footer.getByRole('button', { name: /保\s*存/ }).click();
    await footer.waitFor({ state: 'hidden' });
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-site');
    // What the highest unit says holds below it.
    const front = await fetch(`${product.url}/o/city`);
    await expect(front.text()).resolves.toMatch(
      /浙ICP备12345678号-1[\s\S]*12351|12351[\s\S]*浙ICP备12345678号-1/,
    );
    expect(staff.breaks).toEqual([]);
  });

  it('has another system told, sees its key once, and what was sent and answered', async () => {
    staff = await Staff.signedIn(product, 'admin', { width: 375 });
    const { page } = staff;
    await staff.go('/settings/webhooks');
    await page.getByRole('button', { name: '新建推送' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建推送' });
    await dialog.getByLabel('名称').fill('门户网站');
    await dialog.getByLabel('接收地址').fill('ftp://portal.example/hook');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('接收地址应为公网 https 地址').waitFor();
    await dialog.getByLabel('接收地址').fill(`${addressOf(receiver)}/hook`);
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    const once = page.getByRole('dialog', { name: '签名密钥', exact: true });
    const secret = (await once.locator('code').textContent()) ?? '';
    expect(secret).toMatch(/^whsec_/);
    await once.getByRole('button', { name: '我已保存好' }).click();
    await page.getByRole('heading', { level: 1, name: '门户网站' }).waitFor();
    await page.getByRole('button', { name: '试推送一次' }).click();
    await page.getByText('对方已收到').waitFor();
    expect(told.at(-1)?.headers['webhook-signature']).toMatch(/^v1,/);

    await room.publish(await approved(), room.accounts.site!);
    await product.until('the other system to be told', () =>
      Promise.resolve(told.some(({ body }) => body.includes('content.published'))),
    );
    await page.reload();
    await page
      .getByRole('button', { name: /^查看第 \d+ 条/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog', { name: /第 \d+ 条推送/ });
    await drawer.getByText('taken, thanks').waitFor();
    const before = told.length;
    await drawer.getByRole('button', { name: '再发一次' }).click();
    await product.until('it to be told again', () => Promise.resolve(told.length > before));
    expect(told.at(-1)?.headers['webhook-id']).toBe(told.at(-2)?.headers['webhook-id']);
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-webhook');
    expect(await page.content()).not.toContain(secret);
    expect(staff.breaks).toEqual([]);
  });
});

const save = (within: Locator) => within.getByRole('button', { name: /^保\s*存$/ }).click();

/** The dialog was saved, and the page still says so after it was loaded anew. */
async function kept(dialog: Locator, sight: Locator): Promise<void> {
  await dialog.waitFor({ state: 'hidden' });
  await staff.page.reload();
  await sight.first().waitFor();
  expect(await staff.faults()).toEqual([]);
  expect(await staff.overflow()).toBe(0);
  expect(staff.breaks).toEqual([]);
}

describe('what a unit decides for itself', () => {
  it('has brands: whose colour can be seen, changed, and taken away', async () => {
    staff = await Staff.signedIn(product, room.people.third);
    const { page } = staff;
    await staff.go('/settings/brands');
    await page.getByRole('button', { name: '新建品牌' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建品牌' });
    await dialog.getByLabel('品牌名称').fill('劳模讲堂');
    await dialog.getByLabel('网址里的代码').fill('劳模');
    await save(dialog);
    await dialog.getByText('2 到 40 个小写字母').waitFor();
    await dialog.getByLabel('网址里的代码').fill('laomo');
    await colour(dialog, 'ffff66');
    await save(dialog);
    await dialog.getByText(/对比度为/).waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-brand-refused');
    await colour(dialog, '1d4ed8');
    await save(dialog);
    await kept(dialog, page.getByText('劳模讲堂'));
    await page.getByRole('button', { name: '修改：劳模讲堂' }).click();
    const change = page.getByRole('dialog', { name: '修改品牌' });
    await change.getByLabel('介绍').fill('劳模走进车间讲技术。');
    await staff.keep('settings-brand');
    await save(change);
    await kept(change, page.getByText('劳模走进车间讲技术。'));
    await page.getByRole('button', { name: '修改：劳模讲堂' }).click();
    await change.getByRole('button', { name: /删\s*除/ }).click();
    await sure('删除品牌“劳模讲堂”？', /删\s*除/);
    await change.waitFor({ state: 'hidden' });
    await page.getByText('还没有品牌').waitFor();
  });

  it('names its leaders in their order, moved by buttons, on a phone', async () => {
    staff = await Staff.signedIn(product, room.people.third, { width: 375, scheme: 'dark' });
    const { page } = staff;
    await staff.go('/settings/leader-order');
    await page.getByRole('button', { name: '填写名单' }).first().click();
    const dialog = page.getByRole('dialog', { name: '修改名单' });
    const row = (number: number) => dialog.getByRole('group', { name: `第 ${number} 位`, exact: true });
    await row(1).getByLabel('姓名').fill('林晓雯');
    await row(1).getByLabel('职务称谓').fill('副主席');
    await day(row(1).getByLabel('任职开始'), '2026-05-01');
    await day(row(1).getByLabel('任职结束'), '2026-01-01');
    await dialog.getByRole('button', { name: '再加一位' }).click();
    await row(2).getByLabel('姓名').fill('陈岚');
    await save(dialog);
    await row(2).getByText('请填写').waitFor();
    await row(2).getByLabel('职务称谓').fill('主席');
    await save(dialog);
    await row(1).getByText('结束日期早于开始日期').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-leaders-refused');
    await day(row(1).getByLabel('任职结束'), '2027-01-01');
    await dialog.getByRole('button', { name: '第 2 位上移' }).click();
    await save(dialog);
    await kept(dialog, page.getByText('陈岚'));
    const names = await page.locator('.leader-list').first().innerText();
    expect(names.indexOf('陈岚')).toBeLessThan(names.indexOf('林晓雯'));
    await staff.keep('settings-leaders');
  });

  it('lists from whom it may reprint, and takes one out again', async () => {
    staff = await Staff.signedIn(product, room.people.third);
    const { page } = staff;
    await staff.go('/settings/reprint-sources');
    await page.getByRole('button', { name: '添加稿源' }).first().click();
    const dialog = page.getByRole('dialog', { name: '添加稿源' });
    await dialog.getByLabel('稿源名称').fill('新华网');
    await dialog.getByLabel('网站域名').fill('新华网');
    await dialog.getByLabel('网站域名').press('Enter');
    await save(dialog);
    await dialog
      .locator('.ant-form-item', { hasText: '网站域名' })
      .locator('.ant-form-item-explain-error')
      .waitFor();
    await staff.keep('settings-source-refused');
    expect(await staff.faults()).toEqual([]);
    await dialog.getByLabel('网站域名').press('Backspace');
    await dialog.getByLabel('网站域名').fill('news.cn');
    await dialog.getByLabel('网站域名').press('Enter');
    await save(dialog);
    await kept(dialog, page.getByText('news.cn'));
    await page.getByRole('button', { name: '修改：新华网' }).click();
    const change = page.getByRole('dialog', { name: '修改稿源' });
    await change.getByRole('button', { name: '移出名单' }).click();
    await sure('把“新华网”移出名单？', '移出名单');
    await change.waitFor({ state: 'hidden' });
    await page.getByText('已移出', { exact: true }).waitFor();
  });

  it('names the networks of its offices, whose views are not counted', async () => {
    staff = await Staff.signedIn(product, room.people.third, { width: 375 });
    const { page } = staff;
    await staff.go('/settings/site');
    await page.getByRole('button', { name: '修改：单位的上网地址' }).click();
    const dialog = page.getByRole('dialog', { name: '单位的上网地址' });
    await dialog.getByLabel('上网地址').fill('0.0.0.0/0');
    await dialog.getByLabel('是哪里').fill('机关办公楼');
    await save(dialog);
    await dialog.getByText('网段过大').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-offices-refused');
    await dialog.getByLabel('上网地址').fill('203.0.113.0/29');
    await save(dialog);
    await kept(dialog, page.getByText('203.0.113.0/29'));
    await staff.keep('settings-offices');
  });

  it('stops sending for a time, with a reason', async () => {
    staff = await Staff.signedIn(product, room.people.third, { width: 375, scheme: 'dark' });
    const { page } = staff;
    await staff.go('/publications/blackouts');
    await page.getByRole('button', { name: '新增停发时段' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新增停发时段' });
    await day(dialog.getByLabel('开始'), `${dayFromToday(100)} 08:00`);
    await day(dialog.getByLabel('结束'), `${dayFromToday(99)} 08:00`);
    await dialog.getByLabel('原因', { exact: true }).fill('公祭日');
    await save(dialog);
    await dialog.locator('.ant-form-item', { hasText: '依据' }).getByText('请填写').waitFor();
    await dialog.getByLabel('依据').fill('省委宣传部通知');
    await save(dialog);
    await dialog.getByText('结束时间应晚于开始时间').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-blackout-refused');
    await day(dialog.getByLabel('结束'), `${dayFromToday(101)} 08:00`);
    await save(dialog);
    await kept(dialog, page.getByText('公祭日'));
    await staff.keep('settings-blackout');
    await page.getByRole('button', { name: '取消这个时段' }).click();
    await sure('取消这个时段', '取消这个时段');
    await page.getByText('没有停发时段').waitFor();
  });
});

describe('an administrator of the highest unit', () => {
  it('enters the working days of a year', async () => {
    staff = await Staff.signedIn(product, 'admin', { width: 375 });
    const { page } = staff;
    await staff.go('/settings/working-days');
    await page.getByRole('button', { name: '下一年' }).click();
    const enter = page.getByRole('button', { name: /^填写 \d{4} 年安排$/ }).first();
    const year = /\d{4}/.exec((await enter.textContent()) ?? '')![0];
    await enter.click();
    const dialog = page.getByRole('dialog', { name: `填写 ${year} 年安排` });
    const row = (number: number) => dialog.getByRole('group', { name: `第 ${number} 条`, exact: true });
    const span = async (number: number, name: string, first: string, last: string) => {
      await row(number).getByLabel('节日名称').fill(name);
      const days = row(number).locator('.ant-picker-range input');
      await day(days.first(), first);
      await day(days.last(), last);
    };
    await span(1, '国庆节', `${year}-10-01`, `${year}-10-07`);
    await dialog.getByRole('button', { name: '再加一条' }).click();
    await row(2).getByLabel('放假还是上班').click();
    await page.locator('.ant-select-dropdown:visible').getByText('调休上班').click();
    const monday = new Date(Date.UTC(Number(year), 9, 12));
    while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() + 1);
    const dateOf = (after: number) =>
      new Date(monday.getTime() + after * 86_400_000).toISOString().slice(0, 10);
    await span(2, '国庆节', dateOf(0), dateOf(0));
    await save(dialog);
    await row(2).getByText('调休上班日应在周末').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-working-days-refused');
    await span(2, '国庆节', dateOf(-1), dateOf(-1));
    await dialog.getByLabel('依据').fill('国办发明电〔2026〕7号');
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('button', { name: '下一年' }).click();
    await page.getByText('依据：国办发明电〔2026〕7号').waitFor();
    await page.getByText('共 7 天').waitFor();
    expect(await staff.faults()).toEqual([]);
    expect(await staff.overflow()).toBe(0);
    await staff.keep('settings-working-days');
    expect(staff.breaks).toEqual([]);
  });

  it('has notices passed on, tries it, stops it and gives it a new key', async () => {
    staff = await Staff.signedIn(product, 'admin');
    const { page } = staff;
    await staff.go('/settings/notice-hooks');
    await page.getByRole('button', { name: '新建转发' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建转发' });
    await dialog.getByLabel('名称').fill('办公平台待办');
    await dialog.getByLabel('接收地址').fill('http://10.0.0.8/hook');
    await save(dialog);
    await dialog
      .locator('.ant-form-item', { hasText: '接收地址' })
      .locator('.ant-form-item-explain-error')
      .waitFor();
    await staff.keep('settings-notice-hook-refused');
    await dialog.getByLabel('接收地址').fill(`${addressOf(receiver)}/notices`);
    await save(dialog);
    const once = page.getByRole('dialog', { name: '签名密钥', exact: true });
    const secret = (await once.locator('code').textContent()) ?? '';
    await once.getByRole('button', { name: '我已保存好' }).click();
    await page.getByRole('heading', { level: 1, name: '办公平台待办' }).waitFor();
    const before = told.length;
    await page.getByRole('button', { name: '试发一条' }).click();
    await page.getByText('对方已收到').waitFor();
    expect(told.length).toBe(before + 1);
    await page.getByRole('button', { name: /^暂\s*停$/ }).click();
    await sure('暂停转发？', /暂\s*停/);
    await page.getByText('转发已暂停，对方收不到新的提醒。').waitFor();
    await staff.keep('settings-notice-hook');
    await page.getByRole('button', { name: '恢复转发' }).click();
    await page.getByText('转发已暂停，对方收不到新的提醒。').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '更换密钥' }).click();
    await sure('更换签名密钥？', '更换密钥');
    await once.waitFor();
    expect(await once.locator('code').textContent()).not.toBe(secret);
    await once.getByRole('button', { name: '我已保存好' }).click();
    await page.getByRole('button', { name: /^修\s*改$/ }).click();
    const change = page.getByRole('dialog', { name: '修改转发' });
    await change.getByLabel('转发哪些提醒').fill('先发');
    await page.locator('.ant-select-dropdown:visible').getByText('先发后补').click();
    await change.getByLabel('名称').click();
    await save(change);
    await kept(change, page.getByText('先发后补'));
    await page.getByRole('button', { name: /^删\s*除$/ }).click();
    await sure('删除转发“办公平台待办”？', /删\s*除/);
    await page.getByText('还没有转发').waitFor();
  });

  it('is told, who may not, that the page is not theirs', async () => {
    staff = await Staff.signedIn(product, room.people.author, { width: 375 });
    for (const path of ['/audit', '/organization', '/settings/webhooks']) {
      await staff.go(path);
      await staff.page.getByText('您没有打开这里的权限').waitFor();
    }
    expect(await staff.faults()).toEqual([]);
    await staff.keep('not-allowed');
    await staff.close();
    staff = await Staff.signedIn(product, room.people.first);
    for (const path of ['/settings/webhooks', '/settings/notice-hooks', '/settings/site']) {
      await staff.go(path);
      await staff.page.getByText('您没有打开这里的权限').waitFor();
    }
    await staff.keep('not-allowed-part');
    expect(await staff.overflow()).toBe(0);
    expect(staff.breaks).toEqual([]);
  });
});

/** Picked by its number in the popup, which closes again. */
async function colour(dialog: Locator, hex: string): Promise<void> {
  const { page } = staff;
  await dialog.locator('.ant-color-picker-trigger').click();
  const field = page.locator('.ant-color-picker-hex-input input').last();
  await field.fill(hex);
  await field.press('Enter');
  await dialog.getByLabel('品牌名称').click();
}

/** Typed, not clicked: as by keyboard. */
async function day(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.fill(text);
  await field.press('Enter');
}

async function sure(question: string, yes: string | RegExp): Promise<void> {
  const box = staff.page.getByRole('dialog').filter({ hasText: question }).last();
  await box.getByRole('button', { name: yes }).last().click();
}

async function approved(): Promise<string> {
  const content = await room.draft({
    type: 'article',
    title: '劳模讲堂走进车间',
    summary: '劳模走进车间，讲技术也讲人生。',
    coverAssetId: await room.picture(),
    article: { html: '<p>今天开讲。</p>' },
  });
  await room.approve(content);
  return content;
}
