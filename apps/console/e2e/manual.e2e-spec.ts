import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../api/e2e/harness/child';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { Album } from './harness/album';
import { openManualNewsroom } from './harness/manual-newsroom';
import type { ManualNewsroom } from './harness/manual-newsroom';
import { Staff } from './harness/staff';

/** Where the pictures go, when somebody wants new ones (`npm run console:manual`). */
const folder = process.env.HAOJIAO_TEST_MANUAL;
const texts = join(root, 'docs/manual/zh-CN');

const button = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp([...name].join('\\s*')) }).first();

interface Scene {
  /** Who has this on the screen. */
  readonly who: (newsroom: ManualNewsroom) => string;
  readonly isOnPhone?: boolean;
  readonly open: (staff: Staff, newsroom: ManualNewsroom) => Promise<unknown>;
}

const author = ({ room }: ManualNewsroom) => room.people.author;
const editor = ({ room }: ManualNewsroom) => room.people.first;
const chief = ({ room }: ManualNewsroom) => room.people.third;
const administrator = () => 'admin';
const at = (path: string) => (staff: Staff) => staff.go(path);

const scenes: Readonly<Record<string, Scene>> = {
  // First, before everybody's signing in fills the trail.
  audit: { who: ({ auditor }) => auditor, open: at('/audit') },
  'audit-verify': {
    who: ({ auditor }) => auditor,
    open: async (staff) => {
      await staff.go('/audit');
      await button(staff.page, '校验记录').click();
      await staff.page
        .getByText(/条记录全部完好/)
        .first()
        .waitFor();
    },
  },
  home: { who: author, open: at('/') },
  contents: { who: author, open: at('/contents') },
  editor: {
    who: author,
    open: async (staff, { items }) => {
      await staff.go(`/contents/${items.draft}`);
      await button(staff.page, '改为“安装”').waitFor();
    },
  },
  'channel-tab': {
    who: author,
    open: async (staff, { items }) => {
      await staff.go(`/contents/${items.draft}`);
      await staff.page.getByRole('tab', { name: /微信公众号/ }).click();
      await staff.page.frameLocator('iframe').getByText('江城职工技能竞赛开赛').first().waitFor();
    },
  },
  'review-queue': { who: editor, open: at('/reviews') },
  'review-item': {
    who: editor,
    open: async (staff) => {
      await staff.go('/reviews');
      await staff.page.getByRole('link', { name: '一根阶梯轴，比出真功夫' }).click();
      await button(staff.page, '退回修改').waitFor();
      await staff.page.getByText('一张图纸，两个小时').first().waitFor();
    },
  },
  'review-return': {
    who: editor,
    open: async (staff) => {
      await staff.go('/reviews');
      await staff.page.getByRole('link', { name: '一根阶梯轴，比出真功夫' }).click();
      await button(staff.page, '退回修改').click();
      await staff.page.getByRole('dialog').getByRole('button', { name: '人名职务' }).click();
    },
  },
  'phone-review': {
    who: editor,
    isOnPhone: true,
    open: async (staff) => {
      await staff.go('/reviews');
      await staff.page.getByRole('link', { name: '一根阶梯轴，比出真功夫' }).click();
      await button(staff.page, '退回修改').waitFor();
    },
  },
  plan: {
    who: author,
    open: async (staff, { items }) => {
      await staff.go(`/publications/new?contentId=${items.approved}`);
      await staff.page.getByRole('checkbox', { name: /网站/ }).check();
      await staff.page.getByRole('checkbox', { name: /微信/ }).check();
      await staff.page.getByText('由系统发出').first().waitFor();
    },
  },
  board: { who: author, open: at('/publications') },
  failed: {
    who: author,
    open: async (staff, { publications }) => {
      await staff.go(`/publications/${publications.failed}`);
      await button(staff.page, '重新发送').waitFor();
    },
  },
  'hand-off': {
    who: author,
    open: async (staff, { publications }) => {
      await staff.go(`/publications/${publications.handOff}/hand-off`);
      await staff.page.getByText('第一步：复制文字').first().waitFor();
    },
  },
  calendar: { who: author, open: at('/calendar') },
  'desk-list': { who: editor, open: at('/submissions') },
  'desk-report': {
    who: editor,
    open: async (staff) => {
      await staff.go('/submissions');
      await staff.page.getByRole('link', { name: '车间夜班职工就餐难' }).click();
      await button(staff.page, '我来办').waitFor();
    },
  },
  'first-run': { who: administrator, open: at('/first-run') },
  'new-person': {
    who: administrator,
    open: async (staff) => {
      await staff.go('/organization/people');
      await button(staff.page, '新增人员').click();
      await staff.page.getByRole('dialog').getByLabel('用户名', { exact: true }).fill('li.ming');
      await staff.page.getByRole('dialog').getByLabel('姓名', { exact: true }).fill('李明');
      await staff.page.getByRole('dialog').getByLabel('职务', { exact: true }).fill('宣传干事');
    },
  },
  channels: { who: administrator, open: at('/channels') },
  'review-flows': {
    who: administrator,
    open: async (staff) => {
      await staff.go('/settings/review-flows');
      await button(staff.page, '新建流程').click();
      await staff.page.getByText('从哪种开始').first().waitFor();
    },
  },
  figures: { who: chief, open: at('/figures') },
  'phone-write': {
    who: ({ correspondent }) => correspondent,
    isOnPhone: true,
    open: async ({ page }) => {
      await page.goto(new URL('/desk/write', page.url()).href);
      await page.getByRole('radio', { name: '动态' }).check();
      await page.getByLabel('标题').fill('厂工会给夜班职工送去热饭菜');
      await page.getByLabel('正文').fill('11月21日夜里，厂工会把热饭菜送到铸造车间。');
    },
  },
  'phone-reports': {
    who: ({ correspondent }) => correspondent,
    isOnPhone: true,
    open: async ({ page }) => {
      await page.goto(new URL('/desk/reports', page.url()).href);
      await page.getByText('师带徒三年行动见成效').first().waitFor();
    },
  },
};

let product: Product;
let staff: Staff | undefined;

beforeAll(async () => {
  product = await Product.start({ sandbox: folder !== undefined });
});
afterAll(() => product?.stop());
afterEach(async () => {
  await staff?.close();
  staff = undefined;
});

it('shows pictures that this walk takes, every one of them', () => {
  const chapters = readdirSync(texts).map((name) => readFileSync(join(texts, name), 'utf8'));
  const shown = chapters.flatMap((text) =>
    [...text.matchAll(/pictures\/([\w-]+)\.webp/g)].map(([, name]) => name),
  );
  expect(new Set(shown)).toEqual(new Set(Object.keys(scenes)));
});

(folder ? describe : describe.skip)('the pictures of the manual', () => {
  it('are taken', async () => {
    const newsroom = await openManualNewsroom(product);
    const album = new Album(folder!);
    const faults: Record<string, unknown> = {};
    for (const [name, { who, isOnPhone = false, open }] of Object.entries(scenes)) {
      staff = await Staff.signedIn(product, who(newsroom), { width: isOnPhone ? 375 : 1280 });
      if (!isOnPhone) await staff.page.setViewportSize({ width: 1280, height: 800 });
      try {
        await open(staff, newsroom);
        await album.keep(staff.page, name);
        if (staff.breaks.length > 0) faults[name] = staff.breaks;
      } catch (error) {
        faults[name] = error instanceof Error ? error.message : error;
      }
      await staff.close();
    }
    expect(faults).toEqual({});
  });
});

describe('the manual in the console', () => {
  it('opens from the menu of a person at their own chapters, with its pictures, and is searched', async () => {
    const room = await Newsroom.open(product, 'reading');
    staff = await Staff.signedIn(product, room.people.author);
    const { page } = staff;
    await button(page, room.people.author).click();
    await page.getByRole('menuitem', { name: '使用手册' }).click();
    await page.getByRole('heading', { level: 1, name: '使用手册' }).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe('您的岗位');
    expect(await staff.faults()).toEqual([]);

    await page.getByRole('link', { name: '作者（宣传干事）' }).click();
    await page.getByRole('heading', { level: 1, name: '作者（宣传干事）' }).waitFor();
    const picture = page.getByRole('article').getByRole('img').first();
    await picture.scrollIntoViewIfNeeded();
    await product.until('the picture', () =>
      picture.evaluate((element) => (element as HTMLImageElement).naturalWidth === 1280),
    );
    expect(await staff.faults()).toEqual([]);
    await page.getByRole('article').getByRole('link', { name: '发布人员' }).first().click();
    await page.getByRole('heading', { level: 1, name: '发布人员' }).waitFor();

    await page.getByRole('link', { name: '全部岗位' }).click();
    await page.getByLabel(/在手册里查找/).fill('撤回送审');
    await page.getByRole('link', { name: '作者（宣传干事） › 送审' }).click();
    await page.getByRole('heading', { level: 2, name: '送审', exact: true }).waitFor();
    expect(staff.breaks).toEqual([]);
  });

  it('can be read on a phone', async () => {
    staff = await Staff.open(product, { width: 375, scheme: 'dark' });
    await staff.signIn('admin', PASSWORD);
    for (const name of readdirSync(texts).map((each) => each.replace(/\.md$/, ''))) {
      await staff.go(`/help/${name}`);
      await staff.page.getByRole('article').getByRole('heading', { level: 2 }).first().waitFor();
      expect(await staff.overflow()).toBe(0);
      expect(await staff.faults()).toEqual([]);
    }
    expect(staff.breaks).toEqual([]);
  });
});
