import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start({ sandbox: false, workers: 1 });
  room = await Newsroom.open(product);
});
afterAll(() => product?.stop());
afterEach(() => staff?.close());

describe('whoever has nothing yet', () => {
  it('gets drafts to try everything with, once, and may take them away again', async () => {
    staff = await Staff.signedIn(product, room.people.author);
    const { page } = staff;
    await staff.go('/contents');
    await page.getByText('这里还没有稿件').waitFor();
    expect(await staff.faults()).toEqual([]);
    await page.getByRole('button', { name: '放几篇示例进来试试' }).click();
    await page.getByRole('link', { name: '示例：一分钟读懂职工医疗互助' }).waitFor();
    const { body } = await expectStatus(
      200,
      product.as(room.people.author, 'GET', `/contents?tag=${encodeURIComponent('示例')}`),
    );
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['draft', 'draft', 'draft']);
    await page.getByRole('link', { name: '示例：市总工会把清凉送到一线工地' }).click();
    await page.getByRole('cell', { name: '城东综合管廊' }).waitFor();
    expect(staff.breaks).toEqual([]);
  });
});

describe('an item that can not wait for its review', () => {
  it('needs a flow that allows it, which the chief sets up', async () => {
    staff = await Staff.signedIn(product, room.people.third);
    const { page } = staff;
    await staff.go('/settings/review-flows');
    await page.getByRole('button', { name: '新建流程' }).first().click();
    const drawer = page.getByRole('dialog', { name: '新建流程' });
    await drawer.getByText('紧急发布（先发后补）').click();
    await drawer.getByLabel('微信公众号').check();
    expect(await staff.faults()).toEqual([]);
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByText('紧急发布', { exact: true }).waitFor();
    const { body } = await expectStatus(200, product.as(room.people.third, 'GET', '/review-flows'));
    expect(body.items.find(({ kind }: { kind: string }) => kind === 'emergency')).toMatchObject({
      name: '紧急发布（先发后补）',
      settings: { leastRank: 'chief_editor', platforms: ['site', 'wechat'], backfillHours: 24 },
    });
  });

  it('goes out by the word of the chief, written down by an editor, and its review begins', async () => {
    const id = await room.draft({
      ...{
        type: 'article',
        title: '暴雨红色预警',
        article: { html: '<p>室外作业立即停止，人员撤到安全地带。</p>' },
      },
    });
    staff = await Staff.signedIn(product, room.people.first);
    const { page } = staff;
    await staff.go(`/contents/${id}?part=decisions`);
    await page.getByRole('button', { name: '登记先发后补' }).click();
    const dialog = page.getByRole('dialog', { name: '登记先发后补' });
    const choose = async (label: string, option: string | RegExp) => {
      await dialog.getByLabel(label).click();
      await page.locator('.ant-select-dropdown:visible').getByText(option).first().click();
    };
    await choose('事由', '天气灾害');
    await choose('谁批准的', new RegExp(room.people.third));
    await dialog.getByLabel('批准的原话').fill('马上发，先把人撤下来。');
    await dialog.getByLabel('官方网站').check();
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await dialog.getByText('复述并得到确认后才能登记').waitFor();
    expect(await staff.faults()).toEqual([]);
    await dialog.getByLabel('已把原话向批准人复述').check();
    await dialog.getByLabel('微信公众号').check();
    await onlyOnSite();
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    const platforms = dialog.locator('.ant-form-item', { hasText: '发到哪些渠道' });
    await platforms.getByText('微信公众号不能先发后补，只限于：官方网站。').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('emergency-refused');
    // Chosen when it was allowed: it can be taken away, and is gone then.
    await dialog.getByLabel('微信公众号').click();
    await dialog.getByLabel('微信公众号').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    const orders = await expectStatus(200, product.as(room.people.third, 'GET', '/emergency-orders'));
    expect(orders.body.items).toMatchObject([
      {
        contentId: id,
        reasonCode: 'weather',
        means: 'phone',
        wording: '马上发，先把人撤下来。',
        platforms: ['site'],
      },
    ]);
    const item = await expectStatus(200, product.as(room.people.first, 'GET', `/contents/${id}`));
    expect(item.body.state).toBe('approved');
    expect(staff.breaks).toEqual([]);
  });
});

/** While somebody fills in an order, the chief allows fewer platforms. */
async function onlyOnSite(): Promise<void> {
  const asChief = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    product.as(room.people.third, method, path, body, headers);
  const { body: flows } = await expectStatus(200, asChief('GET', '/review-flows'));
  const { id, settings } = flows.items.find(({ kind }: { kind: string }) => kind === 'emergency');
  const { headers } = await expectStatus(200, asChief('GET', `/review-flows/${id}`));
  const wish = { settings: { ...settings, platforms: ['site'] } };
  await expectStatus(
    200,
    asChief('PATCH', `/review-flows/${id}`, wish, { 'if-match': headers.get('etag')! }),
  );
}
