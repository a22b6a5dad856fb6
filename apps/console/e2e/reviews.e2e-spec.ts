/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Browser, Page } from 'playwright-core';
import { STEP_MS, launchBrowser } from '../../api/e2e/harness/browser';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

const html =
  '<p>江城市总工会今天上午召开座谈会。</p><p>会议强调，要把<strong>职工之家</strong>建好，按装好设施。</p>';
const titles = ['第一篇：座谈会召开', '第二篇：技能竞赛开幕', '第三篇：送清凉到工地'];

let product: Product;
let room: Newsroom;
let browser: Browser;

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
  for (const title of titles) {
    const id = await room.draft({ type: 'article', title, article: { html } });
    await expectStatus(201, product.as(room.people.author, 'POST', `/contents/${id}/submit`, {}));
  }
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function signedIn(username: string, isPhone = false): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: isPhone ? { width: 375, height: 812 } : { width: 1440, height: 900 },
    hasTouch: isPhone,
  });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  await page.goto(`${product.url}/console/`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.getByRole('link', { name: '审稿' }).click();
  await page.getByRole('heading', { level: 1, name: '审稿' }).waitFor();
  return page;
}

const heading = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title });

/** Whether it is theirs to decide is asked for when the item is there. */
const canDecide = (page: Page) =>
  page.getByRole('region', { name: '审核决定' }).getByRole('button', { name: '同意' }).waitFor();

const decisions = () =>
  product.database.query(
    `SELECT c.title, d.outcome, d.comment FROM review_decisions d
     JOIN reviews r ON r.id = d.review_id JOIN contents c ON c.id = r.content_id ORDER BY d.id`,
  );

/** As by the mouse: what somebody marks between two places of one paragraph. */
const select = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const piece = [...document.querySelectorAll('[data-path] [data-from]')].find((each) =>
      each.textContent.includes(wanted),
    )!;
    const at = piece.textContent.indexOf(wanted);
    const range = document.createRange();
    range.setStart(piece.firstChild!, at);
    range.setEnd(piece.firstChild!, at + wanted.length);
    document.getSelection()!.removeAllRanges();
    document.getSelection()!.addRange(range);
  }, words);

it('goes through the queue by keyboard: opens, notes, approves, returns with a reason', async () => {
  const page = await signedIn(room.people.first);
  const box = (title: string) => page.getByRole('checkbox', { name: title });
  await box(titles[0]!).waitFor();
  expect(await box(titles[0]!).isDisabled()).toBe(true);

  await page.keyboard.press('j');
  await page.getByRole('link', { name: titles[0] }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await heading(page, titles[0]!).waitFor();
  await page.getByText('今天上午召开座谈会').waitFor();

  await select(page, '职工之家');
  await page.getByRole('button', { name: '写批注', exact: true }).click();
  await page.getByRole('dialog').getByLabel('批注').fill('请写全称。');
  await page.getByRole('button', { name: '保存批注' }).click();
  // The list may have the note before the dialog is gone, and what is pressed there is typed.
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('listitem').filter({ hasText: '请写全称。' }).waitFor();
  expect(await page.locator('mark.is-note').innerText()).toBe('职工之家');

  await page.keyboard.press('a');
  await page.getByText('同意后进入复审').waitFor();
  await page.keyboard.press('Enter');
  await heading(page, titles[1]!).waitFor();

  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '退回修改' }).click();
  await dialog.getByText('请写明原因').waitFor();
  await dialog.getByRole('button', { name: '人名职务' }).click();
  await dialog.getByRole('button', { name: '退回修改' }).click();
  await heading(page, titles[2]!).waitFor();

  expect(await decisions()).toEqual([
    { title: titles[0], outcome: 'approve', comment: null },
    { title: titles[1], outcome: 'return', comment: '人名、职务或单位名称有误，请核对。' },
  ]);

  await page.getByRole('link', { name: '回到队列' }).click();
  await box(titles[2]!).check();
  await page.getByRole('button', { name: '批量同意' }).click();
  await page.getByRole('button', { name: '同意 1 篇' }).click();
  await page.getByText('没有等您处理的稿件').waitFor();
  expect(await decisions()).toHaveLength(3);
});

it('is done on a phone: sees who did what, corrects a word, approves with the thumb', async () => {
  const page = await signedIn(room.people.second, true);
  await page.getByRole('link', { name: titles[0] }).click();
  await heading(page, titles[0]!).waitFor();

  await page.getByRole('tab', { name: '经过' }).click();
  await page.getByText(`${room.people.first} 江城市总工会 初审`).waitFor();
  await page.getByRole('tab', { name: '各渠道样子' }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByText('召开座谈会').first().waitFor();
  // The sheet of the previewed page is let in by the policy of this one.
  expect(await frame.locator('body').evaluate((body) => getComputedStyle(body).margin)).toBe('0px');

  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByText('今天上午召开座谈会').waitFor();
  // A selection stands on words that are drawn for good: with the note of the colleague, and with what proofing says.
  await page.locator('mark.is-note').waitFor();
  await page.getByRole('heading', { name: '校对提示' }).waitFor();
  await canDecide(page);
  await select(page, '按装');
  await page.getByRole('button', { name: /^改\s*字$/ }).click();
  await page.getByRole('dialog').getByLabel('改为').fill('安装');
  await page.getByRole('button', { name: '保存改动' }).click();
  await page.getByText('，安装好设施').waitFor();
  const [{ html: corrected }] = await product.database.query(
    `SELECT v.document -> 'article' ->> 'html' AS html FROM contents c
     JOIN content_revisions v ON v.id = c.current_revision_id WHERE c.title = $1`,
    [titles[0]],
  );
  expect(corrected).toBe(html.replace('按装', '安装'));

  const bar = page.getByRole('region', { name: '审核决定' });
  const edge = await bar.evaluate((element) => element.getBoundingClientRect().bottom);
  expect(edge).toBeGreaterThan(812 - 80);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await bar.getByRole('button', { name: '同意' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /同\s*意/ })
    .click();
  await heading(page, titles[2]!).waitFor();
  expect((await decisions()).at(-1)).toEqual({ title: titles[0], outcome: 'approve', comment: null });
});

it('keeps every version of a flow, and who changed it', async () => {
  const chief = await Staff.signedIn(product, room.people.third);
  const { page } = chief;
  await chief.go('/settings/review-flows');
  await page.getByRole('button', { name: '新建流程' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('两级审核（小型工会）').click();
  await drawer.getByLabel('流程名称').fill('');
  await drawer.getByRole('button', { name: /保\s*存/ }).click();
  await drawer.getByText('请填写流程名称').waitFor();
  await drawer.getByLabel('流程名称').fill('两级审核');
  await drawer.getByRole('button', { name: /保\s*存/ }).click();
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /修\s*改/ }).click();
  await drawer.getByLabel('流程名称').fill('快审流程');
  await drawer.getByRole('button', { name: /保\s*存/ }).click();
  await drawer.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByRole('button', { name: '历史版本' }).click();
  await drawer.getByRole('heading', { name: '第 2 版 · 现行' }).waitFor();
  await drawer.getByRole('heading', { name: '第 1 版' }).waitFor();
  await drawer.getByText(/两级审核.*city-chief修改/).waitFor();
  expect(await chief.faults()).toEqual([]);
  await chief.keep('flow-history');
  expect(chief.breaks).toEqual([]);
  await chief.close();
});
