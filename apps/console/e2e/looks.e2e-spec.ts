import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { expectStatus } from '../../api/e2e/harness/http';
import { latinWords, pagesOf } from './harness/walk';
import { Staff } from './harness/staff';

interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

const everyLook = [375, 768, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

/** Where somebody wants the pictures (`npm run console:looks`), every page is looked at in every way; else in one of two. */
const wantsPictures =
  process.env.HAOJIAO_TEST_SCREENS !== undefined && process.env.HAOJIAO_TEST_SCREENS !== '';
const wide: Look = { width: 1440, scheme: 'light' };
const narrow: Look = { width: 375, scheme: 'dark' };

const MOST_PAGES = 200;

let product: Product;
let staff: Staff;
let paths: string[] = [];

beforeAll(async () => {
  product = await Product.start();
  const room = await Newsroom.open(product);
  const everything = [
    'administrator',
    'chief_editor',
    'editor',
    'author',
    'auditor',
    'security_administrator',
  ];
  const { body: me } = await expectStatus(200, product.as('admin', 'GET', '/me'));
  const { body: city } = await expectStatus(
    200,
    product.as('admin', 'GET', `/organizations/${room.organizationId}`),
  );
  await expectStatus(
    204,
    product.as('admin', 'PUT', `/organizations/${city.parentId}/members/${me.id}`, { roles: everything }),
  );
  await product.signIn('admin');
  const article = { type: 'article', article: { html: '<p>送清凉活动走进一线工地。</p>' } };
  await room.draft({ ...article, title: '送清凉走进一线工地' });
  const waiting = await room.draft({ ...article, title: '职工技能竞赛开赛' });
  await expectStatus(201, product.as(room.people.author, 'POST', `/contents/${waiting}/submit`, {}));
  const live = await room.draft({ ...article, title: '职工书屋开放夜读专场' });
  await room.approve(live);
  const wechat = await room.connect('wechat');
  const [published] = await room.publish(live, [room.accounts.site![0]!, wechat]);
  await product.until('the site to show it', async () => {
    const { body } = await product.as('admin', 'GET', `/publications/${published}`);
    return body.state === 'published';
  });
});
afterAll(() => product?.stop());
afterEach(() => staff.close());

/** What keeps people from the page that is open. */
async function faultsOf(path: string, { width, scheme }: Look): Promise<unknown[]> {
  await staff.keep(`${width}-${scheme}${path.replace(/[^\w]+/g, '-').slice(0, 90)}`);
  return [
    ...(await staff.faults()),
    ...((await staff.overflow()) > 0 ? ['has to be pushed sideways'] : []),
    ...(await latinWords(staff, ['admin', 'city-author', 'city-editor', 'city-chief', 'site'])),
    ...(await staff.page
      .locator('main')
      .getByText(/^(这个页面出了问题|没有这个页面|找不到这项内容)$/)
      .allInnerTexts()),
  ];
}

describe('every page that links lead to', () => {
  it('is there, and can be read and used in a wide window by day and in a narrow one by night', async () => {
    staff = await Staff.signedIn(product, 'admin', wide);
    const faults: Record<string, unknown> = {};
    paths = await pagesOf(staff, MOST_PAGES, async (path, index) => {
      const look = index % 2 === 0 ? wide : narrow;
      if (look === narrow) await staff.become(look);
      const found = await faultsOf(path, look);
      if (look === narrow) await staff.become(wide);
      if (found.length > 0) faults[`${path} ${look.width}`] = found;
    });
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.length).toBeLessThan(MOST_PAGES);
    expect(staff.breaks).toEqual([]);
    expect(faults).toEqual({});
  });

  if (!wantsPictures) return;
  it.each(everyLook)('can be read and used, $width pixels wide, $scheme', async (look) => {
    staff = await Staff.signedIn(product, 'admin', look);
    const faults: Record<string, unknown> = {};
    for (const path of paths) {
      await staff.go(path);
      const found = await faultsOf(path, look);
      if (found.length > 0) faults[path] = found;
    }
    expect(staff.breaks).toEqual([]);
    expect(faults).toEqual({});
  });
});
