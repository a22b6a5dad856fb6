import type { Locator, Page } from 'playwright-core';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Phone } from '../../api/e2e/harness/phone';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let desks: Staff[] = [];

beforeAll(async () => {
  product = await Product.start();
  room = await Newsroom.open(product);
  await room.person('city-desk', ['editor']);
});

afterAll(() => product?.stop());

afterEach(async () => {
  const breaks = desks.flatMap((staff) => staff.breaks);
  await Promise.all(desks.map((staff) => staff.close()));
  desks = [];
  expect(breaks).toEqual([]);
});

async function signedIn(username: string): Promise<Staff> {
  const staff = await Staff.signedIn(product, username);
  desks.push(staff);
  return staff;
}

/** A button of two characters is set with room between them, and one with a sign is called by it too. */
const called = (name: string) => new RegExp([...name].join('\\s*'));
const button = (within: Page | Locator, name: string) => within.getByRole('button', { name: called(name) });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const body = (page: Page) => page.getByRole('textbox', { name: '正文' });
const wordsOf = async (contentId: string): Promise<string> =>
  (await product.as(room.people.author, 'GET', `/contents/${contentId}`)).body.article.html;

/** Saved by itself, and said so. */
async function saved(page: Page, contentId: string, words: string): Promise<void> {
  await product.until(`“${words}” to be saved`, async () => (await wordsOf(contentId)).includes(words));
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
}

/** At the end of what stands there. */
async function typeOn(page: Page, words: string): Promise<void> {
  await body(page).and(page.locator('[contenteditable=true]')).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

async function openFromList(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: '稿件', exact: true }).click();
  await page.getByRole('link', { name: title }).click();
  await heading(page, title).waitFor();
}

async function submit(page: Page): Promise<void> {
  await button(page, '送审').click();
  await button(page.getByRole('dialog', { name: '送审' }), '送审').click();
  await page.getByText('稿件正在审核，暂时不能修改').waitFor();
}

describe('a report of a correspondent', () => {
  it('comes to its readers: accepted, written, returned, mended, approved by three, published, counted', async () => {
    const title = '机床厂工会为夜班职工送清凉';
    const unit = { name: '江城机床厂工会', code: 'machine-works', parentId: room.organizationId };
    const factory = (await expectStatus(201, product.as('admin', 'POST', '/organizations', unit))).body.id;
    await room.person('correspondent', ['correspondent'], factory, { displayName: '张通讯' });
    const { body: author } = await product.as(room.people.author, 'GET', '/me');
    await expectStatus(
      201,
      product.as('correspondent', 'POST', '/submissions', {
        organizationId: factory,
        category: 'news',
        title,
        bodyHtml: '<p>11月21日夜里，机床厂工会走进铸造车间。</p>',
        assetIds: [],
        contributors: [{ name: '张通讯' }, { name: author.displayName, userId: author.id }],
      }),
    );
    await room.connect('wechat');
    await room.picture();

    const desk = await signedIn('city-desk');
    await desk.page.getByRole('link', { name: '1 篇报送待处理' }).click();
    await desk.page.getByRole('link', { name: title }).click();
    await heading(desk.page, title).waitFor();
    await desk.page.getByText('机床厂工会走进铸造车间').first().waitFor();
    expect(await desk.faults()).toEqual([]);
    await button(desk.page, '采编').click();
    await button(desk.page.getByRole('dialog', { name: '采编成稿件' }), '生成稿件').click();
    await desk.page.getByRole('link', { name: '去看稿件' }).click();
    await body(desk.page).waitFor();
    const contentId = desk.page.url().split('/').at(-1)!;
    await desk.page.getByRole('link', { name: '首页' }).click();

    const writer = await signedIn(room.people.author);
    await openFromList(writer.page, title);
    const count = writer.page.getByText(/^正文 \d+ 字/);
    const [before] = (await count.innerText()).split(' · ');
    await typeOn(writer.page, '慰问组送去了风扇和绿豆汤。');
    await saved(writer.page, contentId, '走进铸造车间。慰问组送去了风扇和绿豆汤。');
    await count.filter({ hasNotText: before }).waitFor();
    await writer.page.getByRole('tab', { name: '信息' }).click();
    await writer.page.getByLabel('摘要').fill('工会为夜班职工送去风扇和绿豆汤。');
    await writer.page.getByLabel('署名').fill('张通讯');
    const cover = writer.page.getByRole('group', { name: '封面' });
    await button(cover, '选择图片').click();
    const library = writer.page.getByRole('dialog', { name: '从素材库选择' });
    await button(library, '竞赛现场').click();
    await button(library, '使用').click();
    await cover.locator('img').waitFor();
    await product.until('summary, byline and cover to be saved', async () => {
      const { body: read } = await product.as(room.people.author, 'GET', `/contents/${contentId}`);
      return read.summary !== '' && read.byline === '张通讯' && read.coverAssetId !== null;
    });
    expect(await writer.faults()).toEqual([]);
    await submit(writer.page);

    const first = await signedIn(room.people.first);
    await first.page.getByRole('link', { name: `审《${title}》` }).click();
    await heading(first.page, title).waitFor();
    expect(await first.faults()).toEqual([]);
    await button(first.page, '退回修改').click();
    const refusal = first.page.getByRole('dialog', { name: '退回修改' });
    await refusal.getByLabel('原因').fill('请写明慰问了多少人。');
    await button(refusal, '退回修改').click();
    await first.page.getByText('没有等您处理的稿件').waitFor();

    await openFromList(writer.page, title);
    await writer.page.getByText(`${room.people.first}：请写明慰问了多少人。`).waitFor();
    expect(await writer.faults()).toEqual([]);
    await typeOn(writer.page, '一百二十名职工领到了慰问品。');
    await saved(writer.page, contentId, '一百二十名职工领到了慰问品。');
    await submit(writer.page);

    // By the keys alone, from the queue to the decision.
    await button(first.page, '再看一次').click();
    await first.page.getByRole('link', { name: title }).waitFor();
    await first.page.keyboard.press('j');
    await first.page.getByRole('link', { name: title }).and(first.page.locator(':focus')).waitFor();
    await first.page.keyboard.press('Enter');
    await heading(first.page, title).waitFor();
    await first.page.getByText('一百二十名职工领到了慰问品').first().waitFor();
    const decisions = first.page.getByRole('region', { name: '审核决定' });
    await button(decisions, '同意').and(first.page.locator(':enabled')).waitFor();
    await first.page.keyboard.press('a');
    await first.page.getByText('同意后进入复审').waitFor();
    await first.page.keyboard.press('Enter');
    await first.page.getByText('没有等您处理的稿件').waitFor();
    for (const username of [room.people.second, room.people.third]) {
      const reviewer = await signedIn(username);
      await reviewer.page.getByRole('link', { name: `审《${title}》` }).click();
      await button(reviewer.page.getByRole('region', { name: '审核决定' }), '同意').click();
      await button(reviewer.page.getByRole('dialog', { name: '同意这篇稿件' }), '同意').click();
      await reviewer.page.getByText('没有等您处理的稿件').waitFor();
    }

    await openFromList(writer.page, title);
    await button(writer.page, '去发布').click();
    await writer.page.getByRole('checkbox', { name: /网站/ }).check();
    await writer.page.getByRole('checkbox', { name: /微信/ }).check();
    await writer.page.getByText('由系统发出').first().waitFor();
    expect(await writer.faults()).toEqual([]);
    await button(writer.page, '现在发布').click();
    const live = writer.page.getByRole('region', { name: /^已发布/ }).getByRole('article');
    await product.until('the post on WeChat', async () => {
      const { items } = (await product.control('GET', '/control/posts?platform=wechat')).body;
      return items.some((post: { title: string }) => post.title === title);
    });
    await live.filter({ hasText: '微信' }).getByRole('link', { name: title }).waitFor();
    expect(await writer.faults()).toEqual([]);
    await live.filter({ hasText: '网站' }).getByRole('link', { name: title }).click();
    await heading(writer.page, title).waitFor();
    const address = await writer.page.getByRole('link', { name: called('查看原文') }).getAttribute('href');
    expect(await writer.faults()).toEqual([]);

    const reader = await Phone.unpack();
    try {
      await reader.visit(address!);
      await reader.page.getByText('一百二十名职工领到了慰问品').first().waitFor();
      const day = 86_400_000;
      const [from, to] = [-day, day].map((ms) => new Date(Date.now() + ms).toISOString());
      await product.until('the view to be counted', async () => {
        const path = `/analytics/contents/${contentId}?from=${from}&to=${to}&granularity=day`;
        return (await product.as(room.people.author, 'GET', path)).body.totals?.views === 1;
      });
    } finally {
      await reader.putAway();
    }
  });
});

async function aDraft(title: string, words: string): Promise<string> {
  return room.draft({ type: 'article', title, article: { html: `<p>${words}</p>` } });
}

describe('what is being written', () => {
  it('stays when the net is lost, and when the page is left meanwhile', async () => {
    const title = '断网时写的一篇';
    const contentId = await aDraft(title, '第一句。');
    const writer = await signedIn(room.people.author);
    const { page, context } = writer;
    await openFromList(page, title);
    await context.setOffline(true);
    await typeOn(page, '断网后写的一句。');
    await page.getByRole('status').filter({ hasText: '未保存：没有网络（文字已留在本机）' }).waitFor();
    expect(await wordsOf(contentId)).toBe('<p>第一句。</p>');
    expect(await writer.faults()).toEqual([]);
    await context.setOffline(false);
    await saved(page, contentId, '<p>第一句。断网后写的一句。</p>');

    await context.setOffline(true);
    await typeOn(page, '关掉页面前的一句。');
    await page.getByRole('status').filter({ hasText: '没有网络（文字已留在本机）' }).waitFor();
    await page.close();
    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto(`${product.url}/console/contents/${contentId}`);
    await later.getByText('没有保存的文字').waitFor();
    await button(later, '恢复这些文字').click();
    await body(later).getByText('关掉页面前的一句。').waitFor();
    await saved(later, contentId, '<p>第一句。断网后写的一句。关掉页面前的一句。</p>');
  });

  it('stays when the session ends in the middle of it', async () => {
    const title = '写到一半登录过期';
    const contentId = await aDraft(title, '第一句。');
    const writer = await signedIn(room.people.author);
    const { page } = writer;
    await openFromList(page, title);
    await typeOn(page, '登录过期前的一句。');
    await saved(page, contentId, '登录过期前的一句。');
    await product.database.query(
      'DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE username = $1)',
      [room.people.author],
    );
    await typeOn(page, '登录过期后的一句。');
    const again = page.getByRole('dialog', { name: '登录已过期' });
    await again.waitFor();
    expect(await writer.faults()).toEqual([]);
    expect(await wordsOf(contentId)).not.toContain('登录过期后的一句。');
    await again.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await button(again, '登录').click();
    await again.waitFor({ state: 'hidden' });
    expect(await body(page).innerText()).toContain('登录过期前的一句。登录过期后的一句。');
    await saved(page, contentId, '<p>第一句。登录过期前的一句。登录过期后的一句。</p>');
  });

  it('by two at once shows each of them the other, and loses the words of neither', async () => {
    const title = '两个人同时改的一篇';
    const contentId = await aDraft(title, '第一句。');
    const writer = await signedIn(room.people.author);
    await openFromList(writer.page, title);
    await typeOn(writer.page, '作者先写的。');
    await saved(writer.page, contentId, '作者先写的。');

    const editor = await signedIn(room.people.first);
    await openFromList(editor.page, title);
    await editor.page.getByText(`${room.people.author}也在这里`).waitFor();
    await editor.page.getByText(`${room.people.author} 正在编辑这篇稿件，您现在只能查看。`).waitFor();
    expect(await body(editor.page).getAttribute('contenteditable')).toBe('false');
    expect(await editor.faults()).toEqual([]);
    await button(editor.page, '接过来编辑').click();
    await button(editor.page.getByRole('dialog', { name: '接过来编辑' }), '接过来编辑').click();
    await body(editor.page).and(editor.page.locator('[contenteditable=true]')).waitFor();

    // Nobody has told the author yet.
    await typeOn(writer.page, '作者后写的。');
    await writer.page.getByRole('status').filter({ hasText: '未保存：他人正在编辑' }).waitFor();
    await typeOn(editor.page, '编辑改写的。');
    await saved(editor.page, contentId, '编辑改写的。');
    await writer.page.getByText(`${room.people.first} 已接手编辑这篇稿件`).waitFor();

    await button(writer.page, '接过来编辑').click();
    await button(writer.page.getByRole('dialog', { name: '接过来编辑' }), '接过来编辑').click();
    const clash = writer.page.getByRole('region', { name: '您和别人同时改了这篇稿件' });
    await clash.getByText('作者后写的。').waitFor();
    await clash.getByText('编辑改写的。').waitFor();
    expect(await writer.faults()).toEqual([]);
    await clash.getByRole('radio', { name: /两段都留/ }).check();
    await button(clash, '按选择合并').click();
    await saved(writer.page, contentId, '作者先写的。作者后写的。');
    expect(await wordsOf(contentId)).toContain('作者先写的。编辑改写的。');
  });
});

/** Approved by three and with a cover, as platforms want it. */
async function anApproved(title: string): Promise<string> {
  const contentId = await room.draft({
    ...{ type: 'article', title, summary: '摘要。', coverAssetId: await room.picture() },
    article: { html: '<p>正文。</p>' },
  });
  await room.approve(contentId);
  return contentId;
}

describe('what waits for a person after publishing', () => {
  it('is told with its advice where a platform refused, and goes out when that is settled', async () => {
    const title = '平台拒绝的一篇';
    const account = await room.connect('wechat');
    const fault = { platform: 'wechat', path: '/freepublish/submit', kind: 'code', code: '53505' };
    await product.control('POST', '/control/faults', fault);
    const [publicationId] = await room.publish(await anApproved(title), [account]);
    await product.until('the refusal', async () => {
      const { body: read } = await product.as(room.people.author, 'GET', `/publications/${publicationId}`);
      return read.state === 'failed';
    });
    const writer = await signedIn(room.people.author);
    const { page } = writer;
    await page.getByRole('link', { name: '1 条发布失败' }).click();
    await heading(page, title).waitFor();
    await page.getByRole('alert').filter({ hasText: '请在微信公众平台的草稿箱打开这篇草稿' }).waitFor();
    expect(await writer.faults()).toEqual([]);
    await button(page, '重新发送').click();
    const dialog = page.getByRole('dialog', { name: '重新发送' });
    expect(await writer.faults()).toEqual([]);
    await button(dialog, '重新发送').click();
    await product.until('the post to be live', async () => {
      const { body: read } = await product.as(room.people.author, 'GET', `/publications/${publicationId}`);
      return read.state === 'published';
    });
    await page.getByRole('link', { name: called('查看原文') }).waitFor();
    await page.getByText('已发布', { exact: true }).first().waitFor();
    const posts = (await product.control('GET', '/control/posts?platform=wechat')).body.items;
    expect(posts.filter((post: { title: string }) => post.title === title)).toHaveLength(1);
  });

  it('is put up by hand where the platform has no other way, and known by its address', async () => {
    const title = '由人发到头条的一篇';
    const account = await room.connect('toutiao');
    const [publicationId] = await room.publish(await anApproved(title), [account]);
    await product.until('the hand-off', async () => {
      const { body: read } = await product.as(room.people.author, 'GET', `/publications/${publicationId}`);
      return read.state === 'awaiting_hand_off';
    });
    const writer = await signedIn(room.people.author);
    const { page } = writer;
    await page.getByRole('link', { name: '1 条等人手动发布' }).click();
    await button(page, '去发布').click();
    await heading(page, '人工发布').waitFor();
    expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe(title);
    expect(await writer.faults()).toEqual([]);
    await button(page, '登记为已发布').click();
    await page.getByText('请填写发布后的链接，或上传截图。').waitFor();
    const address = 'https://www.toutiao.com/article/7300000000000000001/';
    await page.getByLabel('发布后的链接').fill(address);
    await button(page, '登记为已发布').click();
    const post = page.getByRole('link', { name: called('查看原文') });
    await post.waitFor();
    expect(await post.getAttribute('href')).toBe(address);
    await page.getByText('已发布', { exact: true }).first().waitFor();
  });
});

describe('what is not theirs', () => {
  it('is not found by an author of another unit, who is led back', async () => {
    const contentId = await aDraft('别的单位看不到的一篇', '内部文字。');
    const other = { name: '临江市总工会', code: 'river' };
    const elsewhere = (await expectStatus(201, product.as('admin', 'POST', '/organizations', other))).body.id;
    await room.person('river-author', ['author'], elsewhere);
    const stranger = await signedIn('river-author');
    const { page } = stranger;
    await stranger.go(`/contents/${contentId}`);
    await page.getByText('找不到这项内容').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('别的单位');
    expect(await stranger.faults()).toEqual([]);
    await button(page, '回到首页').click();
    await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
  });

  it('is not offered in the menu, and says so to who opens its address', async () => {
    const writer = await signedIn(room.people.author);
    const { page } = writer;
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '稿件' }).waitFor();
    expect(await page.getByRole('link', { name: '操作记录' }).count()).toBe(0);
    await writer.go('/audit');
    await page.getByText('您没有打开这里的权限').waitFor();
    expect(await writer.faults()).toEqual([]);
    await button(page, '回到首页').click();
    await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
  });
});
