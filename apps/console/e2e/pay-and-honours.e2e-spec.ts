import type { Page } from 'playwright-core';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { choose, savedBy } from './harness/choose';
import { reachBelow } from './harness/reach-below';
import { dayFromToday } from './harness/days';
import { Staff } from './harness/staff';
import type { StaffWish } from './harness/staff';

const ACCOUNT = '6227 0015 4002 0345 678';
const PDF = '%PDF';
const ZIP = 'PK';

const today = dayFromToday(0);

/** The day on which months of the year begin: this one began today, or a few days ago. */
function monthsAway(count: number): string {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, Math.min(day, 28))).toISOString().slice(0, 10);
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** In the month that is just over. */
const usedOn = dayBefore(monthsAway(0));
const period = `${Number(usedOn.slice(0, 4))} 年 ${Number(usedOn.slice(5, 7))} 月`;

let product: Product;
let room: Newsroom;
let bulletin: string;
const staff: Staff[] = [];

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
  const { first, third } = room.people;
  const made = async (who: string, path: string, wish: unknown): Promise<string> =>
    (await expectStatus(201, product.as(who, 'POST', path, wish))).body.id;
  const works = await made('admin', '/organizations', {
    ...{ name: '晨光重工工会', code: 'works', parentId: room.organizationId },
  });
  await reachBelow(product, room.organizationId, first, 'editor');
  await reachBelow(product, room.organizationId, third, 'chief_editor');
  await room.person('deputy', ['chief_editor']);
  await reachBelow(product, room.organizationId, 'deputy', 'chief_editor');
  await room.person('reporter', ['correspondent'], works, { displayName: '李小红' });
  const schemeId = await made(third, '/scoring-schemes', {
    ...{
      organizationId: room.organizationId,
      name: '用稿奖励办法',
      template: 'A',
      validFrom: monthsAway(-6),
    },
  });
  await made(third, '/assessment-years', {
    ...{ organizationId: room.organizationId, name: '考核年度', schemeId, periodUnit: 'month' },
    ...{ startsOn: monthsAway(-1), endsOn: dayBefore(monthsAway(11)), lateArrivals: 'count_in_next' },
  });
  await expectStatus(
    201,
    product.as(third, 'PUT', `/organizations/${room.organizationId}/unit-classes/units`, {
      name: '直属单位',
      members: [{ organizationId: works, from: monthsAway(-6) }],
    }),
  );
  const report = await made('reporter', '/submissions', {
    ...{ organizationId: works, category: 'news', title: '师带徒三年行动见成效', assetIds: [] },
    ...{ bodyHtml: '<p>共有186人参加。</p>', contributors: [{ name: '王大勇' }] },
  });
  // As if the month had gone by since: otherwise nobody changes when a report was sent.
  await product.database.query(
    `ALTER TABLE submissions DISABLE TRIGGER USER;
     UPDATE submissions SET sent_at = '${usedOn}T09:00:00+08:00';
     ALTER TABLE submissions ENABLE TRIGGER USER`,
  );
  await made(first, `/submissions/${report}/adoptions`, {
    ...{ outlet: '市总工会信息', level: 'city', medium: 'internal_bulletin', kind: 'standalone' },
    ...{ extent: 'full', stage: 'adopted', adoptedOn: usedOn, url: 'https://news.example.cn/1' },
  });
});

afterAll(() => product?.stop());
afterEach(async () => {
  for (const each of staff.splice(0)) {
    expect(each.breaks).toEqual([]);
    await each.close();
  }
});

async function as(username: string, path: string, wish: StaffWish = {}): Promise<[Page, Staff]> {
  const somebody = await Staff.signedIn(product, username, wish);
  staff.push(somebody);
  await somebody.go(path);
  return [somebody.page, somebody];
}

const button = (page: Page, name: string) => {
  const spaced = name.length === 2 ? new RegExp(`${name[0]}\\s*${name[1]}$`) : name;
  return { on: page.locator('#main').getByRole('button', { name: spaced }), spaced };
};

const press = (page: Page, name: string) => button(page, name).on.first().click();
const answer = (page: Page, name: string) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: button(page, name).spaced })
    .click();

/** What a button of the page saves, by its first bytes. */
const saved = (page: Page, click: () => Promise<void>, bytes: string) =>
  savedBy(click, page.locator('body')).then((file) =>
    expect(file.subarray(0, bytes.length).toString()).toBe(bytes),
  );

describe('a bulletin', () => {
  it('is made, worded, seen on paper and shown to its units', async () => {
    const [page, editor] = await as(room.people.first, '/submissions/bulletins');
    await press(page, '做一期通报');
    const dialog = page.getByRole('dialog');
    await choose(dialog, '考核年度', '考核年度');
    await answer(page, '生成草稿');
    await dialog.getByText(/请输入时段|请选择时段/).waitFor();
    await choose(dialog, '时段', period);
    await choose(dialog, '通报哪些单位', '直属单位');
    await answer(page, '生成草稿');
    await page.getByText('这是草稿').waitFor();
    await page.getByRole('row').filter({ hasText: '晨光重工工会' }).first().waitFor();
    bulletin = new URL(page.url()).pathname.split('/').at(-1)!;
    await press(page, '修改');
    await dialog.getByLabel('标题').fill('江城工会信息通报');
    await dialog.getByLabel('机关代字').fill('江工宣通');
    await answer(page, '保存');
    await page.getByRole('heading', { level: 1, name: '江城工会信息通报' }).waitFor();
    await press(page, '看版式');
    await page.frameLocator('iframe').getByText('晨光重工工会').first().waitFor();
    await editor.keep('bulletin-paper');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /关闭|Close/ })
      .click();
    await press(page, '公示');
    await dialog.getByLabel('异议截止日期').fill(today);
    await page.keyboard.press('Enter');
    await answer(page, '公示');
    await dialog.getByText(/公示应为 3–60 个工作日/).waitFor();
    await dialog.getByLabel('异议截止日期').hover();
    await dialog.locator('.ant-picker-clear').click();
    await answer(page, '公示');
    await page.getByText('没有单位提出异议。').waitFor();
    await page.getByText('这期通报是您做的，须由另一位有印发权限的人印发。').waitFor();
    expect(await page.getByRole('button', { name: '印发', exact: true }).count()).toBe(0);
    expect(await editor.faults()).toEqual([]);
    await editor.keep('bulletin-shown');
  });

  it('is issued by somebody else once its days are over, with its documents', async () => {
    await product.database.query('UPDATE bulletins SET appeals_from = $1, appeals_until = $1 WHERE id = $2', [
      dayBefore(today),
      bulletin,
    ]);
    const [page, chief] = await as(room.people.third, `/submissions/bulletins/${bulletin}`, { width: 375 });
    await press(page, '印发');
    await answer(page, '印发');
    await page.getByText('已印发，数字不再变化').waitFor();
    await page.reload();
    await page
      .getByText(/江工宣通〔\d{4}〕第?1[期号]/)
      .first()
      .waitFor();
    for (const [name, bytes] of [
      ['PDF 文件', PDF],
      ['Word 文档', ZIP],
      ['Excel 表格', ZIP],
    ] as const) {
      await press(page, '下载');
      await saved(page, () => page.getByRole('menuitem', { name }).click(), bytes);
    }
    expect(await chief.overflow()).toBe(0);
    expect(await chief.faults()).toEqual([]);
    await chief.keep('bulletin-issued-375');
  });
});

describe('whoever is paid', () => {
  it('enters their own account, looks at it and erases it', async () => {
    const [page, own] = await as('reporter', '/', { width: 375, scheme: 'dark' });
    await page.getByRole('button', { name: '李小红' }).click();
    await page.getByRole('menuitem', { name: '我的收款信息' }).click();
    await press(page, '登记收款信息');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('银行户名').fill('李小红');
    await dialog.getByLabel('开户银行').fill('中国建设银行云河支行');
    await dialog.getByLabel('银行卡号').fill('123');
    await answer(page, '保存');
    await dialog.getByText('银行卡号应为 8–30 位数字。').waitFor();
    await dialog.getByLabel('银行卡号').fill(ACCOUNT);
    await own.keep('own-payee-dialog-375-dark');
    await answer(page, '保存');
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('heading', { name: '已登记' }).waitFor();
    await expect(page.content()).resolves.not.toContain('6227001540020345678');
    await press(page, '查看完整');
    await page.getByText('6227001540020345678').waitFor();
    const looks = await product.database.query(
      `SELECT 1 FROM audit_entries WHERE action = 'payee.looked_at'`,
    );
    expect(looks).toHaveLength(1);
    expect(await own.overflow()).toBe(0);
    expect(await own.faults()).toEqual([]);
    await own.keep('own-payee-375-dark');
    await press(page, '遮住');
    await page.getByText('6227001540020345678').waitFor({ state: 'hidden' });
    await press(page, '更换');
    await dialog.getByLabel('银行户名').fill('李小红');
    await dialog.getByLabel('开户银行').fill('中国银行江城支行');
    await dialog.getByLabel('银行卡号').fill('456351 0100 8888');
    await answer(page, '保存');
    await page.getByText('中国银行江城支行').waitFor();
    await press(page, '删除');
    await answer(page, '删除');
    await page.getByText('还没有登记。').waitFor();
  });

  it('is put on a list, known by account, and marked as paid; who looked is on record', async () => {
    const [page] = await as(room.people.third, '/submissions/pay');
    await press(page, '编制发放表');
    const dialog = page.getByRole('dialog');
    await answer(page, '保存');
    await dialog.getByText(/请输入标题/).waitFor();
    await choose(dialog, '发哪几期通报的稿费', '江城工会信息通报');
    await answer(page, '保存');
    await page.getByText('这是草稿').waitFor();
    await page.getByRole('cell', { name: '王大勇' }).waitFor();
    await page.getByText('1 人还没有登记收款账户').waitFor();
    const address = new URL(page.url()).pathname.replace('/console', '');

    const [other, deputy] = await as('deputy', '/submissions/pay/payees');
    await press(other, '登记账户');
    const payee = other.getByRole('dialog');
    await payee.getByLabel('署名').fill('王大勇');
    await choose(payee, '单位', '晨光重工工会');
    await payee.getByLabel('银行户名').fill('王大勇');
    await payee.getByLabel('开户银行').fill('中国建设银行云河支行');
    await payee.getByLabel('银行卡号').fill('一二三');
    await answer(other, '保存');
    await payee.getByText('银行卡号应为 8–30 位数字。').waitFor();
    await payee.getByLabel('银行卡号').fill(ACCOUNT);
    await answer(other, '保存');
    await other.getByText('代为登记').waitFor();
    await press(other, '修改');
    await payee.getByLabel('手机').fill('13800138000');
    await answer(other, '保存');
    await payee.waitFor({ state: 'hidden' });
    await press(other, '查看完整');
    await answer(other, '查看完整');
    await payee.getByText('请写明原因，至少两个字。').waitFor();
    await payee.getByLabel('原因').fill('核对账号');
    await answer(other, '查看完整');
    await payee.getByText('6227001540020345678').waitFor();
    await payee.getByText('13800138000').waitFor();
    await other.keyboard.press('Escape');
    expect(await deputy.faults()).toEqual([]);
    await deputy.keep('payees');

    await deputy.go(address);
    await press(other, '签发');
    await answer(other, '签发');
    await other.getByText('已签发，金额不再变化').waitFor();
    await saved(other, () => press(other, '导出表格'), ZIP);
    await press(other, '导出完整账户');
    await payee.getByLabel('原因').fill('交财务转账');
    await saved(other, () => answer(other, '导出'), ZIP);
    await payee.waitFor({ state: 'hidden' });
    await other.getByLabel('选择 王大勇').check();
    await press(other, '把所选 1 人登记为已发');
    await answer(other, '登记为已发');
    await other.getByRole('cell', { name: today }).waitFor();
    await other.reload();
    await other.getByRole('cell', { name: today }).waitFor();
    expect(await deputy.faults()).toEqual([]);
    await deputy.keep('pay-list-paid');
  });
});

it('honours are prepared, published by somebody else, and printed', async () => {
  const [page, editor] = await as(room.people.first, '/submissions/honours');
  await press(page, '生成名单');
  const dialog = page.getByRole('dialog');
  await answer(page, '生成草稿');
  await dialog.getByText(/请输入标题/).waitFor();
  await choose(dialog, '考核年度', '考核年度');
  await dialog.getByLabel('直属单位评几个').fill('1');
  await answer(page, '生成草稿');
  await page.getByText('这是草稿').waitFor();
  await page.getByRole('row').filter({ hasText: '晨光重工工会' }).getByText('入选').first().waitFor();
  await page.getByText('这份名单是您生成的，须由另一位有公布权限的人公布。').waitFor();
  expect(await page.getByRole('button', { name: '公布', exact: true }).count()).toBe(0);
  expect(await editor.faults()).toEqual([]);
  await editor.keep('roll-draft');

  const address = new URL(page.url()).pathname.replace('/console', '');
  const [other, chief] = await as(room.people.third, address, { width: 375, scheme: 'dark' });
  await press(other, '公布');
  await answer(other, '公布');
  await other.getByText('已公布，不再变化。').waitFor();
  await saved(other, () => press(other, '下载表格'), ZIP);
  await saved(other, () => press(other, '下载 PDF'), PDF);
  expect(await chief.overflow()).toBe(0);
  expect(await chief.faults()).toEqual([]);
  await chief.keep('roll-issued-375-dark');
});

it('a bulletin that was wrong is corrected by a new one, which says so', async () => {
  const [page, editor] = await as(room.people.first, `/submissions/bulletins/${bulletin}`);
  await press(page, '更正');
  const dialog = page.getByRole('dialog');
  await answer(page, '更正');
  await dialog.getByText('请写明更正原因，至少两个字。').waitFor();
  await dialog.getByLabel('更正原因').fill('漏计一篇');
  await answer(page, '更正');
  await page.getByText('更正前一期。原因：漏计一篇。').waitFor();
  await page.getByRole('link', { name: '看原来的' }).click();
  await page.getByText('已印发，数字不再变化').waitFor();
  expect(await editor.faults()).toEqual([]);
});
