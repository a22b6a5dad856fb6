/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;
let receiver: Server;
/** What the other system was told. */
const told: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  receiver = createServer((request, answer) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      told.push({ headers: request.headers, body });
      answer.writeHead(200).end('taken, thanks');
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  product = await Product.start({
    sandbox: false,
    environment: { HAOJIAO_TRUSTED_ORIGINS: addressOf(receiver) },
  });
  room = await Newsroom.open(product);
});
afterAll(async () => {
  await product?.stop();
  receiver?.close();
});
afterEach(() => staff?.close());

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describe('an administrator, in the settings', () => {
  it('gives the public pages their registration and hotline, as readers then see', async () => {
    staff = await Staff.signedIn(product, 'admin');
    const { page } = staff;
    await staff.go('/settings');
    await page.getByRole('link', { name: /^网站/ }).click();
    await page.getByRole('button', { name: '修改：备案' }).click();
    const filing = page.getByRole('dialog', { name: '备案' });
    await filing.getByLabel('网站标识码').fill('no');
    await filing.getByLabel('网站备案号').fill('浙ICP备12345678号-1');
    await filing.getByRole('button', { name: /保\s*存/ }).click();
    await filing.getByText('4 到 20 个字母或数字').waitFor();
    await filing.getByLabel('网站标识码').fill('3300000012');
    await filing.getByRole('button', { name: /保\s*存/ }).click();
    await filing.waitFor({ state: 'hidden' });
    await page.getByText('浙ICP备12345678号-1').waitFor();
    await page.getByRole('button', { name: '修改：页脚与热线' }).click();
    const footer = page.getByRole('dialog', { name: '页脚与热线' });
    await footer.getByLabel('热线名称').fill('职工维权热线');
    await footer.getByLabel('热线号码').fill('12351');
    await footer.getByRole('button', { name: '先看效果' }).click();
    await footer.getByRole('link', { name: '打开预览页面' }).waitFor();
    await footer.getByRole('button', { name: /保\s*存/ }).click();
    await footer.waitFor({ state: 'hidden' });
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-site');
    // What the highest unit says holds below it.
    const front = await fetch(`${product.url}/o/city`);
    await expect(front.text()).resolves.toMatch(
      /浙ICP备12345678号-1[\s\S]*12351|12351[\s\S]*浙ICP备12345678号-1/,
    );
    expect(staff.breaks).toEqual([]);
  });

  it('has another system told, sees its key once, and what was sent and answered', async () => {
    staff = await Staff.signedIn(product, 'admin', { width: 375 });
    const { page } = staff;
    await staff.go('/settings/webhooks');
    await page.getByRole('button', { name: '新建推送' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建推送' });
    await dialog.getByLabel('名称').fill('门户网站');
    await dialog.getByLabel('接收地址').fill('ftp://portal.example/hook');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('接收地址应为公网 https 地址').waitFor();
    await dialog.getByLabel('接收地址').fill(`${addressOf(receiver)}/hook`);
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    const once = page.getByRole('dialog', { name: '签名密钥' });
    const secret = (await once.locator('code').textContent()) ?? '';
    expect(secret).toMatch(/^whsec_/);
    await once.getByRole('button', { name: '我已保存好' }).click();
    await page.getByRole('heading', { level: 1, name: '门户网站' }).waitFor();
    await page.getByRole('button', { name: '试推送一次' }).click();
    await page.getByText('对方已收到').waitFor();
    expect(told.at(-1)?.headers['webhook-signature']).toMatch(/^v1,/);

    await room.publish(await approved(), room.accounts.site!);
    await product.until('the other system to be told', () =>
      Promise.resolve(told.some(({ body }) => body.includes('content.published'))),
    );
    await page.reload();
    await page
      .getByRole('button', { name: /^查看第 \d+ 条/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog', { name: /第 \d+ 条推送/ });
    await drawer.getByText('taken, thanks').waitFor();
    const before = told.length;
    await drawer.getByRole('button', { name: '再发一次' }).click();
    await product.until('it to be told again', () => Promise.resolve(told.length > before));
    expect(told.at(-1)?.headers['webhook-id']).toBe(told.at(-2)?.headers['webhook-id']);
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('settings-webhook');
    expect(await page.content()).not.toContain(secret);
    expect(staff.breaks).toEqual([]);
  });
});

async function approved(): Promise<string> {
  const content = await room.draft({
    type: 'article',
    title: '劳模讲堂走进车间',
    summary: '劳模走进车间，讲技术也讲人生。',
    coverAssetId: await room.picture(),
    article: { html: '<p>今天开讲。</p>' },
  });
  await room.approve(content);
  return content;
}
