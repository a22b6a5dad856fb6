import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
const here: Staff[] = [];

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product, 'city', {
    author: { displayName: '李小雨' },
    first: { displayName: '王编辑' },
    second: { displayName: '周编辑' },
    third: { displayName: '陈总编' },
  });
});
afterEach(async () => {
  for (const staff of here.splice(0)) {
    expect(staff.breaks).toEqual([]);
    await staff.close();
  }
});
afterAll(() => product?.stop());

async function signedIn(...wish: [username: string, wish?: { width?: number; scheme?: 'light' | 'dark' }]) {
  const staff = await Staff.signedIn(product, ...wish);
  here.push(staff);
  return staff;
}

/** A button of two characters is set with room between them. */
const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name: new RegExp([...name].join('\\s*')) });
const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const author = (method: string, path: string, body?: object) =>
  product.as(room.people.author, method, path, body);
const anItem = (title: string, more: object = {}) =>
  room.draft({ type: 'article', title, article: { html: '<p>正文一句。</p>' }, ...more });

async function choose(page: Page, from: string) {
  await button(page, '更多').click();
  await page.getByRole('menuitem', { name: from }).click();
}

async function pick(page: Page, field: Locator, option: string) {
  await field.click();
  await page.locator('.ant-select-item-option', { hasText: option }).click();
}

async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function quiet(staff: Staff, name: string) {
  expect(await staff.faults()).toEqual([]);
  expect(await staff.overflow()).toBeLessThanOrEqual(0);
  await staff.keep(name);
}

it('lets somebody outside look at an item on the site, until the link is revoked', async () => {
  const id = await anItem('给领导先看看');
  const staff = await signedIn(room.people.author, { width: 375, scheme: 'dark' });
  const { page } = staff;
  await staff.go(`/contents/${id}`);
  await choose(page, '给外部人员看的预览链接');
  const drawer = dialogOf(page, '预览链接');
  await pick(page, drawer.getByLabel('有效期'), '3 天');
  await button(drawer, '生成链接').click();
  const link = drawer.getByRole('link');
  const address = (await link.getAttribute('href')) ?? '';
  await drawer.getByRole('img', { name: '用手机扫码打开预览' }).waitFor();
  await quiet(staff, 'preview-link');
  const seen = await fetch(address);
  expect([seen.status, await seen.text()]).toEqual([
    200,
    expect.stringMatching(/尚未发布[\s\S]*给领导先看看/),
  ]);
  const opened = await staff.context.newPage();
  await opened.goto(address);
  await opened.getByRole('heading', { level: 1, name: '给领导先看看' }).waitFor();
  await opened.close();
  await page.reload();
  await choose(page, '给外部人员看的预览链接');
  const row = drawer.getByRole('listitem').filter({ hasText: '李小雨' });
  await button(row, '撤销').click();
  await button(page.getByRole('dialog', { name: '撤销这个链接？' }), '撤销').click();
  await row.getByText('已撤销').waitFor();
  expect((await fetch(address)).status).toBe(404);
});

it('tells an author who wrote with them, and lets them record an order of somebody whom they choose', async () => {
  const { body: second } = await product.as(room.people.second, 'GET', '/me');
  const id = await anItem('暴雨避险提示', { coAuthorIds: [second.id] });
  await expectStatus(
    201,
    product.as(room.people.third, 'POST', '/review-flows', {
      organizationId: room.organizationId,
      name: '应急',
      kind: 'emergency',
      stages: [{ key: 'review_1', kind: 'review', roles: ['chief_editor'] }],
      settings: { leastRank: 'chief_editor', platforms: ['site'], backfillHours: 24 },
      isDefault: true,
    }),
  );
  const staff = await signedIn(room.people.author);
  const { page } = staff;
  await staff.go(`/contents/${id}`);
  await tab(page, '信息').click();
  await page.locator('.co-authors').getByText('周编辑').waitFor();
  await tab(page, '审核经过').click();
  await button(page, '登记先发后补').click();
  const dialog = dialogOf(page, '登记先发后补');
  await dialog.getByLabel('事由').waitFor();
  await button(dialog, '登记').click();
  await dialog.getByText('请填写').first().waitFor();
  await dialog.getByText('复述并得到确认后才能登记。').waitFor();
  await pick(page, dialog.getByLabel('事由'), '天气灾害');
  await pick(page, dialog.getByLabel('谁批准的'), '陈总编');
  await dialog.getByLabel('批准的原话').fill('立即发布避险提示');
  await dialog.getByRole('checkbox', { name: '网站' }).check();
  await dialog.getByRole('checkbox', { name: /复述/ }).check();
  await quiet(staff, 'emergency');
  await button(dialog, '登记').click();
  await dialog.waitFor({ state: 'hidden' });
  const { body: orders } = await author('GET', '/emergency-orders');
  expect(orders.items).toMatchObject([{ contentId: id, approverName: '陈总编', recorderName: '李小雨' }]);
  await page.reload();
  await page.getByText('先发后补：立即发布避险提示').first().waitFor();
});

it('links an item as another language version, and unlinks it', async () => {
  const [id, other, again] = [
    await anItem('春风行动'),
    await anItem('Spring Breeze', { locale: 'en' }),
    await anItem('春风行动（重复）'),
  ];
  const staff = await signedIn(room.people.author);
  const { page } = staff;
  await staff.go(`/contents/${id}`);
  await tab(page, '信息').click();
  const openDialog = async () => {
    await button(page, '关联已有稿件').click();
    return dialogOf(page, '关联已有稿件');
  };
  const dialog = await openDialog();
  await button(dialog, '关联').click();
  await dialog.getByText('请选择稿件').waitFor();
  const field = dialog.getByLabel('另一种语言的稿件');
  await field.fill('重复');
  await pick(page, field, '春风行动（重复）');
  await button(dialog, '关联').click();
  await page.getByText(/^这组稿件已有中文.*版本/).waitFor();
  await field.fill('Spring');
  await pick(page, field, 'Spring Breeze');
  await quiet(staff, 'language-link');
  await button(dialog, '关联').click();
  await dialog.waitFor({ state: 'hidden' });
  const version = page.getByRole('listitem').filter({ hasText: '英语' });
  await version.waitFor();
  const read = async () => (await author('GET', `/contents/${id}/language-versions`)).body.items;
  expect((await read()).map((each: { contentId: string }) => each.contentId)).toEqual([id, other]);
  expect(again).not.toBe(other);
  await button(version, '解除').click();
  await button(page.getByRole('dialog', { name: '解除英语版本的关联？' }), '解除').click();
  await version.waitFor({ state: 'hidden' });
  expect(await read()).toHaveLength(1);
});

it('says that an item is a reprint, keeps the original, and enters it in the register', async () => {
  await expectStatus(
    201,
    product.as(room.people.third, 'POST', '/reprint-sources', {
      organizationId: room.organizationId,
      name: '县工人报',
      hosts: ['workers.example.cn'],
      kind: 'own',
      validFrom: '2026-01-01',
    }),
  );
  const id = await anItem('劳模工匠进校园');
  const staff = await signedIn(room.people.author);
  const { page } = staff;
  await staff.go(`/contents/${id}`);
  await tab(page, '信息').click();
  await button(page, '这是转载的稿件').click();
  const dialog = dialogOf(page, '转载');
  await dialog.getByLabel('来源', { exact: true }).fill('县工人报');
  await dialog.getByLabel('来源网址').fill('workers');
  await button(dialog, '保存').click();
  await dialog.getByText('请填写完整网址').waitFor();
  await dialog.getByLabel('来源网址').fill('https://workers.example.cn/2026/1.html');
  await dialog.getByLabel('原标题').fill('劳模工匠进校园');
  await dialog.getByLabel('授权依据').fill('稿源名单');
  await button(dialog, '保存').click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('还没有留存原文').waitFor();
  await button(page, '抓取原文').click();
  await page.getByText('网页打不开').waitFor();
  await button(page, '粘贴原文').click();
  const paste = dialogOf(page, '粘贴原文');
  await button(paste, '留存').click();
  await paste.getByText('请填写').waitFor();
  await paste.getByLabel('原文', { exact: true }).fill('劳模工匠进校园\n本报讯 昨天上午，十位劳模走进校园。');
  await button(paste, '留存').click();
  await paste.waitFor({ state: 'hidden' });
  await page.getByText('人工粘贴').waitFor();
  await quiet(staff, 'reprint-item');
  await button(page, '劳模工匠进校园').click();
  await dialogOf(page, '劳模工匠进校园').getByText('workers.example.cn').waitFor();
  await page.keyboard.press('Escape');
  const { body: review } = await expectStatus(201, author('POST', `/contents/${id}/submit`, {}));
  for (const person of [room.people.first, room.people.second, room.people.third])
    await product.as(person, 'POST', `/reviews/${review.id}/decisions`, { outcome: 'approve' });

  const chief = await signedIn(room.people.third, { width: 375, scheme: 'dark' });
  await chief.go('/settings/reprint-sources');
  await chief.page.getByRole('link', { name: '转载登记' }).or(button(chief.page, '转载登记')).click();
  await chief.page.getByRole('link', { name: '劳模工匠进校园' }).first().waitFor();
  await chief.page.getByText('稿源名单', { exact: true }).last().waitFor();
  await quiet(chief, 'reprint-register');
  const table = await downloaded(chief.page, () => button(chief.page, '导出表格').click());
  expect(table.name).toBe('转载登记.csv');
  expect(table.bytes.toString('utf8')).toContain('县工人报');
});

it('makes the evidence of an item, and says whether such a file is true', async () => {
  const id = await anItem('送清凉到工地');
  await room.approve(id);
  const staff = await signedIn(room.people.first);
  const { page } = staff;
  await staff.go(`/contents/${id}?part=decisions`);
  await button(page, '送审单').click();
  const sheet = await downloaded(page, () => page.getByRole('menuitem', { name: /PDF/ }).click());
  expect(sheet.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await choose(page, '生成证据包');
  const dialog = dialogOf(page, '生成证据包');
  await quiet(staff, 'evidence-make');
  const file = await downloaded(page, () => button(dialog, '生成并下载').click());
  expect(file.name).toBe('证据包-送清凉到工地.zip');

  await room.person('city-auditor', ['auditor'], room.organizationId, { displayName: '赵审计' });
  const auditor = await signedIn('city-auditor', { width: 375, scheme: 'dark' });
  await auditor.go('/audit');
  // Who may not read items finds them by what was done with them.
  await button(auditor.page, '导出了').first().click();
  const entry = auditor.page.getByRole('dialog').filter({ hasText: '技术细节' });
  await button(entry, '生成证据包').click();
  await quiet(auditor, 'evidence-of-entry');
  await downloaded(auditor.page, () => button(dialogOf(auditor.page, '生成证据包'), '生成并下载').click());
  await auditor.go('/audit');
  await auditor.page.getByRole('link', { name: '核验证据包' }).or(button(auditor.page, '核验证据包')).click();
  await auditor.page.getByRole('heading', { level: 1, name: '核验证据包' }).waitFor();
  const give = (name: string, buffer: Buffer) =>
    auditor.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer });
  await give('照片.zip', Buffer.from('照片'));
  await auditor.page.getByText('“照片.zip”不是证据包').waitFor();
  await give('证据包.zip', file.bytes);
  await auditor.page.getByText('是真的', { exact: true }).waitFor();
  await auditor.page.getByText('送清凉到工地').waitFor();
  await quiet(auditor, 'evidence-true');
  // One byte within a file of it.
  const altered = Buffer.from(file.bytes);
  const at = altered.indexOf('review-sheet.html') + 40;
  altered[at] = altered[at]! ^ 1;
  await give('证据包-改.zip', altered);
  await auditor.page.getByText('被改动过', { exact: true }).waitFor();
  await auditor.page.getByText('review-sheet.html').waitFor();
  await quiet(auditor, 'evidence-altered');
});

it('takes an item down everywhere with a reason, archives it, and deletes a draft', async () => {
  const id = await anItem('要撤下的一篇');
  await room.approve(id);
  await room.publish(id, room.accounts.site!);
  const stateIs = (state: string) =>
    product.until(
      `the item to be ${state}`,
      async () => (await author('GET', `/contents/${id}`)).body.state === state,
    );
  await stateIs('published');
  const staff = await signedIn(room.people.author);
  const { page } = staff;
  await staff.go(`/contents/${id}`);
  await choose(page, '全部渠道撤稿');
  const withdraw = dialogOf(page, '把这篇稿件从全部渠道撤下？');
  await button(withdraw, '全部撤稿').click();
  await withdraw.getByText('请写明原因').waitFor();
  await withdraw.getByLabel('撤稿原因').fill('数字有误');
  await quiet(staff, 'withdraw');
  await button(withdraw, '全部撤稿').click();
  await withdraw.waitFor({ state: 'hidden' });
  await stateIs('withdrawn');
  await staff.go(`/contents/${id}`);
  await choose(page, '归档稿件');
  await button(dialogOf(page, '归档这篇稿件？'), '归档').click();
  await page.getByText('稿件已归档，不能修改').waitFor();
  await page.reload();
  await page.getByText('稿件已归档，不能修改').waitFor();

  const draft = await anItem('写坏的草稿');
  await staff.go(`/contents/${draft}`);
  await choose(page, '删除稿件');
  await button(dialogOf(page, '删除这篇稿件？'), '删除').click();
  await page.getByRole('heading', { level: 1, name: '稿件', exact: true }).waitFor();
  expect((await author('GET', `/contents/${draft}`)).status).toBe(404);
});

it('looks anew for a reviewer, and counts what a year brought', async () => {
  const { body: unit } = await expectStatus(
    201,
    product.as('admin', 'POST', '/organizations', { name: '云山区总工会', code: 'hill' }),
  );
  await room.person('hill-author', ['author'], unit.id);
  const { body: item } = await expectStatus(
    201,
    product.as('hill-author', 'POST', '/contents', {
      ...{ organizationId: unit.id, type: 'article', title: '没有人审的一篇' },
      article: { html: '<p>正文。</p>' },
    }),
  );
  await expectStatus(201, product.as('hill-author', 'POST', `/contents/${item.id}/submit`, {}));
  const staff = await signedIn('hill-author');
  const { page } = staff;
  await staff.go(`/contents/${item.id}?part=decisions`);
  await page.getByText('从本单位到最上级都没有可以处理本环节的人').waitFor();
  await button(page, '重新找人').click();
  await page.getByText('还是没有能处理的人').waitFor();
  await staff.keep('ask-anew');
  await room.person('hill-editor', ['editor'], unit.id);
  await button(page, '重新找人').click();
  await page.getByText('已找到能审的人').waitFor();
  await button(page, '重新找人').waitFor({ state: 'hidden' });

  const chief = await signedIn(room.people.third, { width: 375, scheme: 'dark' });
  await chief.go('/figures/yearly');
  await chief.page.getByRole('row').filter({ hasText: '网站' }).first().waitFor();
  await quiet(chief, 'yearly');
});
