/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Browser, Page } from 'playwright-core';
import { STEP_MS, launchBrowser } from '../../api/e2e/harness/browser';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { reachBelow } from './harness/reach-below';
import { Staff } from './harness/staff';

const titles = ['车间夜班职工就餐难', '师带徒三年行动见成效', '安全知识竞赛圆满落幕'];

let product: Product;
let room: Newsroom;
let browser: Browser;
/** The unit below that sends most. */
let unit: string;
const staff: Staff[] = [];

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
  const works = await expectStatus(
    201,
    product.as('admin', 'POST', '/organizations', {
      name: '晨光重工工会',
      code: 'works',
      parentId: room.organizationId,
    }),
  );
  unit = works.body.id;
  await room.person('reporter', ['correspondent'], unit);
  await reachBelow(product, room.organizationId, room.people.first, 'editor');
  await reachBelow(product, room.organizationId, room.people.third, 'chief_editor');
  for (const title of titles)
    await expectStatus(
      201,
      product.as('reporter', 'POST', '/submissions', {
        ...{ organizationId: unit, category: 'news', title, bodyHtml: `<p>${title}，共有186人参加。</p>` },
        ...{ assetIds: [], contributors: [{ name: '王大勇' }], contactPhone: '13800138000' },
      }),
    );
  browser = await launchBrowser();
});

afterEach(async () => {
  for (const each of staff.splice(0)) {
    expect(each.breaks).toEqual([]);
    await each.close();
  }
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function atTheDesk(isPhone = false): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: isPhone ? { width: 375, height: 812 } : { width: 1440, height: 900 },
    hasTouch: isPhone,
  });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  await page.goto(`${product.url}/console/`);
  await page.getByLabel('用户名').fill(room.people.first);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.getByRole('link', { name: '信息报送' }).click();
  await page.getByRole('heading', { level: 1, name: '来稿' }).waitFor();
  return page;
}

const open = async (page: Page, title: string) => {
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};

const stateOf = async (title: string) =>
  (await product.database.query('SELECT state, claimed_by FROM submissions WHERE title = $1', [title]))[0];

it('reads a report, takes it in hand, asks back, and makes a draft of another', async () => {
  const page = await atTheDesk();
  await page.getByRole('button', { name: /待处理\s*3/ }).waitFor();

  await open(page, titles[0]!);
  await page.getByText('共有186人参加').waitFor();
  await page.getByRole('button', { name: '我来办' }).click();
  await page.getByText('您正在办').waitFor();
  await page.getByRole('button', { name: '退回补充' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('请报送人补充什么').fill('请补充统计口径');
  await dialog.getByRole('button', { name: /退\s*回/ }).click();
  await page.getByText('已退回，报送人会收到通知').waitFor();
  expect(await stateOf(titles[0]!)).toMatchObject({ state: 'returned' });

  await page.getByRole('link', { name: '返回来稿列表' }).click();
  await open(page, titles[1]!);
  await page.getByRole('button', { name: /查\s*看$/ }).click();
  await dialog.getByLabel('为什么要看').fill('核实人数');
  await dialog.getByRole('button', { name: '查看电话' }).click();
  await dialog.getByText('13800138000').waitFor();
  await page.keyboard.press('Escape');
  const looks = await product.database.query(
    `SELECT 1 FROM audit_entries WHERE action = 'submission.contact_looked_at'`,
  );
  expect(looks).toHaveLength(1);

  await page.getByRole('button', { name: /采\s*编/ }).click();
  await dialog.getByLabel('稿件标题').fill('师带徒：三年见成效');
  await dialog.getByRole('button', { name: '生成稿件' }).click();
  await page.getByRole('link', { name: '去看稿件' }).waitFor();
  const drafts = await product.database.query(
    'SELECT c.title FROM contents c JOIN submissions s ON s.content_id = c.id WHERE s.title = $1',
    [titles[1]],
  );
  expect(drafts).toEqual([{ title: '师带徒：三年见成效' }]);
});

it('is done on a phone: the list as cards, a report declined with a reason', async () => {
  const page = await atTheDesk(true);
  await open(page, titles[2]!);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await page.getByRole('button', { name: '不采用' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('与上周刊发的一篇相近');
  await dialog.getByRole('button', { name: '不采用' }).click();
  await page.getByText('不采用的原因：与上周刊发的一篇相近').waitFor();
  expect(await stateOf(titles[2]!)).toMatchObject({ state: 'declined' });
});

async function as(username: string, path: string, width = 1440): Promise<[Page, Staff]> {
  const somebody = await Staff.signedIn(product, username, { width });
  staff.push(somebody);
  await somebody.go(path);
  return [somebody.page, somebody];
}

/** A report of the unit below, by its id. */
async function sent(title: string, organizationId: string, who: string, more: object = {}): Promise<string> {
  const { body } = await expectStatus(
    201,
    product.as(who, 'POST', '/submissions', {
      ...{ organizationId, category: 'news', title, assetIds: [], contributors: [{ name: '王大勇' }] },
      ...{ bodyHtml: `<p>${title}，共有186人参加。</p>`, ...more },
    }),
  );
  return body.id;
}

/** The line of a fact on the page of its report. */
const lineOf = (page: Page, text: string) => page.locator('li.report-fact').filter({ hasText: text });

it('judges what was told: a use is refused, another verified and revoked; so are words of leaders', async () => {
  const report = await sent('女职工技能比武开赛', unit, 'reporter');
  for (const outlet of ['江城日报', '江城晚报'])
    await expectStatus(
      201,
      product.as('reporter', 'POST', `/submissions/${report}/adoptions`, {
        ...{ outlet, level: 'city', medium: 'public_media', adoptedOn: '2026-01-05' },
      }),
    );
  const [page, editor] = await as(room.people.first, '/submissions/adoptions');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '不予认可' }).first().click();
  await dialog.getByRole('button', { name: '不予认可' }).click();
  await dialog.getByText('请写明原因，至少两个字。').waitFor();
  await dialog.getByLabel('原因').fill('报纸当天没有刊登');
  await dialog.getByRole('button', { name: '不予认可' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /核\s*实$/ }).click();
  await page.getByText('没有等您核实的采用。').waitFor();
  expect(await editor.faults()).toEqual([]);

  await editor.go(`/submissions/${report}`);
  await page.getByText('原因：报纸当天没有刊登').waitFor();
  await page.getByRole('button', { name: /撤\s*销/ }).click();
  await dialog.getByLabel('原因').fill('重复登记');
  await dialog.getByRole('button', { name: /撤\s*销/ }).click();
  await page.getByText('原因：重复登记').waitFor();

  for (const name of ['周为民', '郑国强']) {
    await page.getByRole('button', { name: '登记批示' }).click();
    if (name === '周为民') {
      await dialog.getByRole('button', { name: /登\s*记$/ }).click();
      await dialog.getByText('请输入领导姓名').waitFor();
    }
    await dialog.getByLabel('领导姓名').fill(name);
    await dialog.getByLabel('职务').fill('市委副书记');
    await dialog.getByLabel('批示内容', { exact: true }).fill('做法很好，请推广。');
    await dialog.getByRole('button', { name: /登\s*记$/ }).click();
    await lineOf(page, name).getByText('由另一位同事核实').waitFor();
  }
  expect(await editor.faults()).toEqual([]);

  const [other, chief] = await as(room.people.third, `/submissions/${report}`, 375);
  const asked = other.getByRole('dialog');
  await lineOf(other, '周为民')
    .getByRole('button', { name: /核\s*实$/ })
    .click();
  await lineOf(other, '周为民')
    .getByRole('button', { name: /撤\s*销/ })
    .click();
  await asked.getByLabel('原因').fill('批示的是另一篇');
  await asked.getByRole('button', { name: /撤\s*销/ }).click();
  await lineOf(other, '郑国强').getByRole('button', { name: '不予认可' }).click();
  await asked.getByLabel('原因').fill('没有见到原件');
  await asked.getByRole('button', { name: '不予认可' }).click();
  await asked.waitFor({ state: 'hidden' });
  await other.reload();
  await lineOf(other, '周为民').getByText('原因：批示的是另一篇').waitFor();
  await lineOf(other, '郑国强').getByText('原因：没有见到原件').waitFor();
  expect(await chief.overflow()).toBe(0);
  expect(await chief.faults()).toEqual([]);
  await chief.keep('report-facts-375');
});

it('asks units for reports: one sends, one is excused; two that tell the same are joined', async () => {
  const mill = await expectStatus(
    201,
    product.as('admin', 'POST', '/organizations', {
      ...{ name: '红星纺织工会', code: 'mill', parentId: room.organizationId },
    }),
  );
  await room.person('mill-reporter', ['correspondent'], mill.body.id);
  await room.person('mill-editor', ['editor'], mill.body.id);
  const [page, editor] = await as(room.people.first, '/submissions/commissions');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '发起约稿' }).first().click();
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.getByText('请输入约什么').waitFor();
  await dialog.getByLabel('约什么').fill('高温天气关爱户外劳动者');
  await dialog.getByLabel('具体要求').fill('三百字左右，附现场照片。');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('未下达').waitFor();
  await page.getByRole('button', { name: /下\s*达/ }).click();
  await dialog.getByRole('button', { name: /下\s*达/ }).click();
  await page.getByText('进行中').waitFor();
  const commissionId = new URL(page.url()).pathname.split('/').at(-1)!;
  await lineOf(page, '红星纺织工会')
    .getByRole('button', { name: /免\s*交/ })
    .click();
  await dialog.getByLabel('原因').fill('正在搬迁');
  await dialog.getByRole('button', { name: /免\s*交/ }).click();
  await lineOf(page, '红星纺织工会').getByRole('button', { name: '恢复约请' }).waitFor();

  const [unitPage, unitEditor] = await as('mill-editor', '/submissions/commissions', 375);
  await unitPage.getByText('约我们的').click();
  await unitPage.getByRole('link', { name: '高温天气关爱户外劳动者' }).click();
  await unitPage.getByText('正在搬迁').waitFor();
  expect(await unitPage.getByRole('button', { name: '取消约稿' }).count()).toBe(0);
  expect(await unitEditor.overflow()).toBe(0);
  expect(await unitEditor.faults()).toEqual([]);
  await unitEditor.keep('commission-375');

  const bodyHtml = `<p>连日高温，工会干部走上街头，为环卫工人、快递员和建筑工人送去绿豆汤、毛巾和防暑药品，并在主干道开放十二处清凉驿站，供应热水和微波炉。</p>`;
  const first = await sent('送清凉到工地', unit, 'reporter', { commissionId, bodyHtml });
  await sent('街头送清凉', mill.body.id, 'mill-reporter', { bodyHtml });
  await page.reload();
  await lineOf(page, '晨光重工工会').getByText('已交').waitFor();
  await editor.keep('commission');
  await page.getByRole('button', { name: /截\s*止/ }).click();
  await dialog.getByRole('button', { name: /截\s*止/ }).click();
  await page.locator('#main').getByText('已截止').waitFor();
  expect(await editor.faults()).toEqual([]);

  await product.until('the two to be found alike', async () => {
    const { body } = await product.as(room.people.first, 'GET', `/submissions/${first}/similar`);
    return body.items?.length === 1;
  });
  await editor.go(`/submissions/${first}`);
  await page.getByRole('button', { name: '对照着看' }).click();
  await dialog.getByRole('radio', { name: /联合来稿/ }).check();
  await editor.keep('compare');
  await dialog.getByRole('button', { name: '记下判断' }).click();
  await page.getByText('已列为联合来稿').waitFor();
  expect(await editor.faults()).toEqual([]);
});
