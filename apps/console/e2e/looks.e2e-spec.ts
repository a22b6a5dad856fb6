import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { expectStatus } from '../../api/e2e/harness/http';
import { latinWords, pagesOf } from './harness/walk';
import { Staff } from './harness/staff';

const everyLook = [375, 768, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

/** Where somebody wants the pictures (`npm run console:looks`), every page is looked at in every way; else in one of two. */
const wantsPictures =
  process.env.HAOJIAO_TEST_SCREENS !== undefined && process.env.HAOJIAO_TEST_SCREENS !== '';
const looks = wantsPictures
  ? everyLook
  : everyLook.filter(({ width, scheme }) => (width === 375) === (scheme === 'dark') && width !== 768);

const MOST_PAGES = 200;

let product: Product;
let paths: string[];
let staff: Staff;

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
  staff = await Staff.signedIn(product, 'admin');
  paths = await pagesOf(staff, MOST_PAGES);
  await staff.close();
});
afterAll(() => product?.stop());
afterEach(() => staff.close());

describe('every page that links lead to', () => {
  it('is there: the sections, and what stands in them', () => {
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.length).toBeLessThan(MOST_PAGES);
  });

  it.each(looks)('can be read and used, $width pixels wide, $scheme', async ({ width, scheme }) => {
    staff = await Staff.signedIn(product, 'admin', { width, scheme });
    const faults: Record<string, unknown> = {};
    const turn = looks.findIndex((look) => look.width === width && look.scheme === scheme);
    for (const path of paths.filter((_, index) => wantsPictures || index % looks.length === turn)) {
      await staff.go(path);
      await staff.keep(`${width}-${scheme}${path.replace(/[^\w]+/g, '-').slice(0, 90)}`);
      const found = [
        ...(await staff.faults()),
        ...((await staff.overflow()) > 0 ? ['has to be pushed sideways'] : []),
        ...(await latinWords(staff, ['admin', 'city-author', 'city-editor', 'city-chief', 'site'])),
        ...(await staff.page
          .locator('main')
          .getByText(/^(这个页面出了问题|没有这个页面|找不到这项内容)$/)
          .allInnerTexts()),
      ];
      if (found.length > 0) faults[path] = found;
    }
    expect(staff.breaks).toEqual([]);
    expect(faults).toEqual({});
  });
});
