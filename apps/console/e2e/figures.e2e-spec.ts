/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Locator, Page } from 'playwright-core';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { dayFromToday } from './harness/days';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start();
  room = await Newsroom.open(product);
  await room.connect('weibo');
  staff = await Staff.signedIn(product, room.people.author);
});

afterAll(async () => {
  await staff?.close();
  await product?.stop();
});

const press = (within: Locator, name: string) =>
  within.getByRole('button', { name: new RegExp(`^${[...name].join('\\s*')}$`) }).click();
const closed = (dialog: Locator) => dialog.waitFor({ state: 'hidden' });
/** Somebody else of the unit for a while. */
async function as(username: string, width: number, walk: (other: Staff) => Promise<void>): Promise<void> {
  const other = await Staff.signedIn(product, username, { width });
  try {
    await walk(other);
    expect(await other.faults()).toEqual([]);
    expect(await other.overflow()).toBe(0);
    expect(other.breaks).toEqual([]);
  } finally {
    await other.close();
  }
}

async function choose(page: Page, within: Page | Locator, field: string, option: string): Promise<void> {
  await within.getByLabel(field, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option).click();
}

it('reckons an index from what somebody read, shows how, and keeps the published value beside it', async () => {
  const { page } = staff;
  await staff.go('/figures/indices');
  await page.getByRole('button', { name: '计算指数' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog, '账号或单位', 'weibo 1 · 微博');
  await choose(page, dialog, '公式版本', '微博传播指数 BCI V9.0');
  const figures = ['120', '90', '850', '430', '700', '380', '2,600'];
  const fields = dialog.locator('.typed-fields input');
  await fields.nth(figures.length - 1).waitFor();
  for (const [index, words] of figures.entries()) await fields.nth(index).fill(words);
  await dialog.getByRole('button', { name: /^计\s*算$/ }).click();

  await page.getByText('按保存的数字重新算了一遍，结果一致。').waitFor();
  expect(await page.locator('.index-value').innerText()).toBe('975.59');
  expect(await staff.faults()).toEqual([]);

  await staff.go('/figures/indices');
  await page.getByRole('button', { name: '录入发布值' }).click();
  await dialog.getByLabel('发布方').fill('清博指数');
  await choose(page, dialog, '公式版本', '微博传播指数 BCI V9.0');
  await choose(page, dialog, '账号或单位', 'weibo 1 · 微博');
  await dialog.getByLabel('数值').fill('968.4');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('已录入 1 个数值').waitFor();

  await page.getByRole('link', { name: '975.59' }).click();
  await page.getByRole('link', { name: '看走势' }).click();
  await page.getByText('不同版本的数值不相比').waitFor();
  for (const value of ['975.59', '968.4']) await page.getByRole('link', { name: value }).waitFor();
  expect(await staff.overflow()).toBe(0);
});

it('imports a table: what is understood is shown line by line, and written when it is confirmed', async () => {
  const { page } = staff;
  const table = '日期,粉丝数\n2026-10-01,12.4万\n2026-10-02,很多\n2026-10-03,"124,300"\n';
  const send = async () => {
    await staff.go('/figures/imports');
    await page.getByRole('button', { name: '导入表格' }).first().click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog, '账号', 'weibo 1 · 微博');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '粉丝.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await dialog.getByText('粉丝.csv').waitFor();
    await dialog.getByRole('button', { name: '先看看会导入什么' }).click();
  };
  await send();
  await page.getByText('会写入 2 个新数字').waitFor();
  await page.getByText('读作约 124,000').waitFor();
  await page.getByText('“很多”读不成数字').waitFor();
  expect(await staff.faults()).toEqual([]);
  const [{ count: before }] = await product.database.query(
    `SELECT count(*)::integer AS count FROM figure_snapshots WHERE source = 'import'`,
  );
  expect(before).toBe(0);

  await page.getByRole('button', { name: '确认写入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认写入' }).click();
  await page.getByText('写入了 2 个数字').waitFor();
  const { body } = await expectStatus(
    200,
    product.as(
      room.people.author,
      'GET',
      `/channel-accounts/${room.accounts.weibo![0]}/figures?from=2026-10-01T00:00:00Z&to=2026-10-05T00:00:00Z`,
    ),
  );
  expect(body.series[0].points.map(({ words }: { words: string }) => words)).toEqual(['12.4万', '124,300']);

  await send();
  await page.getByText(/同一个文件在 .* 已经导入过/).waitFor();
  await page.getByText('没有新的数字可写入').waitFor();
  expect(staff.breaks).toEqual([]);
});

it('keeps a pasted ranking, says which line is ours, and corrects it', async () => {
  const { page } = staff;
  await staff.go('/figures/rankings/published/new');
  await page
    .getByLabel('榜单内容')
    .fill('排名\t账号\t主办单位\t指数\n1\t甲\t甲工会\t936.16\n2\tweibo 1\t江城市总工会\t900');
  await page.getByRole('button', { name: '看看读成什么' }).click();
  await page.getByText('读出 2 个账号').waitFor();
  await page.getByLabel('榜单名称').fill('工会新媒体周榜');
  await page.getByLabel('发布方').fill('某机构');
  await page.getByLabel('周期').first().fill('2026-11-01');
  await page.keyboard.press('Tab');
  await page.locator('.ant-picker-range input').nth(1).fill('2026-11-07');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '保存榜单' }).click();
  await page.getByRole('heading', { level: 2, name: '工会新媒体周榜' }).waitFor();
  await page
    .getByRole('row', { name: /weibo 1/ })
    .getByRole('button', { name: '对上我们的账号' })
    .click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('weibo 1').click();
  await page.getByText('其中我们的 1 个').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);

  await page.getByRole('link', { name: '更正榜单' }).click();
  await page
    .getByLabel('榜单内容')
    .fill('排名\t账号\t主办单位\t指数\n1\tweibo 1\t江城市总工会\t940\n2\t甲\t甲工会\t936.16');
  await page.getByRole('button', { name: '看看读成什么' }).click();
  await page.getByRole('button', { name: '保存更正' }).click();
  await page.getByText('请输入更正原因').waitFor();
  await page.getByLabel('更正原因').fill('名次抄错');
  await page.getByRole('button', { name: '保存更正' }).click();
  await page.getByText('名次抄错').waitFor();
  await page.getByText('weibo 1第 1 名').waitFor();
  expect(await staff.faults()).toEqual([]);
  await staff.keep('board-corrected');
  await page.getByRole('link', { name: '看更正前的' }).click();
  await page.getByText('这份榜单已被更正。').waitFor();
  expect(staff.breaks).toEqual([]);
});

it('puts indices beside one another, and says why others can not be', async () => {
  const record = (formulaId: string, from: string, value: number) =>
    expectStatus(
      201,
      product.as(room.people.author, 'POST', '/index-values/imports', {
        ...{ source: '清博指数', asOf: new Date().toISOString() },
        items: [
          { formulaId, channelAccountId: room.accounts.weibo![0], period: { kind: 'month', from }, value },
        ],
      }),
    );
  await record('bci/9', '2026-08-01', 900);
  await record('bci/9', '2026-07-01', 800);
  await record('bci/9-simple', '2026-06-01', 700);
  const { page } = staff;
  await staff.go('/figures/indices');
  const chosen = (value: string) => page.getByRole('checkbox', { name: new RegExp(`${value}$`) });
  await chosen('900').check();
  await page.getByText('再选一个就能比较').waitFor();
  await chosen('800').check();
  await page.getByRole('link', { name: '放在一起比较' }).click();
  await page.getByRole('cell', { name: '-100' }).waitFor();
  await page.getByText('以它为准').waitFor();
  expect(await staff.faults()).toEqual([]);
  await staff.keep('indices-compared');
  await page.getByRole('link', { name: '回到传播指数' }).click();
  await chosen('900').check();
  await chosen('700').check();
  await page.getByRole('link', { name: '放在一起比较' }).click();
  await page.getByText('公式版本不同，不能相比').waitFor();
  await staff.keep('indices-refused');
  expect(staff.breaks).toEqual([]);
});

it('lets the chief editor say what a column is inspected by, exempt it, and revoke what was told wrongly', async () => {
  const column = { name: '工会要闻', code: 'news', organizationId: room.organizationId };
  await expectStatus(201, product.as(room.people.third, 'POST', '/columns', column));
  await as(room.people.third, 1440, async (chief) => {
    const { page } = chief;
    await chief.go('/figures/inspection');
    const row = page.getByRole('row', { name: /工会要闻/ }).first();
    await row.getByRole('button', { name: '改检查要求：工会要闻' }).click();
    const rule = page.getByRole('dialog', { name: '“工会要闻”的检查要求' });
    await rule.getByLabel('满几天提醒').fill('20');
    await press(rule, '保存');
    await rule.getByText(/应同时填写/).waitFor();
    await rule.getByLabel('满几天算超期').fill('30');
    await press(rule, '保存');
    await closed(rule);
    await page.reload();
    await row.getByRole('button', { name: '改检查要求：工会要闻' }).click();
    await rule.getByLabel('满几天算超期').waitFor();
    expect(await rule.getByLabel('满几天算超期').inputValue()).toBe('30');
    await chief.keep('inspection-rule');
    await press(rule, '取消');

    await row.getByRole('button', { name: '已在别处更新' }).click();
    const update = page.getByRole('dialog', { name: '“工会要闻”在别处更新了' });
    await press(update, '记下');
    await update.getByText('请选择更新时间').or(update.getByText('请输入更新时间')).waitFor();
    await update.getByLabel('更新时间').fill(`${dayFromToday(-2)} 09:00`);
    await page.keyboard.press('Enter');
    await update.getByLabel('说明（选填）').fill('发在报纸上');
    await press(update, '记下');
    await closed(update);
    await page
      .getByRole('row', { name: /发在报纸上/ })
      .getByRole('button', { name: /^撤\s*销$/ })
      .click();
    await press(page.locator('.ant-modal-confirm'), '撤销');
    await page.getByText('已撤销').first().waitFor();

    await row.getByRole('button', { name: '暂时豁免' }).click();
    const exempt = page.getByRole('dialog', { name: '豁免“工会要闻”' });
    await exempt.getByLabel('原因').fill('改版');
    await press(exempt, '暂时豁免');
    await exempt.getByText(/请.*豁免到哪天/).waitFor();
    await exempt.getByLabel('豁免到哪天').fill(dayFromToday(2 * 366));
    await page.keyboard.press('Enter');
    await press(exempt, '暂时豁免');
    await exempt.getByText(/截止日应在今天至/).waitFor();
    await exempt.getByLabel('豁免到哪天').fill(dayFromToday(30));
    await page.keyboard.press('Enter');
    await press(exempt, '暂时豁免');
    await closed(exempt);
    await page.reload();
    await page.getByText('豁免中').first().waitFor();
    await chief.keep('inspection');
    await page.getByRole('button', { name: '结束豁免' }).first().click();
    await press(page.locator('.ant-modal-confirm'), '结束豁免');
    await page.getByText('已提前结束').waitFor();
  });
});

it('lets an editor have a report mailed, change it, stop it, and fetch what was made', async () => {
  await room.person('city-correspondent', ['correspondent']);
  await as(room.people.third, 375, async (chief) => {
    const { page } = chief;
    await chief.go('/figures/reports');
    await page.getByRole('button', { name: '添加定时发送' }).click();
    const adding = page.getByRole('dialog', { name: '添加定时发送' });
    await adding.getByLabel('名称').fill('宣传月报');
    await choose(page, adding, '收件人', 'city-correspondent');
    await page.keyboard.press('Escape');
    await press(adding, '添加定时发送');
    await adding.getByText(/无权查看该单位及其下级的数据/).waitFor();
    await adding.getByLabel('收件人', { exact: true }).press('Backspace');
    await press(adding, '添加定时发送');
    await closed(adding);
    await page.getByRole('link', { name: '宣传月报' }).click();
    await press(page.locator('#main'), '修改');
    const changing = page.getByRole('dialog', { name: '修改定时发送' });
    await changing.getByLabel('名称').fill(' ');
    await press(changing, '保存');
    await changing.locator('.ant-form-item-explain-error').first().waitFor();
    await changing.getByLabel('名称').fill('宣传工作月报');
    await choose(page, changing, '格式', 'CSV 表格');
    await press(changing, '保存');
    await closed(changing);
    await page.getByRole('heading', { level: 1, name: '宣传工作月报' }).waitFor();
    await press(page.locator('#main'), '暂停');
    await press(page.locator('.ant-modal-confirm'), '暂停');
    await page.getByText('已暂停').waitFor();
    await press(page.locator('#main'), '恢复发送');
    await page.getByRole('button', { name: /^暂\s*停$/ }).waitFor();
    await page.getByText('还没有生成过。').waitFor();

    // Its time has come.
    await product.database.query(`UPDATE report_schedules SET next_due_at = now() - interval '1 minute'`);
    await product.until('the report to be made', async () => {
      await page.reload();
      await page.getByRole('heading', { level: 2, name: '发送记录' }).waitFor();
      return (await page.getByText('已生成').count()) > 0;
    });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    await chief.keep('schedule-375');
  });
});
