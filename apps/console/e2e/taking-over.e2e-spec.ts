/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { toCsv } from '@haojiao/kernel';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

const heads = ['标题', '发布时间', '原地址', '正文', '封面'];
const good = [
  '劳模宣讲团走进厂区',
  '2019-05-01 08:30',
  '/art/2019/1.html',
  '第一段\n第二段',
  'images/cover.jpg',
];

let product: Product;
let room: Newsroom;
let staff: Staff;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'old-site-'));
  mkdirSync(join(folder, 'images'));
  const picture = sharp({ create: { width: 600, height: 400, channels: 3, background: '#b3161c' } });
  writeFileSync(join(folder, 'images/cover.jpg'), await picture.jpeg().toBuffer());
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
  await room.person('city-chief-2', ['chief_editor'], room.organizationId, { displayName: '林晓雯' });
});
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => staff?.close());

const upload = (...lines: string[][]) => ({
  name: '旧站.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(toCsv(lines)),
});

describe('an old site', () => {
  it('is taken over by two people, from a table that was mended and a folder of files', async () => {
    staff = await Staff.signedIn(product, room.people.third);
    const { page } = staff;
    await staff.go('/settings');
    await page.getByRole('link', { name: /^旧站迁移/ }).click();
    await page.getByText('还没有迁移过').waitFor();
    await page.getByRole('button', { name: '新建迁移' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建迁移' });
    await dialog.getByRole('button', { name: '开始准备' }).click();
    await dialog.getByText('请填写名称').waitFor();
    await dialog.getByLabel('迁移名称').fill('市总工会旧网站');
    await dialog.getByRole('button', { name: '开始准备' }).click();
    await page.getByRole('heading', { level: 1, name: '市总工会旧网站' }).waitFor();
    await staff.keep('legacy-new');

    const table = page.locator('input[type=file]').first();
    await table.setInputFiles(upload(['题目和别的'], ['劳模宣讲']));
    const refusal = page.getByRole('dialog', { name: '清单没有读成' });
    await refusal.getByText('表格缺少').waitFor();
    await page.keyboard.press('Escape');
    await refusal.waitFor({ state: 'hidden' });
    const wrong = ['没有日期的一篇', '去年春天', '/art/2019/2.html', '正文', ''];
    await table.setInputFiles(upload(heads, good, wrong));
    await page.getByText('文件清单中没有“images/cover.jpg”').waitFor();
    await page.getByText('请填写发布时间').waitFor();
    await page.getByText('没有可以迁入的稿件').waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载有问题的行' }).click();
    expect(readFileSync(await (await saving).path(), 'utf8')).toMatch(/没有日期的一篇.*请填写发布时间/);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('legacy-faults');

    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件夹' }).click();
    await (await choosing).setFiles(folder);
    await page.getByText('已收到 1 个文件').waitFor();
    await page.getByRole('button', { name: '再检查一次' }).click();
    await page.getByText('清单已检查，1 篇可以迁入，1 行有问题').waitFor();
    await page.getByText('不能由您自己确认').waitFor();
    expect(await page.getByRole('button', { name: '确认迁入' }).count()).toBe(0);
    await staff.keep('legacy-checked');
    const address = new URL(page.url()).pathname.slice('/console'.length);
    await page.reload();
    await page.getByText('不能由您自己确认').waitFor();
    expect(staff.breaks).toEqual([]);
    await staff.close();

    staff = await Staff.signedIn(product, 'city-chief-2', { width: 375, scheme: 'dark' });
    const second = staff.page;
    await staff.go('/settings/legacy-imports');
    await second.getByRole('link', { name: '市总工会旧网站' }).click();
    await second.getByRole('button', { name: '确认迁入' }).waitFor();
    expect(new URL(second.url()).pathname).toBe(`/console${address}`);
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('legacy-to-confirm');
    await second.getByRole('button', { name: '确认迁入' }).click();
    const asked = second.getByRole('dialog', { name: '迁入“旧站.csv”里的 1 篇？' });
    await asked.getByText('有问题的 1 行不会迁入').waitFor();
    await asked.getByRole('button', { name: '确认迁入' }).click();
    await second.locator('.ant-tag', { hasText: '已完成' }).waitFor({ timeout: 60_000 });
    await second.reload();
    await second.getByRole('heading', { name: '迁移结果' }).waitFor();
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('legacy-result');
    await second.getByRole('link', { name: '劳模宣讲团走进厂区' }).click();
    await second.getByText('第一段').waitFor();
    const old = await fetch(`${product.url}/art/2019/1.html`, { redirect: 'manual' });
    expect(old.status).toBe(301);
    expect(staff.breaks).toEqual([]);
  });

  it('is not taken over where somebody thinks better of it', async () => {
    staff = await Staff.signedIn(product, room.people.third);
    const { page } = staff;
    await staff.go('/settings/legacy-imports');
    await page.getByRole('button', { name: '新建迁移' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建迁移' });
    await dialog.getByLabel('迁移名称').fill('重复的一次');
    await dialog.getByRole('button', { name: '开始准备' }).click();
    await page.getByRole('button', { name: '取消迁移' }).click();
    const asked = page.getByRole('dialog', { name: '取消“重复的一次”？' });
    await asked.getByRole('button', { name: '取消迁移' }).click();
    await page.locator('.ant-tag', { hasText: '已取消' }).waitFor();
    await page.reload();
    await page.locator('.ant-tag', { hasText: '已取消' }).waitFor();
    expect(await staff.faults()).toEqual([]);
    expect(staff.breaks).toEqual([]);
  });
});

describe('a lexicon', () => {
  it('is compared with what it was, holds where it says, and finds what is out already', async () => {
    const chief = room.people.third;
    const { body: made } = await expectStatus(
      201,
      product.as(chief, 'POST', '/lexicons', { organizationId: room.organizationId, name: '规范用语' }),
    );
    const put = { id: 'a', category: 'typo_pair', pattern: '帐号', match: 'variant', severity: 'suggest' };
    await expectStatus(
      201,
      product.as(chief, 'POST', `/lexicons/${made.id}/versions?activate=true`, { changes: [{ put }] }),
    );
    const live = await room.draft({
      ...{ type: 'article', title: '农民工兄弟学技能', summary: '农民工兄弟走进技能课堂。' },
      ...{ coverAssetId: await room.picture(), article: { html: '<p>农民工兄弟走进课堂。</p>' } },
    });
    await room.approve(live);
    const [onSite] = await room.publish(live, room.accounts.site!);
    await product.until('the site to show it', async () => {
      const { body } = await product.as(chief, 'GET', `/publications/${onSite}`);
      return body.state === 'published';
    });

    staff = await Staff.signedIn(product, chief);
    const { page } = staff;
    await staff.go(`/settings/lexicons/${made.id}`);
    await page.getByRole('button', { name: '添加词条' }).click();
    const dialog = page.getByRole('dialog', { name: '添加词条' });
    await dialog.getByRole('button', { name: '加入并启用' }).click();
    await dialog.getByText('请填写要找的词').waitFor();
    await dialog.getByLabel('要找的词').fill('农民工兄弟');
    await dialog.getByLabel('建议改为').fill('务工人员');
    await dialog.getByRole('button', { name: '加入并启用' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '第 2 版与前一版比较' }).click();
    const drawer = page.getByRole('dialog', { name: '比较“规范用语”的两版' });
    await drawer.getByRole('heading', { name: '新增 1 条' }).waitFor();
    await drawer.getByText('农民工兄弟').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('lexicon-compare');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出第 2 版' }).click();
    expect(readFileSync(await (await saving).path(), 'utf8')).toContain('农民工兄弟');

    await staff.go('/settings/lexicons');
    await page.getByRole('link', { name: '本单位适用' }).click();
    await page.getByRole('link', { name: '规范用语' }).waitFor();
    await page.getByText('来自本单位').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('lexicon-effective');
    expect(staff.breaks).toEqual([]);
    await staff.close();

    staff = await Staff.signedIn(product, chief, { width: 375, scheme: 'dark' });
    const phone = staff.page;
    await staff.go('/settings/lexicons/rescans');
    await phone.getByText('1 篇', { exact: true }).first().waitFor({ timeout: 60_000 });
    expect(await staff.overflow()).toBe(0);
    await staff.keep('lexicon-rescans');
    await phone.getByRole('link', { name: /规范用语.*启用第 2 版/ }).click();
    await phone.getByRole('link', { name: '农民工兄弟学技能', exact: true }).waitFor();
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('lexicon-rescan');
    await phone.getByRole('link', { name: '去撤下：农民工兄弟学技能' }).click();
    await phone.getByRole('tab', { selected: true }).getByText('发布', { exact: false }).waitFor();
    expect(staff.breaks).toEqual([]);
  });
});
