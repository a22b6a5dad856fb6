/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start();
  room = await Newsroom.open(product);
});
afterAll(() => product?.stop());
afterEach(() => staff?.close());

async function stands(): Promise<void> {
  expect(await staff.faults()).toEqual([]);
  expect(await staff.overflow()).toBe(0);
  expect(staff.breaks).toEqual([]);
}

describe('an account of a channel', () => {
  it('is connected step by step: filled in, agreed to on the platform, and tried', async () => {
    const { body: app } = await product.control('POST', '/control/accounts/weibo', { name: '江城工会' });
    staff = await Staff.signedIn(product, 'admin');
    const { page } = staff;
    await staff.go('/channels/new');
    await page.getByRole('link', { name: /微博/ }).click();
    await page.getByRole('heading', { level: 1, name: '接入微博' }).waitFor();
    await staff.keep('accounts-guide');
    await page.getByRole('button', { name: '准备好了，去填写' }).click();
    await page.getByLabel('在号角里叫什么').fill('江城工会微博');
    await page.getByLabel('App Key').fill(app.credentials.appKey);
    await page.getByLabel('安全域名').fill('localhost');
    await page.getByLabel('安全域名').press('Enter');
    await page.getByRole('button', { name: '保存并验证' }).click();
    await page.getByText('请填写App Secret').waitFor();
    await page.getByLabel('App Secret').fill(app.credentials.appSecret);
    await page.getByText('其他设置（可以以后再填）').click();
    await page.getByLabel('发布 IP').fill('192.168.1.8');
    // Folded away again: what is refused there is seen all the same.
    await page.getByText('其他设置（可以以后再填）').click();
    await page.getByLabel('发布 IP').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '保存并验证' }).click();
    await page.getByText('应为公网 IPv4 地址').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('accounts-refused');
    await page.getByLabel('发布 IP').fill('211.156.0.1');
    await page.getByRole('button', { name: '保存并验证' }).click();
    await page.getByRole('button', { name: '去授权' }).click();
    const open = page.getByRole('link', { name: '打开微博授权页' });
    const agree = async (decision: '同意' | '取消') => {
      const [popup] = await Promise.all([staff.context.waitForEvent('page'), open.click()]);
      await popup.getByRole('button', { name: decision }).click();
      await popup.waitForURL(`${product.url}/**`);
      const text = await popup.locator('body').innerText();
      await popup.close();
      return text;
    };
    expect(await agree('取消')).toContain('没有获得授权');
    await staff.keep('accounts-authorize');
    expect(await agree('同意')).toContain('已连接');
    await page.getByText('验证通过，可以使用').waitFor();
    await page.getByRole('button', { name: '完成，看账号情况' }).click();
    await page.getByRole('heading', { level: 1, name: '江城工会微博' }).waitFor();
    await page.reload();
    await page.getByText('一切正常，可以发布。').waitFor();
    await staff.keep('accounts-connected');
    await stands();
  });

  it('is refused by its platform in words that say what to mend, and works once it is mended', async () => {
    const { body: made } = await product.control('POST', '/control/accounts/wechat', {});
    staff = await Staff.signedIn(product, 'admin', { width: 375, scheme: 'dark' });
    const { page } = staff;
    await staff.go('/channels/new');
    await page.getByRole('link', { name: /微信公众号/ }).click();
    await page.getByRole('button', { name: '准备好了，去填写' }).click();
    await page.getByLabel('在号角里叫什么').fill('江城工会公众号');
    await page.getByLabel('AppID').fill(made.credentials.appId);
    await page.getByLabel('AppSecret').fill('not-the-secret-of-it');
    await page.getByRole('button', { name: '保存并验证' }).click();
    await page.getByText('没有通过验证').waitFor();
    await page.getByText(/平台的原话.*40125/).waitFor();
    await staff.keep('accounts-secret-refused');
    await stands();
    await page.getByRole('button', { name: '改填写的资料' }).click();
    const change = page.getByRole('dialog', { name: '修改账号设置' });
    await change.getByRole('button', { name: '更换密钥' }).click();
    await change.getByLabel('AppSecret').fill(made.credentials.appSecret);
    await staff.keep('accounts-secret-changed');
    await stands();
    await change.getByRole('button', { name: /保\s*存/ }).click();
    await change.waitFor({ state: 'hidden' });
    await page.getByText('验证通过，可以使用').waitFor();
    await staff.keep('accounts-secret-mended');
    await stands();
    expect(await page.content()).not.toContain(made.credentials.appSecret);
  });
});

describe('people', () => {
  it('get a new password from their administrator, and choose their own with it', async () => {
    const id = await room.person('li.ming', ['author'], room.organizationId, { displayName: '李明' });
    staff = await Staff.signedIn(product, 'admin', { width: 375 });
    const { page } = staff;
    await staff.go(`/organization/people/${id}`);
    await page.getByRole('button', { name: '重置密码' }).click();
    const dialog = page.getByRole('dialog', { name: '重置李明的密码？' });
    await dialog.getByRole('button', { name: '重置密码' }).click();
    const password = (await dialog.locator('code').textContent()) ?? '';
    expect(await staff.faults()).toEqual([]);
    await staff.keep('accounts-password');
    await dialog.getByRole('button', { name: /完\s*成/ }).click();
    await page.getByText('下次登录时要换成自己的密码').waitFor();
    await stands();
    await staff.close();

    staff = await Staff.open(product);
    await staff.page.goto(`${product.url}/console/`);
    await staff.typeSignIn('li.ming', password);
    await staff.page.getByText('第一次登录，请先换成自己的密码').waitFor();
    const change = async (next: string, again: string) => {
      await staff.page.getByLabel('现在的密码').fill(password);
      await staff.page.getByLabel('新密码', { exact: true }).fill(next);
      await staff.page.getByLabel('再输一遍新密码').fill(again);
      await staff.page.getByRole('button', { name: '修改密码' }).click();
    };
    await change('Own-bugle-2026', 'Own-bugle-2027');
    await staff.page.getByText('两次输入的不一样').waitFor();
    await change('short', 'short');
    await staff.page
      .locator('.ant-form-item', { hasText: '新密码' })
      .locator('.ant-form-item-explain-error')
      .first()
      .waitFor();
    await staff.keep('accounts-own-password-refused');
    await change('Own-bugle-2026', 'Own-bugle-2026');
    await staff.page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
    await stands();
  });

  it('join by a link that an editor made, which opens nothing a second time', async () => {
    staff = await Staff.signedIn(product, room.people.first);
    const { page } = staff;
    await staff.go('/submissions/invitations');
    await page.getByRole('button', { name: '邀请通讯员' }).first().click();
    const dialog = page.getByRole('dialog', { name: '邀请通讯员' });
    await dialog.getByLabel('有效天数').fill('');
    await dialog.getByRole('button', { name: '生成链接' }).click();
    await dialog
      .locator('.ant-form-item', { hasText: '有效天数' })
      .locator('.ant-form-item-explain-error')
      .waitFor();
    await staff.keep('accounts-invite-refused');
    await dialog.getByLabel('有效天数').fill('7');
    await dialog.getByLabel('姓名').fill('王小华');
    await dialog.getByRole('button', { name: '生成链接' }).click();
    const url = await dialog.getByLabel('加入链接').inputValue();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('accounts-invite');
    await page.keyboard.press('Escape');

    const other = await Staff.open(product, { width: 375 });
    try {
      await other.page.goto(url);
      await other.page.locator('[name=username]').fill('wang.xiaohua');
      await other.page.locator('[name=password]').fill('short');
      await other.page.getByRole('button', { name: '加入并登录' }).click();
      await other.page.locator('[name=password]').fill(PASSWORD);
      await other.page.getByRole('button', { name: '加入并登录' }).click();
      await other.page.waitForURL('**/desk/write');
      expect(await other.faults()).toEqual([]);
      await other.keep('accounts-joined');
    } finally {
      await other.close();
    }
    await page.reload();
    await page.getByText('已加入', { exact: true }).waitFor();
    await page.getByText('王小华').waitFor();
    await stands();
    await page.goto(url);
    await page
      .getByText(/已经用过|已使用|失效|无效/)
      .first()
      .waitFor();
    await staff.keep('accounts-invite-used');
  });
});
