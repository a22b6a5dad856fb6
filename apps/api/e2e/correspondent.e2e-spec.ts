/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aPhoto } from '@haojiao/testing';
import { BulletinMonth } from './harness/bulletin-month';
import { Correspondent } from './harness/correspondent';
import { expectStatus } from './harness/http';
import { Newsroom } from './harness/newsroom';
import { PASSWORD, Product } from './harness/product';

const UNIT = '江城市第一机床厂工会委员会';
const evil = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';

let product: Product;
let room: Newsroom;
let shots: string;
let unitId: string;
let hand: Correspondent;

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  shots = join(product.home, 'screens');
  mkdirSync(shots);
  room = await Newsroom.open(product);
  const unit = { name: UNIT, code: 'machine-works', parentId: room.organizationId };
  unitId = (await expectStatus(201, product.as('admin', 'POST', '/organizations', unit))).body.id;
  await room.person('correspondent', ['correspondent'], unitId, { displayName: '张通讯' });
});

afterAll(() => product?.stop());

beforeEach(async () => {
  hand = await Correspondent.unpack(shots);
});

afterEach(async () => {
  const complaints = hand.complaints();
  await hand.putAway();
  expect(complaints).toEqual([]);
});

const story = (work: () => Promise<void>) => () => hand.phone.looking(work);

async function invitation(displayName: string): Promise<string> {
  const body = { role: 'correspondent', displayName };
  const path = `/organizations/${unitId}/invitations`;
  return (await expectStatus(201, product.as(room.people.first, 'POST', path, body))).body.url;
}

/** On the phone of the correspondent, at the page. */
async function signedIn(page = 'write'): Promise<void> {
  await hand.open(`${product.url}/desk/${page}`);
  await hand.arrive('/desk/login');
  await hand.type('username', 'correspondent');
  await hand.type('password', PASSWORD);
  await hand.press('登录');
  await hand.arrive(`/desk/${page}`);
}

async function sent(title: string) {
  return product.database.query(
    `SELECT s.id, s.number, s.body_html AS html, s.asset_ids AS assets, s.state, s.route, s.contributors
     FROM submissions s WHERE s.title = $1`,
    [title],
  );
}

const decide = (id: string, path: string, body: object) =>
  expectStatus(200, product.as(room.people.first, 'POST', `/submissions/${id}/${path}`, body));

it(
  'from the invitation to the first report, in fewer than 25 taps',
  story(async () => {
    const title = '第一机床厂工会开展“送清凉”活动，慰问高温一线职工三百余人';
    await hand.open(await invitation('王小华'));
    expect(await hand.text()).toContain(UNIT);
    await hand.look('1-join');
    await hand.type('username', 'wangxiaohua');
    await hand.type('password', PASSWORD);
    await hand.type('phone', '138 0013 8000');
    await hand.press('加入并登录');
    await hand.arrive('/desk/write');
    await hand.look('2-write');
    await hand.choose('动态');
    await hand.type('title', title);
    await hand.type(
      'text',
      '11月21日上午，第一机床厂工会走进铸造车间。\n\n　　慰问组为职工送去防暑用品 <3 台风扇>。',
    );
    await hand.pick([
      { name: 'IMG_0001.jpg', bytes: await aPhoto(2_400, 1_800) },
      { name: 'IMG_0002.jpg', bytes: await aPhoto(1_200, 1_600) },
    ]);
    await hand.uploaded(2);
    await hand.type('signedOffBy', '周主席');
    await hand.look('3-filled');
    await hand.press('报送');
    await hand.arrive('/desk/report');
    expect(await hand.text()).toMatch(/报送成功\s+编号 \d{4}-\d{6}/);
    await hand.look('4-receipt');
    const [report, ...others] = await sent(title);
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      html: '<p>11月21日上午，第一机床厂工会走进铸造车间。</p><p>慰问组为职工送去防暑用品 &lt;3 台风扇&gt;。</p>',
      assets: [expect.any(String), expect.any(String)],
      state: 'submitted',
      route: 'form',
      contributors: [{ name: '王小华', unitName: UNIT }],
    });
    expect(await hand.text()).toContain(report.number);
    expect(hand.clicks).toBeLessThanOrEqual(25);
    expect(hand.seconds()).toBeLessThan(600);
    process.stdout.write(`${hand.clicks} taps, ${hand.keys} keys, ${hand.seconds().toFixed(1)} s\n`);
  }),
);

it(
  'what is missing is named at its field and summed up at the top, with the way there',
  story(async () => {
    await signedIn();
    await hand.press('报送');
    const summary = hand.page.locator('#problems');
    expect(await summary.innerText()).toMatch(/请选择信息类别。[^]*请填写标题。[^]*请填写正文，或添加图片。/);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await hand.page.locator('#title-problem').innerText()).toBe('请填写标题。');
    expect(await hand.page.locator('#title').getAttribute('aria-invalid')).not.toBeNull();
    await hand.look('5-missing');
    await summary.getByRole('link', { name: '请填写标题。' }).tap();
    expect(await hand.page.evaluate(() => document.activeElement?.id)).toBe('title');
    await hand.press('添加作者');
    await hand.page.locator('#author-list li:nth-child(2) .name input').fill('李四');
    await hand.page.locator('#author-list li:nth-child(1) .share input').fill('60');
    await hand.press('报送');
    expect(await summary.innerText()).toContain('要么每位作者都填写占比，要么都不填。');
    await hand.look('6-authors');
  }),
);

it(
  'what is written offline survives a reload, and is sent once when the net is back',
  story(async () => {
    const title = '断网时写的一篇：夜校开班';
    await signedIn();
    await hand.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await hand.choose('简讯');
    await hand.type('title', '断网时写的一篇');
    await hand.page.context().setOffline(true);
    await hand.type('title', '：夜校开班');
    await hand.paste('text', '第一段。\n第二段。');
    await hand.pick([{ name: 'night.jpg', bytes: await aPhoto(800, 600) }]);
    await hand.page.getByText('已保存在本机，联网后上传。').waitFor();
    await hand.page.reload();
    await hand.settled();
    expect(await hand.page.locator('#title').inputValue()).toBe(title);
    expect(await hand.page.locator('#text').inputValue()).toBe('第一段。\n第二段。');
    await hand.page.locator('.picture img').waitFor();
    await hand.look('7-offline');
    await hand.press('报送');
    await hand.page.getByText('没有网络。已保存在本机，联网后自动报送。').waitFor();
    await hand.phone.page.goto(`${product.url}/desk/reports`);
    await hand.settled();
    expect(await hand.text()).toContain('待报送，联网后自动报送');
    await hand.look('8-waiting');
    expect(await sent(title)).toEqual([]);
    await hand.page.context().setOffline(false);
    await hand.page.getByText('已报送，待处理').waitFor();
    const reports = await sent(title);
    expect(reports).toMatchObject([{ html: '<p>第一段。</p><p>第二段。</p>', assets: [expect.any(String)] }]);
    await hand.phone.page.goto(`${product.url}/desk/reports`);
    await hand.settled();
    expect(await hand.text()).not.toContain('本机草稿');
    expect(await sent(title)).toHaveLength(1);
  }),
);

it(
  'a report whose answer was lost is not sent twice, and what was changed since is not lost',
  story(async () => {
    await signedIn();
    await hand.choose('动态');
    await hand.type('title', '回执丢在路上');
    await hand.paste('text', '原文。');
    let lost = 0;
    await hand.page.route('**/send', async (route) => {
      await route.fetch();
      lost += 1;
      await route.abort('internetdisconnected');
    });
    await hand.press('报送');
    await hand.page.getByText('没有网络。已保存在本机，联网后自动报送。').waitFor();
    await hand.page.unroute('**/send');
    await hand.paste('text', '改过的原文。');
    await hand.press('报送');
    await hand.arrive('/desk/report');
    expect(lost).toBe(1);
    expect(await sent('回执丢在路上')).toMatchObject([{ html: '<p>改过的原文。</p>', state: 'submitted' }]);
  }),
);

it(
  'a session that ends while one writes costs nothing but the log-in',
  story(async () => {
    const title = '写到一半登录过期';
    await signedIn();
    await hand.choose('动态');
    await hand.type('title', title);
    await product.database.query(
      `UPDATE sessions SET ended_at = now(), ended_because = 'test' WHERE ended_at IS NULL`,
    );
    product.tokens.clear();
    await hand.paste('text', '正文。');
    await hand.press('报送');
    await hand.page.getByText('登录已过期').waitFor();
    await hand.look('9-expired');
    await hand.press('登录后继续报送');
    await hand.arrive('/desk/login');
    await hand.look('10-login');
    await hand.type('username', 'correspondent');
    await hand.type('password', PASSWORD);
    await hand.press('登录');
    await hand.arrive('/desk/report');
    expect(await sent(title)).toHaveLength(1);
  }),
);

it(
  'S24 script in every field is text on every page',
  story(async () => {
    await signedIn();
    await hand.choose('动态');
    await hand.paste('title', evil);
    await hand.paste('text', evil);
    await hand.pick([{ name: 'x"><img src=x onerror=alert(3)>.jpg', bytes: await aPhoto(300, 300) }]);
    await hand.uploaded(1);
    await hand.unfold('拍摄者');
    for (const field of await hand.page.locator('.picture input').all()) await field.fill(evil);
    await hand.page.locator('.authors .name input').fill(evil.slice(0, 60));
    await hand.page.locator('.authors .unitName input').fill(evil);
    await hand.paste('signedOffBy', evil.slice(0, 60));
    await hand.unfold('更多');
    await hand.paste('previouslyPublishedIn', evil);
    await hand.phone.page.goto(`${product.url}/desk/reports`);
    await hand.settled();
    expect(await hand.text()).toContain(evil);
    await hand.page.locator('#draft-list a').first().tap();
    await hand.arrive('/desk/write');
    await hand.press('报送');
    await hand.arrive('/desk/report');
    const [report] = await sent(evil);
    await decide(report.id, 'decline', { reason: `${evil}\n重复` });
    await hand.page.reload();
    await hand.settled();
    await hand.unfold('查看正文');
    await hand.page.getByText('图片处理中').or(hand.page.locator('.shown img')).first().waitFor();
    const text = await hand.text();
    expect(text.split(evil).length - 1).toBeGreaterThanOrEqual(5);
    await hand.look('11-script');
    expect(await hand.page.locator('script:not([src]), img[src="x"]').count()).toBe(0);
    expect(hand.phone.dialogs).toEqual([]);
  }),
);

it(
  'the correspondent follows each step: taken, adopted, and taken back with a reason',
  story(async () => {
    await signedIn();
    const ids: string[] = [];
    for (const title of ['被采用的一篇', '撤回的一篇']) {
      await hand.phone.page.goto(`${product.url}/desk/write`);
      await hand.settled();
      await hand.choose('经验');
      await hand.paste('title', title);
      await hand.paste('text', '正文。');
      await hand.press('报送');
      await hand.arrive('/desk/report');
      ids.push((await sent(title))[0].id);
    }
    await expectStatus(
      201,
      product.as(room.people.first, 'POST', `/submissions/${ids[0]}/accept`, { comment: '写得好' }),
    );
    await expectStatus(
      201,
      product.as(room.people.first, 'POST', `/submissions/${ids[0]}/adoptions`, {
        level: 'province',
        outlet: '省工人报',
        url: 'https://paper.example.com/1',
        adoptedOn: '2026-11-20',
      }),
    );
    await hand.unfold('撤回这篇报送');
    await hand.press('确认撤回');
    expect(await hand.text()).toContain('请写明撤回原因。');
    await hand.paste('reason', '数字有误，重写');
    await hand.press('确认撤回');
    await hand.page.locator('.state.withdrawn').waitFor();
    expect(await hand.text()).toContain('数字有误，重写');
    await hand.phone.page.goto(`${product.url}/desk/reports`);
    await hand.settled();
    await hand.look('12-reports');
    await hand.phone.page.goto(`${product.url}/desk/report?id=${ids[0]}`);
    await hand.settled();
    await hand.page.getByText('省工人报').first().waitFor();
    expect(await hand.text()).toMatch(/已采编，待发布[^]*省工人报 省级[^]*编辑采编[^]*写得好/);
    await hand.look('13-adopted');
  }),
);

it(
  'what the desk asks back is changed and sent again under its number',
  story(async () => {
    await signedIn();
    await hand.choose('问题');
    await hand.paste('title', '被退回的一篇');
    await hand.paste('text', '第一段。\n第二段。');
    await hand.pick([{ name: 'site.jpg', bytes: await aPhoto(640, 480) }]);
    await hand.uploaded(1);
    await hand.press('报送');
    await hand.arrive('/desk/report');
    const [before] = await sent('被退回的一篇');
    await decide(before.id, 'return', { reason: '请写明参加人数，并由领导签发', missing: ['signedOffBy'] });
    await hand.phone.page.goto(`${product.url}/desk/report?id=${before.id}`);
    await hand.settled();
    expect(await hand.text()).toContain('请写明参加人数，并由领导签发');
    await hand.look('14-returned');
    await hand.press('修改后重报');
    await hand.arrive('/desk/write');
    expect(await hand.page.locator('#text').inputValue()).toBe('第一段。\n第二段。');
    await hand.page.locator('.picture').waitFor();
    expect(await hand.page.locator('#signedOffBy-problem').innerText()).toContain('请您补充');
    await hand.look('15-resend');
    await hand.type('signedOffBy', '周主席');
    await hand.paste('text', '第一段，三百人参加。\n第二段。');
    await hand.press('重报');
    await hand.arrive('/desk/report');
    expect(await hand.text()).toMatch(/编辑退回，请补充[^]*修改后重报/);
    expect(await sent('被退回的一篇')).toMatchObject([
      {
        number: before.number,
        state: 'submitted',
        html: '<p>第一段，三百人参加。</p><p>第二段。</p>',
        assets: before.assets,
      },
    ]);
  }),
);

it(
  'a request to the unit is on the list, and is answered by the report that is written from there',
  story(async () => {
    const asked = await expectStatus(
      201,
      product.as(room.people.first, 'POST', '/commissions', {
        organizationId: room.organizationId,
        title: '约稿：职工夜校',
        brief: '各单位职工夜校的做法。',
        dueOn: '2030-01-01',
        addressees: { organizationIds: [unitId] },
      }),
    );
    await expectStatus(200, product.as(room.people.first, 'POST', `/commissions/${asked.body.id}/issue`));
    await signedIn('reports');
    const card = hand.page.locator('#commission-list a');
    await card.waitFor();
    await hand.look('16-asked');
    await card.tap();
    await hand.arrive('/desk/write');
    await hand.page
      .locator('#commissionId option:checked', { hasText: '职工夜校' })
      .waitFor({ state: 'attached' });
    await hand.paste('title', '夜校里的灯光');
    await hand.paste('text', '正文。');
    await hand.press('报送');
    await hand.arrive('/desk/report');
    const [row] = await product.database.query(
      `SELECT commission_id, category FROM submissions WHERE title = '夜校里的灯光'`,
    );
    expect(row).toEqual({ commission_id: asked.body.id, category: 'commissioned' });
  }),
);

it(
  'what was begun on one phone is finished on another',
  story(async () => {
    const title = '两部手机写的一篇';
    await signedIn();
    await hand.choose('动态');
    await hand.type('title', title);
    await product.until('the copy', async () => (await sent(title)).length === 1);
    const first = hand;
    hand = await Correspondent.unpack(shots);
    await first.putAway();
    await signedIn('reports');
    await hand.page.getByText('草稿，在其他设备上写的').waitFor();
    await hand.page.locator('#draft-list a', { hasText: title }).tap();
    await hand.arrive('/desk/write');
    await hand.paste('text', '在第二部手机上写完。');
    await hand.press('报送');
    await hand.arrive('/desk/report');
    expect(await sent(title)).toMatchObject([{ state: 'submitted', html: '<p>在第二部手机上写完。</p>' }]);
  }),
);

it(
  'what a report earned and why, and the bulletin in which it stands',
  story(async () => {
    const month = await BulletinMonth.begin(product, room, unitId);
    await signedIn();
    await hand.choose('动态');
    await hand.paste('title', '上了通报的一篇');
    await hand.paste('text', '一线工会的做法，报纸采用了。');
    await hand.press('报送');
    await hand.arrive('/desk/report');
    const [{ id }] = await sent('上了通报的一篇');
    await month.used(id);
    await hand.page.reload();
    await hand.settled();
    await hand.page.getByRole('heading', { name: '积分' }).waitFor();
    expect(await hand.text()).toMatch(/江城市总工会《用稿奖励办法》：40 分[^]*全国总工会信息[^]*\+40/);
    await hand.look('17-points');

    const bulletinId = await month.shown(evil);
    await hand.press('我的成绩');
    await hand.arrive('/desk/results');
    const card = hand.page.locator('#bulletin-list a');
    await card.waitFor();
    expect(await card.innerText()).toContain(evil);
    expect(await card.innerText()).toContain('公示中');
    expect(await hand.text()).toContain('这一年印发的通报里还没有您的积分。');
    await month.issued(bulletinId);
    await hand.page.goto(`${product.url}/desk/results?year=${month.year}`);
    await hand.settled();
    await hand.page.locator('#bulletin-list').getByText('已印发').waitFor();
    expect(await hand.page.locator('#units').innerText()).toContain(UNIT);
    expect(await hand.page.locator('#points').innerText()).toMatch(/江城市总工会[^]*40 分 稿费 160\.00 元/);
    await hand.look('18-results');

    await card.tap();
    await hand.arrive('/desk/bulletin');
    expect(await hand.page.locator('table.figures').first().innerText()).toMatch(
      new RegExp(`直属单位[^]*1\\s+${UNIT}\\s+1\\s+1\\s+40[^]*合计`),
    );
    await hand.look('19-bulletin');
    const [file] = await Promise.all([hand.page.waitForEvent('download'), hand.press('下载 PDF')]);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(hand.phone.dialogs).toEqual([]);
  }),
);

it(
  'how one is paid is masked until it is looked at, replaced as a whole and erased',
  story(async () => {
    const account = '6227001540020345678';
    await signedIn('payee');
    await hand.press('保存');
    expect(await hand.page.locator('#problems').innerText()).toMatch(/收款人姓名[^]*开户银行[^]*银行卡号/);
    await hand.look('20-payee');
    await hand.paste('legalName', '张三');
    await hand.paste('bankName', evil);
    await hand.paste('bankAccount', '6227 0015 4002 0345 678');
    await hand.press('保存');
    await hand.page.getByText('已保存。').waitFor();
    expect(await hand.text()).toContain('张*');
    expect(await hand.text()).toContain(evil);
    const holds = () =>
      hand.page.evaluate((wanted) => {
        const values = [...document.querySelectorAll('input')].map(({ value }) => value.replace(/ /g, ''));
        return [document.documentElement.outerHTML, ...values].some((text) => text.includes(wanted));
      }, account);
    expect(await holds()).toBe(false);
    await hand.look('21-masked');
    await hand.press('查看完整信息');
    await hand.page.getByText(account).waitFor();
    await hand.press('遮住');
    expect(await holds()).toBe(false);
    const looks = await product.database.query(
      `SELECT count(*)::int AS count FROM audit_entries WHERE action = 'payee.looked_at'`,
    );
    expect(looks).toEqual([{ count: 1 }]);
    await hand.press('更换');
    await hand.paste('legalName', '李四');
    await hand.paste('bankName', '中国工商银行江城支行');
    await hand.paste('bankAccount', '6222021234567890');
    await hand.press('保存');
    await hand.page.getByText('李*').waitFor();
    await hand.unfold('删除');
    await hand.press('确认删除收款信息');
    await hand.page.getByText('还没有登记。').waitFor();
    expect(hand.phone.dialogs).toEqual([]);
  }),
);

it(
  'two pages at once stay signed in',
  story(async () => {
    await signedIn('reports');
    const other = await hand.page.context().newPage();
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([hand.page, other].map((page) => page.goto(`${product.url}/desk/reports`)));
      await Promise.all([hand.page, other].map((page) => page.getByText('张通讯').waitFor()));
    }
    expect([hand.page.url(), other.url()]).toEqual(Array(2).fill(`${product.url}/desk/reports`));
  }),
);
