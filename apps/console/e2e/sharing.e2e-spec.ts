import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;
let handed: string;
let spare: string;

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
  const east = await unit('东区总工会', 'east', room.organizationId);
  await room.person('east-author', ['author'], east);
  const beside = await unit('邻市总工会', 'beside');
  await room.person('beside-editor', ['editor'], beside);
  handed = await approved('工会法宣传月活动启动');
  spare = await approved('冬季送温暖安排');
});
afterAll(() => product?.stop());
afterEach(() => staff?.close());

describe('items that go between units', () => {
  it('are handed down from the page of an item', async () => {
    staff = await Staff.signedIn(product, room.people.first);
    const { page } = staff;
    await staff.go(`/contents/${handed}`);
    await page.getByRole('tab', { name: '下发' }).click();
    await page.getByText('还没有下发过。').waitFor();
    await page.getByRole('button', { name: '下发给下级单位' }).click();
    const dialog = page.getByRole('dialog', { name: '下发给下级单位' });
    await dialog.getByRole('radio', { name: '指定单位' }).check();
    await dialog.getByLabel('截止日期').fill('2020-01-01');
    await dialog.getByLabel('截止日期').press('Enter');
    await dialog.getByRole('button', { name: /^下\s*发$/ }).click();
    await dialog.getByText('请至少选择一个单位').waitFor();
    await dialog.getByLabel('指定哪些单位').click();
    await page.getByTitle('东区总工会').last().click();
    await page.keyboard.press('Escape');
    await dialog.getByLabel('说明').fill('请在本周内转载');
    await dialog.getByRole('checkbox', { name: '必须保持原文' }).check();
    await dialog.getByRole('button', { name: /^下\s*发$/ }).click();
    await dialog.getByText('截止时间应在将来').waitFor();
    await staff.keep('push-dialog');
    expect(await staff.faults()).toEqual([]);
    await dialog.getByLabel('截止日期').fill('2099-12-31');
    await dialog.getByLabel('截止日期').press('Enter');
    await dialog.getByRole('button', { name: /^下\s*发$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('0 / 1 家已转载').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('item-pushes');
    await expectStatus(
      201,
      product.as(room.people.first, 'POST', `/contents/${spare}/pushes`, { units: { reach: 'all_below' } }),
    );
    expect(staff.breaks).toEqual([]);
  });

  it('are taken over below, or declined with a reason', async () => {
    staff = await Staff.signedIn(product, 'east-author', { width: 375, scheme: 'dark' });
    const { page } = staff;
    const waiting = page.getByRole('link', { name: /下发：《工会法宣传月活动启动》待转载/ });
    await waiting.waitFor();
    await staff.keep('home-below');
    await waiting.click();
    await page.getByText('请在本周内转载').waitFor();
    await page.getByText('今天启动。').waitFor();
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('received-one');
    const address = page.url().split('/console')[1]!;
    await page.getByRole('button', { name: /^转\s*载$/ }).click();
    const dialog = page.getByRole('dialog', { name: '转载为本单位的稿件' });
    await dialog.getByLabel('标题').fill('');
    await dialog.getByRole('button', { name: /^转\s*载$/ }).click();
    await dialog.getByText('请填写标题').waitFor();
    await staff.keep('take-dialog');
    await dialog.getByLabel('标题').fill('东区启动工会法宣传月');
    await dialog.getByRole('button', { name: /^转\s*载$/ }).click();
    await page.waitForURL(/\/contents\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: '东区启动工会法宣传月' }).waitFor();
    await page.getByRole('tab', { name: '转载来源' }).click();
    await page.getByText('转载自江城市总工会').waitFor();
    await staff.go(address);
    const changes = page.getByRole('region', { name: '与下发的文字相比，我们改了什么' });
    await changes.locator('ins').first().waitFor();
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('received-taken');

    await staff.go('/contents');
    await page.getByRole('link', { name: '下发与订阅' }).click();
    await page.getByRole('link', { name: '冬季送温暖安排' }).click();
    await page.getByRole('button', { name: '不转载' }).click();
    const why = page.getByRole('dialog', { name: '不转载这篇稿件' });
    await why.getByLabel('原因').fill('无');
    await why.getByRole('button', { name: '不转载' }).click();
    await why.getByText('请写明原因，至少两个字').waitFor();
    await why.getByLabel('原因').fill('本区已自行安排');
    await why.getByRole('button', { name: '不转载' }).click();
    await why.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('本区已自行安排').waitFor();
    await staff.go('/contents/linkage');
    await page.getByRole('cell', { name: '不转载' }).waitFor();
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('received-list');
    expect(staff.breaks).toEqual([]);
  });

  it('are looked after by who handed them down, and can be called off', async () => {
    staff = await Staff.signedIn(product, room.people.first);
    const { page } = staff;
    await staff.go('/contents/linkage?tab=sent');
    await page.getByText('1 / 1 家已转载').waitFor();
    await staff.keep('sent-list');
    expect(await staff.faults()).toEqual([]);
    await page.getByRole('link', { name: '工会法宣传月活动启动' }).click();
    const board = page.getByRole('table', { name: '各单位的转载情况' });
    await board.getByText('标题').waitFor();
    await board.getByText('已转载').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('sent-one');
    await staff.go('/contents/linkage?tab=sent');
    await page.getByRole('link', { name: '冬季送温暖安排' }).click();
    await page.getByText('本区已自行安排').waitFor();
    await page.getByRole('button', { name: '取消下发' }).click();
    const dialog = page.getByRole('dialog', { name: '取消这次下发' });
    await dialog.getByRole('button', { name: '取消下发' }).click();
    await dialog.getByText('请写明原因，至少两个字').waitFor();
    await dialog.getByLabel('原因').fill('安排有变');
    await staff.keep('cancel-dialog');
    await dialog.getByRole('button', { name: '取消下发' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('原因：安排有变').waitFor();
    expect(await staff.faults()).toEqual([]);
    expect(staff.breaks).toEqual([]);
  });
});

describe('reports that are asked of units below', () => {
  it('are asked of units by name, too', async () => {
    staff = await Staff.signedIn(product, room.people.first);
    const { page } = staff;
    await staff.go('/submissions/commissions');
    await page.getByRole('button', { name: '发起约稿' }).first().click();
    const dialog = page.getByRole('dialog', { name: '发起约稿' });
    await dialog.getByLabel('约什么').fill('冬季送温暖的做法');
    await dialog.getByRole('radio', { name: '指定单位' }).check();
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('请至少选择一个单位').waitFor();
    await dialog.getByLabel('指定哪些单位').click();
    await page.getByTitle('东区总工会').last().click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByRole('heading', { level: 1, name: '冬季送温暖的做法' }).waitFor();
    await page.getByRole('button', { name: /^修\s*改$/ }).click();
    const change = page.getByRole('dialog', { name: /修\s*改/ });
    await change.getByText('东区总工会').waitFor();
    expect(await staff.faults()).toEqual([]);
    expect(staff.breaks).toEqual([]);
  });
});

describe('units that follow one another', () => {
  it('offer themselves, for the columns that they choose', async () => {
    staff = await Staff.signedIn(product, room.people.first);
    const { page } = staff;
    await staff.go('/contents/linkage?tab=offer');
    await page.getByRole('button', { name: /^修\s*改$/ }).click();
    const dialog = page.getByRole('dialog', { name: '修改开放订阅' });
    await dialog.getByRole('radio', { name: '开放', exact: true }).check();
    await staff.keep('offer-dialog');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('全部栏目').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('offer');
    expect(staff.breaks).toEqual([]);
  });

  it('ask others, who agree; take over what they published; and end it', async () => {
    const live = await approved('职工书屋开放夜读');
    const [publication] = await room.publish(live, room.accounts.site!);
    await product.until('the site to show it', async () => {
      const { body } = await product.as(room.people.author, 'GET', `/publications/${publication}`);
      return body.state === 'published';
    });
    staff = await Staff.signedIn(product, 'beside-editor');
    await staff.go('/contents/linkage?tab=subscriptions');
    await staff.page.getByRole('button', { name: '订阅其他单位' }).click();
    const asking = staff.page.getByRole('dialog', { name: '订阅其他单位' });
    await asking.getByRole('button', { name: /^订\s*阅$/ }).click();
    await asking.getByText('请选择单位').waitFor();
    await asking.getByLabel('订阅哪个单位').click();
    await staff.page.getByTitle('江城市总工会').last().click();
    await staff.keep('subscribe-dialog');
    await asking.getByRole('button', { name: /^订\s*阅$/ }).click();
    await asking.waitFor({ state: 'hidden' });
    await staff.page.getByText('等待同意').waitFor();
    expect(await staff.faults()).toEqual([]);
    expect(staff.breaks).toEqual([]);
    await staff.close();

    staff = await Staff.signedIn(product, room.people.first, { width: 375, scheme: 'dark' });
    await staff.page.getByRole('link', { name: /邻市总工会申请订阅/ }).click();
    const requests = staff.page.getByRole('region', { name: '等我们答复的订阅申请' });
    await requests.getByRole('button', { name: /拒\s*绝/ }).click();
    const refusing = staff.page.getByRole('dialog', { name: '拒绝邻市总工会的订阅' });
    await refusing.getByRole('button', { name: /拒\s*绝/ }).click();
    await refusing.getByText('请写明原因，至少两个字').waitFor();
    await refusing.getByRole('button', { name: /取\s*消/ }).click();
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('requests');
    await requests.getByRole('button', { name: /同\s*意/ }).click();
    await staff.page.getByText('生效中').waitFor();
    expect(staff.breaks).toEqual([]);
    await staff.close();

    staff = await Staff.signedIn(product, 'beside-editor');
    const { page } = staff;
    await staff.go('/contents/linkage?tab=subscriptions');
    await page.getByRole('link', { name: '我们订阅江城市总工会' }).click();
    await page.getByRole('button', { name: '转载《职工书屋开放夜读》' }).click();
    const dialog = page.getByRole('dialog', { name: '转载为本单位的稿件' });
    const address = page.url().split('/console')[1]!;
    await dialog.getByRole('button', { name: /^转\s*载$/ }).click();
    await page.waitForURL(/\/contents\/[0-9a-f-]{36}$/);
    await staff.go(address);
    await page.getByRole('link', { name: '打开本单位的稿件' }).waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('subscription');
    await page.getByRole('button', { name: '结束订阅' }).click();
    const ending = page.getByRole('dialog', { name: /^结束/ });
    await ending.getByLabel('原因').fill('不再需要');
    await ending.getByRole('button', { name: '结束订阅' }).click();
    await ending.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('已结束').waitFor();
    await page.getByText('不再需要').waitFor();
    expect(staff.breaks).toEqual([]);
  });
});

async function unit(name: string, code: string, parentId?: string): Promise<string> {
  const { body } = await expectStatus(
    201,
    product.as('admin', 'POST', '/organizations', { name, code, parentId }),
  );
  return body.id as string;
}

async function approved(title: string): Promise<string> {
  const content = await room.draft({
    type: 'article',
    title,
    summary: '全市工会一起行动。',
    coverAssetId: await room.picture(),
    article: { html: '<p>今天启动。</p>' },
  });
  await room.approve(content);
  return content;
}
