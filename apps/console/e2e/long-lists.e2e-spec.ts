/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

const ROWS = 10_000;
/** What a screen holds, what is kept ready above and below it, and the head. */
const MOST_ROWS_IN_PAGE = 60;

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start({ sandbox: false, workers: 1 });
  room = await Newsroom.open(product);
  const content = await room.draft({
    ...{ type: 'article', title: '稿件', article: { html: '<p>班组安全课。</p>' } },
  });
  await multiply(content, ROWS - 1);
});
afterAll(() => product?.stop());
afterEach(() => staff?.close());

describe('a list of ten thousand', () => {
  it('is scrolled to its end with few rows in the page, by the cursor', async () => {
    staff = await Staff.signedIn(product, room.people.author);
    const { page } = staff;
    await staff.go('/contents');
    let asked = 0;
    page.on('request', (request) => {
      if (/\/api\/v1\/contents\?/.test(request.url())) asked += 1;
    });
    const rows = page.getByRole('table', { name: '稿件列表' }).getByRole('row');
    await rows.nth(1).getByRole('link').first().waitFor();
    let most = 0;
    let reached = 0;
    const atEnd = async () => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      most = Math.max(most, await rows.count());
      reached = Number(await rows.last().getAttribute('aria-rowindex'));
      return reached === ROWS + 1;
    };
    await product.until('the end of the list to be there', atEnd, 240_000, 20);
    expect(most).toBeLessThan(MOST_ROWS_IN_PAGE);
    expect(asked).toBeLessThan(ROWS / 50 + 5);
  });
});

/** Drafts like this one, each with a title of its own and a little older than the one before. */
async function multiply(contentId: string, times: number): Promise<void> {
  await product.database.query(
    `WITH item AS (
       SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS revision_id FROM generate_series(1, $2::int) AS n
     ), content AS (
       INSERT INTO contents (id, organization_id, type, state, slug, title, tags, author_id, current_revision_id,
         search_text, version, created_at, updated_at)
       SELECT i.id, c.organization_id, c.type, c.state, 'item-' || i.n, c.title || i.n, c.tags, c.author_id, i.revision_id,
              c.search_text, 1, c.created_at - i.n * interval '1 minute', c.updated_at - i.n * interval '1 minute'
       FROM item i, contents c WHERE c.id = $1
     )
     INSERT INTO content_revisions (id, content_id, number, saved_by, document, fingerprint, asset_ids)
     SELECT i.revision_id, i.id, 1, r.saved_by, r.document, r.fingerprint, r.asset_ids
     FROM item i, content_revisions r WHERE r.content_id = $1 AND r.number = 1`,
    [contentId, times],
  );
}
