/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { choose } from './harness/choose';
import { reachBelow } from './harness/reach-below';
import { Staff } from './harness/staff';

const title = '师带徒三年行动见成效';
const beijing = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The first day of the month that is so many months away from this one. */
function monthsAway(count: number): string {
  const [year = 0, month = 0] = beijing.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

let product: Product;
let room: Newsroom;
let unitId: string;
const staff: Staff[] = [];

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
  const works = await expectStatus(
    201,
    product.as('admin', 'POST', '/organizations', {
      ...{ name: '晨光重工工会', code: 'works', parentId: room.organizationId },
    }),
  );
  unitId = works.body.id;
  await reachBelow(product, room.organizationId, room.people.first, 'editor');
  await reachBelow(product, room.organizationId, room.people.third, 'chief_editor');
  await room.person('reporter', ['correspondent'], unitId);
  await room.person('works-editor', ['editor'], unitId);
  const report = await expectStatus(
    201,
    product.as('reporter', 'POST', '/submissions', {
      ...{ organizationId: unitId, category: 'news', title, bodyHtml: `<p>${title}，共有186人参加。</p>` },
      ...{ assetIds: [], contributors: [{ name: '王大勇' }] },
    }),
  );
  const use = await expectStatus(
    201,
    product.as(room.people.first, 'POST', `/submissions/${report.body.id}/adoptions`, {
      ...{ outlet: '晨光县工会信息', level: 'county', medium: 'internal_bulletin', kind: 'standalone' },
      ...{ extent: 'full', stage: 'adopted', adoptedOn: beijing, url: 'https://news.example.cn/1' },
    }),
  );
  expect(use.body.state).toBe('verified');
});

afterAll(async () => {
  for (const each of staff) await each.close();
  await product?.stop();
});

async function as(username: string, path: string, width = 1440): Promise<Page> {
  const somebody = await Staff.signedIn(product, username, { width });
  staff.push(somebody);
  await somebody.go(path);
  return somebody.page;
}

it('writes rules, tries others out on what was used, and keeps them for later: the standings stay', async () => {
  const page = await as(room.people.third, '/submissions/scoring');
  await page.getByRole('button', { name: '新建规则' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('逐次累计，按分计酬').click();
  await dialog.getByLabel('名称').fill('信息报送考核办法');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByRole('heading', { level: 1, name: '信息报送考核办法' }).waitFor();

  await page.getByRole('button', { name: '写新版本' }).click();
  await page.getByLabel('县级 得分', { exact: true }).fill('30');
  await page.getByLabel('哪段时间').click();
  await page.getByTitle(/^今年至今/).click();
  await page.getByRole('button', { name: /试\s*算/ }).click();
  await page.getByText('1 篇来稿得分不同').waitFor();
  const row = page.getByRole('row').filter({ hasText: '晨光重工工会' }).first();
  expect((await row.innerText()).split(/\s+/)).toEqual(['1', '晨光重工工会', '10', '30', '+20']);

  // A rule that none can reach is told where it stands, and nothing of what was typed is lost.
  await page.getByRole('button', { name: '加一条采用得分' }).click();
  await dialog.getByLabel('得分').fill('99');
  await dialog.getByRole('button', { name: /确\s*定/ }).click();
  await page.getByRole('button', { name: '其他任何采用：更多操作' }).click();
  await page.getByRole('menuitem', { name: '上移' }).click();
  await page.getByRole('button', { name: '保存这一版' }).click();
  const faulty = page
    .getByRole('row')
    .filter({ hasText: '县级' })
    .filter({ has: page.getByRole('alert') });
  await faulty.getByText('请把条件更细的规则放在前面').waitFor();
  await page.getByRole('button', { name: '其他任何采用：更多操作' }).click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await page.getByRole('button', { name: '保存这一版' }).click();
  await page.getByText('还没有开始执行，可以修改。').waitFor();
  const versions = await product.database.query(
    `SELECT number, document -> 'uses' -> -1 ->> 'points' AS points FROM scoring_scheme_versions ORDER BY number`,
  );
  expect(versions).toEqual([
    { number: 1, points: '10' },
    { number: 2, points: '30' },
  ]);

  const [scheme] = await product.database.query('SELECT id FROM scoring_schemes');
  await expectStatus(
    201,
    product.as(room.people.third, 'POST', '/assessment-years', {
      ...{ organizationId: room.organizationId, name: '考核年度', schemeId: scheme.id, periodUnit: 'month' },
      ...{ startsOn: monthsAway(-6), endsOn: dayBefore(monthsAway(6)), lateArrivals: 'count_in_next' },
    }),
  );
  const ledger = await as(room.people.third, '/submissions/ledger');
  const standing = ledger.getByRole('row').filter({ hasText: '晨光重工工会' });
  await standing.getByRole('cell', { name: '10', exact: true }).waitFor();
});

it('shows a bulletin to its units; one appeals on a phone, and is answered', async () => {
  await expectStatus(
    201,
    product.as(room.people.third, 'PUT', `/organizations/${room.organizationId}/unit-classes/units`, {
      name: '直属单位',
      members: [{ organizationId: unitId, from: monthsAway(-6) }],
    }),
  );
  const [year] = await product.database.query('SELECT id FROM assessment_years');
  const draft = await expectStatus(
    201,
    product.as(room.people.first, 'POST', '/bulletins', {
      ...{ organizationId: room.organizationId, assessmentYearId: year.id, unitClasses: ['units'] },
      ...{ period: monthsAway(-1).slice(0, 7), topCorrespondents: 0 },
    }),
  );
  const path = `/submissions/bulletins/${draft.body.id}`;
  const desk = await as(room.people.first, path);
  await desk.getByRole('button', { name: /公\s*示/ }).click();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /公\s*示/ })
    .click();
  await desk.getByText('没有单位提出异议。').waitFor();

  const unit = await as('works-editor', path, 375);
  await unit.getByRole('button', { name: '提出异议' }).click();
  const dialog = unit.getByRole('dialog');
  await dialog.getByLabel('异议内容').fill('上月报送的一篇没有计入。');
  const chosen = unit.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '上传剪报、截图或扫描件' }).click();
  const buffer = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#a81f24' } })
    .jpeg()
    .toBuffer();
  await (await chosen).setFiles({ name: '剪报.jpg', mimeType: 'image/jpeg', buffer });
  await dialog.getByRole('button', { name: '剪报.jpg' }).waitFor();
  await dialog.getByRole('button', { name: /确\s*定|提\s*出/ }).click();
  await unit.getByText('待答复').waitFor();
  expect(await staff.at(-1)!.overflow()).toBe(0);

  await desk.reload();
  await desk.getByText('上月报送的一篇没有计入。').waitFor();
  await desk.waitForFunction(
    () => document.querySelector<HTMLImageElement>('.report-proof img')?.naturalWidth === 640,
  );
  await staff.at(-2)!.keep('appeal-with-proof');
  await desk.getByRole('button', { name: /答\s*复/ }).click();
  const answer = desk.getByRole('dialog');
  await answer.getByText('不采纳').click();
  await answer.getByLabel('答复内容').fill('该篇于本月报送，计入下一期。');
  await answer.getByRole('button', { name: /保\s*存|确\s*定|答\s*复/ }).click();
  await desk.getByText('答复：该篇于本月报送，计入下一期。').waitFor();
  await unit.reload();
  await unit.getByText('答复：该篇于本月报送，计入下一期。').waitFor();
});

it('writes down what costs a unit points, and lifts it; a year is renamed', async () => {
  const page = await as(room.people.first, '/submissions/penalties');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '登记扣分' }).first().click();
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.getByText(/请(选择|输入)单位/).waitFor();
  await choose(dialog, '单位', '晨光重工工会');
  await choose(dialog, '因为哪篇来稿', title);
  await dialog.getByText('失实').click();
  await dialog.getByLabel('说明').fill('参赛人数与事实不符');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });

  const unit = await as('works-editor', '/submissions/penalties', 375);
  await unit.getByText('参赛人数与事实不符').waitFor();
  await unit.getByRole('link', { name: '看来稿' }).waitFor();
  expect(await unit.getByRole('button', { name: /撤\s*销/ }).count()).toBe(0);
  expect(await staff.at(-1)!.overflow()).toBe(0);
  expect(await staff.at(-1)!.faults()).toEqual([]);
  await staff.at(-1)!.keep('penalties-375');

  await page.getByRole('button', { name: /撤\s*销/ }).click();
  await dialog.getByRole('button', { name: /撤\s*销/ }).click();
  await dialog.getByText('请写明撤销原因，至少两个字。').waitFor();
  await dialog.getByLabel('撤销原因').fill('复核后人数无误');
  await dialog.getByRole('button', { name: /撤\s*销/ }).click();
  await page.getByText('撤销原因：复核后人数无误').waitFor();
  expect(await staff.at(-2)!.faults()).toEqual([]);

  const chief = await as(room.people.third, '/submissions/scoring');
  const asked = chief.getByRole('dialog');
  const years = chief.locator('li').filter({ hasText: '考核年度' });
  await years.getByRole('button', { name: /修\s*改/ }).click();
  await asked.getByLabel('名称').fill('');
  await asked.getByRole('button', { name: /保\s*存/ }).click();
  await asked.getByText('请输入名称').waitFor();
  await asked.getByLabel('名称').fill('信息报送考核年度');
  await asked.getByText('不再计分').click();
  await asked.getByRole('button', { name: /保\s*存/ }).click();
  await asked.waitFor({ state: 'hidden' });
  await chief.reload();
  await chief.getByText('信息报送考核年度').waitFor();
  const [kept] = await product.database.query('SELECT late_arrivals FROM assessment_years');
  expect(kept).toEqual({ late_arrivals: 'drop' });
  expect(await staff.at(-1)!.faults()).toEqual([]);
  await staff.at(-1)!.keep('scoring');
  expect(staff.flatMap(({ breaks }) => breaks)).toEqual([]);
});
