/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import type { Locator } from 'playwright-core';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;
let mails: Server;

beforeAll(async () => {
  mails = takesMails();
  await new Promise<void>((listening) => mails.listen(0, '127.0.0.1', listening));
  const { port } = mails.address() as AddressInfo;
  product = await Product.start({
    environment: {
      HAOJIAO_SMTP_URL: `smtp://127.0.0.1:${port}`,
      HAOJIAO_MAIL_FROM: 'haojiao@union.example',
    },
  });
  room = await Newsroom.open(product);
});
afterAll(async () => {
  await product?.stop();
  mails?.close();
});
afterEach(() => staff?.close());

const save = (within: Locator) => within.getByRole('button', { name: /^保\s*存$/ }).click();

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

  it('tells at its field which new credential can not be, and what the platform says of a wrong one', async () => {
    const id = await room.connect('wechat', {}, '江城工会公众号');
    staff = await Staff.signedIn(product, 'admin', { width: 375, scheme: 'dark' });
    const { page } = staff;
    await staff.go(`/channels/${id}`);
    await page.getByRole('button', { name: '修改设置' }).click();
    const dialog = page.getByRole('dialog', { name: '修改账号设置' });
    await dialog.getByText('更换密钥').click();
    await dialog.getByLabel('AppSecret').fill('x'.repeat(4_001));
    await save(dialog);
    await dialog
      .locator('.ant-form-item', { hasText: 'AppSecret' })
      .locator('.ant-form-item-explain-error')
      .waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('accounts-credential-refused');
    await dialog.getByLabel('AppSecret').fill('not-the-secret-of-this-account-0');
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^验\s*证$/ }).click();
    const answer = page.getByRole('dialog', { name: '平台的答复' });
    await answer.getByText('没有通过验证').waitFor();
    await staff.keep('accounts-verify-failed');
    await stands();
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
    await dialog.getByLabel('几天内有效').fill('');
    await dialog.getByRole('button', { name: '生成链接' }).click();
    await dialog
      .locator('.ant-form-item', { hasText: '几天内有效' })
      .locator('.ant-form-item-explain-error')
      .waitFor();
    await staff.keep('accounts-invite-refused');
    await dialog.getByLabel('几天内有效').fill('7');
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

  it('say how they want to be told, of what not, and see what was sent to them', async () => {
    await product.database.query(`UPDATE users SET email = 'second@union.example' WHERE username = $1`, [
      room.people.second,
    ]);
    staff = await Staff.signedIn(product, room.people.second, { width: 375, scheme: 'dark' });
    const { page } = staff;
    await staff.go('/notices');
    const panel = page.getByRole('region', { name: '邮件提醒' });
    await panel.getByText('每条一封').click();
    await time(panel.getByLabel('从几点起不打扰'), '22:00');
    await save(panel);
    await panel.getByText('免打扰时段要同时写明开始和结束').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('accounts-notices-refused');
    await panel.getByLabel('从几点起不打扰').clear();
    await panel.getByLabel('从几点起不打扰').press('Enter');
    await panel.getByLabel('这些不用发邮件').click();
    await page.locator('.ant-select-dropdown:visible').getByText('词库').click();
    await panel.getByLabel('这些不用发邮件').press('Escape');
    await save(panel);
    await page.getByText('提醒方式已保存').waitFor();
    const id = await room.draft({
      ...{ type: 'article', title: '夜班职工有了热饭菜', article: { html: '<p>昨夜开饭。</p>' } },
    });
    await expectStatus(201, product.as(room.people.author, 'POST', `/contents/${id}/submit`, {}));
    await product.until('the mail to be sent', async () => {
      const { body } = await product.as(room.people.second, 'GET', '/me/notice-deliveries');
      return body.items.some(({ state }: { state: string }) => state === 'sent');
    });
    await page.reload();
    const sent = page.getByRole('region', { name: '发给我的邮件' });
    await sent.getByText('已发出').waitFor();
    await sent.getByText(/夜班职工有了热饭菜/).waitFor();
    await panel.getByText('词库').waitFor();
    await staff.keep('accounts-notices');
    await stands();
  });
});

async function time(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.fill(text);
  await field.press('Enter');
}

/** As much of a mail server as is spoken to. */
function takesMails(): Server {
  return createServer((socket) => {
    let isData = false;
    let rest = '';
    socket.write('220 here\r\n');
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      rest += bytes.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (isData) {
          if (line !== '.') continue;
          isData = false;
          socket.write('250 taken\r\n');
        } else if (/^DATA/i.test(line)) {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) {
          socket.end('221 bye\r\n');
        } else {
          socket.write('250 fine\r\n');
        }
      }
    });
  });
}
