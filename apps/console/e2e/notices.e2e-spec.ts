import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { choose } from './harness/choose';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start({
    sandbox: false,
    // Nobody listens there: how somebody wants to be told is asked as soon as there is a server.
    environment: { HAOJIAO_SMTP_URL: 'smtp://127.0.0.1:9', HAOJIAO_MAIL_FROM: 'haojiao@union.example' },
  });
  room = await Newsroom.open(product);
});
afterAll(() => product?.stop());
afterEach(async () => {
  const { breaks } = staff;
  await staff.close();
  expect(breaks).toEqual([]);
});

const kept = async () =>
  (await expectStatus(200, product.as(room.people.author, 'GET', '/me/notice-preferences'))).body;

it.each([1440, 375])('lets people choose how mails reach them, %i pixels wide', async (width) => {
  staff = await Staff.signedIn(product, room.people.author, { width });
  const { page } = staff;
  await staff.go('/notices');
  const panel = page.getByRole('region', { name: '邮件提醒' });
  await panel.getByText('每天汇总一封').click();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(new URL(request.url()).pathname);
  });
  // Typed, and left by the tab key: nothing has to be confirmed.
  const type = async (label: string, time: string, leaveBy = 'Tab') => {
    await panel.getByLabel(label).fill(time);
    await page.keyboard.press(leaveBy);
  };
  await type('每天几点汇总', '08:30', 'Enter');
  await type('从几点起不打扰', '21:30');
  const end = panel.locator('.ant-form-item', { hasText: '到几点为止' });
  await end.locator('.ant-picker').hover();
  await end.locator('.ant-picker-clear').click();
  // Enter took the hour, and did not send the form.
  expect(sent).toEqual([]);
  await panel.getByRole('button', { name: /保\s*存/ }).click();
  await panel.getByText('免打扰时段要同时写明开始和结束').waitFor();
  await staff.keep(`notices-refused-${width}`);
  expect(await staff.faults()).toEqual([]);
  expect(await staff.overflow()).toBe(0);
  await type('到几点为止', '06:30');
  await choose(panel, '这些不用发邮件', '约稿');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('提醒方式已保存').waitFor();
  expect(await kept()).toMatchObject({
    ...{ mail: 'digest', digestAt: '08:30', quietFrom: '21:30', quietTo: '06:30' },
    mutedKinds: [expect.stringContaining('commission')],
  });
  await page.reload();
  expect(await panel.getByLabel('从几点起不打扰').inputValue()).toBe('21:30');
  await staff.keep(`notices-kept-${width}`);
  await panel.getByText('不发邮件').click();
  await panel.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('提醒方式已保存').waitFor();
  expect(await kept()).toMatchObject({ mail: 'off', quietFrom: '21:30' });
  await product.as(room.people.author, 'PUT', '/me/notice-preferences', {
    ...{
      mail: 'each',
      digestAt: '08:00',
      quietFrom: '22:00',
      quietTo: '07:00',
      mutedKinds: [],
      language: 'zh',
    },
  });
});
