/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import type { Locator } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { imapAccount, startImapServer } from '@haojiao/testing';
import type { TestImapServer } from '@haojiao/testing';
import { signedHeaders } from '../../../libs/features/notices/src/hooks/hook-signature';
import { BulletinMonth } from '../../api/e2e/harness/bulletin-month';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { dayFromToday } from './harness/days';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let works: string;
let staff: Staff;
let imap: TestImapServer;
let smtp: SMTPServer;
/** What was mailed to people. */
const mailed: string[] = [];

beforeAll(async () => {
  imap = await startImapServer();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let source = '';
      stream.on('data', (part: Buffer) => (source += part.toString()));
      stream.on('end', () => {
        mailed.push(source);
        done();
      });
    },
  });
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening));
  product = await Product.start({
    sandbox: false,
    environment: {
      HAOJIAO_TRUSTED_ORIGINS: imap.origin,
      HAOJIAO_SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      HAOJIAO_MAIL_FROM: 'haojiao@union.example',
    },
  });
  room = await Newsroom.open(product);
  const unit = await expectStatus(
    201,
    product.as('admin', 'POST', '/organizations', {
      ...{ name: '晨光重工工会', code: 'works', parentId: room.organizationId },
    }),
  );
  works = unit.body.id;
  await room.person('reporter', ['correspondent'], works, { displayName: '张通讯' });
  for (const [username, role] of [
    [room.people.first, 'editor'],
    [room.people.third, 'chief_editor'],
  ]) {
    const [{ id }] = await product.database.query('SELECT id FROM users WHERE username = $1', [username]);
    await expectStatus(
      204,
      product.as('admin', 'PUT', `/organizations/${room.organizationId}/members/${id}`, {
        ...{ roles: [role], inherit: true },
      }),
    );
  }
});
afterAll(async () => {
  await product?.stop();
  await imap?.close();
  await new Promise<void>((closed) => smtp.close(() => closed()));
});
afterEach(() => staff?.close());

const messageFrom = (from: string, subject: string, text: string) =>
  Buffer.from(
    [
      ...[`From: ${from}`, 'To: reports@union.example', `Message-ID: <${randomUUID()}@home.example>`],
      ...[`Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`, 'MIME-Version: 1.0'],
      ...['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', ''],
      Buffer.from(text).toString('base64'),
    ].join('\r\n'),
  );

const report =
  '厂工会走进铸造车间，为120名夜班职工送去清凉用品，厂领导与职工座谈，听取了关于食堂、宿舍的意见。';

/** Chooses an entry of a list that opens below its field. */
async function choose(field: Locator, entry: string): Promise<void> {
  await field.click();
  await field
    .page()
    .locator('.ant-select-dropdown:visible')
    .getByText(entry, { exact: false })
    .first()
    .click();
}

/** Mailboxes belong to the unit that is looked at; an administrator's own is the one above. */
async function lookAtTheCity(username: string): Promise<void> {
  const { body: me } = await expectStatus(200, product.as(username, 'GET', '/me'));
  await staff.page.evaluate(
    ([key, unit]) => localStorage.setItem(key!, unit!),
    [`haojiao.unit.${me.id}`, room.organizationId],
  );
}

/** The page is whole: nothing broke, nobody is kept out, and nothing sticks out sideways. */
async function expectWhole(name: string): Promise<void> {
  await staff.keep(name);
  expect(await staff.faults()).toEqual([]);
  expect(await staff.overflow()).toBeLessThanOrEqual(0);
  expect(staff.breaks).toEqual([]);
}

describe('an administrator', () => {
  it('adds a mailbox that is read, tries it, and sees that mail comes', async () => {
    imap.deliver(messageFrom('stranger@home.example', '【动态】夜班职工送清凉', report));
    imap.deliver(messageFrom('shop@advert.example', '特价办公用品', '欢迎选购。'));
    staff = await Staff.signedIn(product, 'admin');
    const { page } = staff;
    await lookAtTheCity('admin');
    await staff.go('/settings');
    await page.getByRole('link', { name: /^投稿邮箱/ }).click();
    await page.getByText('还没有投稿邮箱').waitFor();
    await expectWhole('mailboxes-empty');
    await page.getByRole('button', { name: '添加投稿邮箱' }).first().click();
    const dialog = page.getByRole('dialog', { name: '添加投稿邮箱' });
    await dialog.getByLabel('名称').fill('市总投稿邮箱');
    await choose(dialog.getByLabel('哪家的邮箱'), '其他');
    await dialog.getByLabel('收信服务器', { exact: true }).fill('127.0.0.1');
    await dialog.getByLabel('连上后再加密').check();
    await dialog.getByRole('textbox', { name: '邮箱账号' }).fill(imapAccount.username);
    await dialog.getByLabel('授权码或密码').fill('wrong');
    await expectWhole('mailbox-dialog');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('邮件服务器应为公网主机').waitFor();
    await dialog.getByLabel('端口').fill(String(imap.port));
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByRole('heading', { level: 1, name: '市总投稿邮箱' }).waitFor();
    await page.getByRole('button', { name: '试一试能不能收信' }).click();
    await page.getByText('邮件服务器拒绝登录').first().waitFor();
    await expectWhole('mailbox-failing');
    await page.getByRole('button', { name: /修\s*改/ }).click();
    const change = page.getByRole('dialog', { name: '修改投稿邮箱' });
    await change.getByLabel('授权码或密码').fill(imapAccount.password);
    await change.getByRole('button', { name: /保\s*存/ }).click();
    await change.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '试一试能不能收信' }).click();
    await page.getByText('可以收信，文件夹里现在有 2 封信').waitFor();
    await product.until('the mailbox to be read', async () => {
      const [row] = await product.database.query(
        `SELECT count(*)::int AS read FROM intake_messages WHERE state <> 'received'`,
      );
      return row.read === 2;
    });
    await page.reload();
    await page.getByText('最近一次收信').waitFor();
    await page.getByText('正常', { exact: true }).waitFor();
    await expectWhole('mailbox');
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('这个邮箱已收到过邮件').waitFor();
  });

  it('adds one that mail is posted to, and sees its key once', async () => {
    staff = await Staff.signedIn(product, 'admin', { width: 375, scheme: 'dark' });
    const { page } = staff;
    await lookAtTheCity('admin');
    await staff.go('/settings/submission-mailboxes');
    await page.getByRole('button', { name: '添加投稿邮箱' }).first().click();
    const dialog = page.getByRole('dialog', { name: '添加投稿邮箱' });
    await dialog.getByLabel('名称').fill('市总投稿邮箱');
    await dialog.getByLabel(/^邮件系统送来/).check();
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('本单位已有同名邮箱').waitFor();
    await dialog.getByLabel('名称').fill('对接邮箱');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    const once = page.getByRole('dialog', { name: '签名密钥' });
    const secret = (await once.locator('code').textContent()) ?? '';
    expect(secret).toMatch(/^whsec_/);
    await once.getByRole('button', { name: '我已保存好' }).click();
    await page.getByRole('heading', { level: 1, name: '对接邮箱' }).waitFor();
    const url = (await page.getByText(/\/intake\/mail\//).textContent())!.trim().split(/\s/)[0]!;
    const post = (key: string, subject: string) => {
      const source = messageFrom('chen@home.example', subject, report);
      return fetch(url, {
        method: 'POST',
        body: new Uint8Array(source),
        headers: {
          // The signature is over bytes; they are read as such, though the parameter is called a text.
          ...signedHeaders(key, randomUUID(), new Date(), source as unknown as string),
          'content-type': 'message/rfc822',
        },
      });
    };
    const posted = await post(secret, '【经验】师带徒三年行动');
    expect(posted.status).toBe(202);
    await page.reload();
    await page.getByText('最近一次来信').waitFor();
    await expectWhole('mailbox-posted-375-dark');
    expect(await page.content()).not.toContain(secret);

    await page.getByRole('button', { name: '更换密钥' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click();
    const newSecret = (await once.locator('code').textContent()) ?? '';
    expect(newSecret).toMatch(/^whsec_/);
    await expectWhole('mailbox-new-key-375-dark');
    await once.getByRole('button', { name: '我已保存好' }).click();
    expect((await post(secret, '【动态】旧密钥')).status).toBe(401);
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    const again = page.getByRole('button', { name: '重新启用' });
    await again.waitFor();
    const whilePaused = await post(newSecret, '【动态】停用时');
    expect(whilePaused.ok).toBe(false);
    await expectWhole('mailbox-paused-375-dark');
    await again.click();
    await page.getByRole('button', { name: '停用' }).waitFor();
    expect((await post(newSecret, '【动态】新密钥')).status).toBe(202);
  });
});

describe('an editor', () => {
  it('names the sender of one mail and turns another away', async () => {
    staff = await Staff.signedIn(product, room.people.first, { width: 375, scheme: 'dark' });
    const { page } = staff;
    await staff.go('/submissions');
    await page.getByRole('link', { name: '来信', exact: true }).click();
    await page.getByRole('link', { name: '【动态】夜班职工送清凉' }).waitFor();
    await expectWhole('mail-375-dark');
    await page.getByRole('link', { name: '【动态】夜班职工送清凉' }).click();
    await page.getByText('为120名夜班职工送去清凉用品').waitFor();
    await expectWhole('mail-waiting-375-dark');
    await page.getByRole('button', { name: '指定报送人' }).click();
    const assign = page.getByRole('dialog', { name: '指定报送人' });
    await assign.getByRole('button', { name: '作为此人来稿' }).click();
    await assign.getByText('请选择报送人').last().waitFor();
    await choose(assign.getByLabel('是谁报送的'), 'city-author');
    await assign.getByRole('button', { name: '作为此人来稿' }).click();
    await assign.getByText('没有可以报送的这个人员').waitFor();
    await choose(assign.getByLabel('是谁报送的'), '张通讯');
    await expectWhole('mail-assign-375-dark');
    await assign.getByRole('button', { name: '作为此人来稿' }).click();
    await assign.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('已成来稿').waitFor();
    await expectWhole('mail-settled-375-dark');

    await page.getByRole('link', { name: '返回来信列表' }).click();
    await page.getByRole('link', { name: '特价办公用品' }).click();
    await page.getByRole('button', { name: /不\s*采\s*用/ }).click();
    const discard = page.getByRole('dialog', { name: '不采用这封信' });
    await discard.getByRole('button', { name: '标为不采用' }).click();
    await discard.getByText('请写明原因').waitFor();
    await discard.getByLabel('原因').fill('广告邮件');
    await discard.getByRole('button', { name: '标为不采用' }).click();
    await discard.waitFor({ state: 'hidden' });
    await staff.go('/submissions/mail');
    await page.getByRole('tab', { name: '不采用' }).click();
    await page.getByRole('link', { name: '特价办公用品' }).click();
    await page.getByText('广告邮件').waitFor();
  });

  it('looks at mails on a wide screen, one mailbox at a time', async () => {
    staff = await Staff.signedIn(product, room.people.first);
    const { page } = staff;
    await staff.go('/submissions/mail');
    await page.getByRole('link', { name: '【经验】师带徒三年行动' }).waitFor();
    await expectWhole('mail');
    await page.getByRole('link', { name: '【经验】师带徒三年行动' }).click();
    await page.getByRole('button', { name: '指定报送人' }).waitFor();
    await expectWhole('mail-waiting');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载原信' }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.eml$/);
  });
});

describe('a correspondent', () => {
  const heads = '标题*,信息类别*,正文*,事件日期';
  const sheet = (name: string, ...rows: string[]) => ({
    ...{ name, mimeType: 'text/csv' },
    buffer: Buffer.from([heads, ...rows].join('\r\n')),
  });

  it('sends many reports as a sheet, and sees what has to be mended', async () => {
    staff = await Staff.signedIn(product, 'reporter', { width: 375, scheme: 'dark' });
    const { page } = staff;
    await page.getByRole('link', { name: '用表格一次报送多篇' }).click();
    await page.getByText('还没有上传过表格').waitFor();
    await expectWhole('sheets-375-dark');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载模板' }).click();
    expect((await saved).suggestedFilename()).toBe('报送模板.xlsx');
    const upload = page.locator('input[type=file]').last();
    await upload.setInputFiles({
      name: '旧表.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('甲,乙\r\n1,2'),
    });
    const refused = page.getByRole('dialog', { name: '这份表格用不了' });
    await refused.getByText('表头缺少').waitFor();
    await expectWhole('sheet-refused-375-dark');
    await refused.getByRole('button', { name: /close|关闭/i }).click();
    await upload.setInputFiles(
      sheet(
        '十一月来稿.csv',
        `夜班职工有了热饭菜,动态信息,${report},${dayFromToday(-3)}`,
        `职工书屋开放夜读专场,不知道,${report},${dayFromToday(-3)}`,
        `安全知识竞赛落幕,简讯,${report},${dayFromToday(-2)}`,
      ),
    );
    await page.getByRole('heading', { level: 1, name: '十一月来稿.csv' }).waitFor();
    await page.getByText('2 篇没有问题，看过后请点“报送”').waitFor();
    await page.getByText(/“信息类别”：/).waitFor();
    await expectWhole('sheet-375-dark');
    await page.getByRole('button', { name: '报送 2 篇' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '报送 2 篇' }).click();
    await page.getByText('已报送 2 篇').waitFor();
    await page.reload();
    await page.getByText('已报送 2 篇').waitFor();
    await expectWhole('sheet-sent-375-dark');
    await staff.page.setViewportSize({ width: 1440, height: 900 });
    await expectWhole('sheet-sent-dark');
    await page.getByRole('link', { name: '返回表格报送' }).click();
    await page.getByRole('link', { name: '十一月来稿.csv' }).waitFor();
    await expectWhole('sheets-dark');
  });

  it('registers an address and proves it by the code', async () => {
    staff = await Staff.signedIn(product, 'reporter', { width: 375 });
    const { page } = staff;
    await page.locator('.person-button').click();
    await page.getByRole('menuitem', { name: '发信地址' }).click();
    await page.getByText('还没有登记别的发信地址').waitFor();
    await page.getByRole('button', { name: '添加发信地址' }).click();
    const dialog = page.getByRole('dialog', { name: '添加发信地址' });
    await dialog.getByLabel('邮箱地址').fill('zhang at home');
    await dialog.getByRole('button', { name: '发送验证码' }).click();
    await dialog.locator('.ant-form-item-explain-error').waitFor();
    await dialog.getByLabel('邮箱地址').fill('zhang@home.example');
    await expectWhole('address-375');
    await dialog.getByRole('button', { name: '发送验证码' }).click();
    const proof = page.getByRole('dialog', { name: '填写验证码' });
    await proof.getByLabel('六位验证码').fill('12');
    await proof.getByRole('button', { name: /确\s*认/ }).click();
    await proof.getByText('请填写信里的六位数字').waitFor();
    const { text = '' } = await simpleParser(mailed.at(-1)!);
    const code = /\d{6}/.exec(text)![0];
    await proof.getByLabel('六位验证码').fill(code === '111111' ? '222222' : '111111');
    await proof.getByRole('button', { name: /确\s*认/ }).click();
    await page.getByText('验证码错误或已失效').waitFor();
    await proof.getByLabel('六位验证码').fill(code);
    await expectWhole('address-code-375');
    await proof.getByRole('button', { name: /确\s*认/ }).click();
    await proof.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('已确认').waitFor();
    await expectWhole('addresses-375');
    await page.getByRole('button', { name: '删除 zhang@home.example' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('还没有登记别的发信地址').waitFor();
  });
});

it('vouches for an address on the page of its person', async () => {
  staff = await Staff.signedIn(product, 'admin');
  const { page } = staff;
  const [{ id }] = await product.database.query(`SELECT id FROM users WHERE username = 'reporter'`);
  await staff.go(`/organization/people/${id}`);
  await page.getByRole('button', { name: '添加发信地址' }).click();
  const dialog = page.getByRole('dialog', { name: '添加发信地址' });
  await dialog.getByLabel('邮箱地址').fill('nobody');
  await dialog.getByRole('button', { name: /登\s*记/ }).click();
  await dialog.locator('.ant-form-item-explain-error').waitFor();
  await dialog.getByLabel('邮箱地址').fill('zhang@works.example');
  await dialog.getByRole('button', { name: /登\s*记/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByText('zhang@works.example').waitFor();
  await expectWhole('person');
});

it('lets the chief editor say how soon reports have to come', async () => {
  staff = await Staff.signedIn(product, room.people.third);
  const { page } = staff;
  await staff.go('/settings');
  await page.getByRole('link', { name: /^报送时限/ }).click();
  await page.getByText('还没有定报送时限').waitFor();
  await page.getByRole('button', { name: '为本单位定时限' }).click();
  const dialog = page.getByRole('dialog', { name: '报送时限' });
  const rule = dialog.getByRole('group', { name: '第 1 条时限' });
  await choose(rule.getByLabel('类别'), '动态');
  await page.keyboard.press('Escape');
  await rule.getByLabel('多久以内').fill('900');
  await dialog.getByRole('button', { name: '添加假期' }).click();
  const term = dialog.getByRole('group', { name: '第 1 个假期' });
  await term.getByLabel('假期名称').fill('寒假');
  await term.getByLabel('第一天', { exact: true }).fill('2027-02-20');
  await page.keyboard.press('Enter');
  await term.getByLabel('最后一天', { exact: true }).fill('2027-01-20');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.getByText('请填写 0 到 400 的整数').waitFor();
  await rule.getByLabel('多久以内').fill('3');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.getByText('结束日期不能早于开始日期').waitFor();
  await term.getByLabel('最后一天', { exact: true }).fill('2027-03-01');
  await page.keyboard.press('Enter');
  await expectWhole('deadlines-dialog');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByText('事情发生后 3 个工作日内').waitFor();
  await expectWhole('deadlines');
  await page.setViewportSize({ width: 375, height: 812 });
  await expectWhole('deadlines-375');
  await page.getByRole('button', { name: '取消本单位的时限' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消本单位的时限' }).click();
  await page.getByText('还没有定报送时限').waitFor();
});

it('tells an editor of what the points of units consist', async () => {
  await BulletinMonth.begin(product, room, works);
  staff = await Staff.signedIn(product, room.people.first);
  const { page } = staff;
  await staff.go('/submissions/ledger');
  await page.getByText('考核得分', { exact: true }).click();
  await page.getByRole('columnheader', { name: '采用分' }).waitFor();
  await page.getByRole('cell', { name: '晨光重工工会' }).waitFor();
  await expectWhole('ledger-points');
});
