/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Browser, Page } from 'playwright-core';
import { STEP_MS, launchBrowser } from '../../api/e2e/harness/browser';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';

const titles = ['车间夜班职工就餐难', '师带徒三年行动见成效', '安全知识竞赛圆满落幕'];

let product: Product;
let room: Newsroom;
let browser: Browser;

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
  const unit: string = works.body.id;
  await room.person('reporter', ['correspondent'], unit);
  const { rows } = await reaching(room.people.first);
  expect(rows).toBe(1);
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

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Gives an editor of the unit above the right to the reports of the units below it. */
async function reaching(username: string): Promise<{ rows: number }> {
  const people: { id: string }[] = await product.database.query('SELECT id FROM users WHERE username = $1', [
    username,
  ]);
  for (const { id } of people)
    await expectStatus(
      204,
      product.as('admin', 'PUT', `/organizations/${room.organizationId}/members/${id}`, {
        roles: ['editor'],
        inherit: true,
      }),
    );
  return { rows: people.length };
}

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
  await dialog.getByLabel('理由').fill('与上周刊发的一篇相近');
  await dialog.getByRole('button', { name: '不采用' }).click();
  await page.getByText('不采用的理由：与上周刊发的一篇相近').waitFor();
  expect(await stateOf(titles[2]!)).toMatchObject({ state: 'declined' });
});
