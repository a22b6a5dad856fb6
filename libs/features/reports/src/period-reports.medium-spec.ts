import type { Redis } from 'ioredis';
import readXlsxFile from 'read-excel-file/node';
import { filesInZip, openPublishingDesk } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';

const url = '/api/v1/reports/period';
const nobody = '00000000-0000-0000-0000-000000000000';

describe('the report of a period', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;
  let mill: string;
  let news: string;
  let notices: string;
  let fold: () => Promise<void>;
  let sums: { run: () => Promise<void> };
  let visitors: { fold: (batches?: number) => Promise<void> };
  let redis: Redis;
  let today: string;
  let year: number;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    // Far on in a year: its months that are named below are over, whenever this runs.
    desk.forward(Date.UTC(desk.now().getUTCFullYear() + 1, 10, 15) - desk.now().getTime());
    chief = await desk.api.as('desk-chief');
    mill = (await desk.api.aUnit({ code: 'mill', parentId: desk.unit.id })).id;
    await desk.api.aUser({ username: 'mill-chief', roles: ['chief_editor'], organizationId: mill });
    await desk.api.aUser({
      username: 'beside-chief',
      roles: ['chief_editor'],
      organizationId: (await desk.api.aUnit()).id,
    });
    const aColumn = async (name: string, code: string, parentId?: string): Promise<string> =>
      (await chief.post('/api/v1/columns', { organizationId: desk.unit.id, name, code, parentId })).body.id;
    news = await aColumn('要闻', 'news');
    notices = await aColumn('通知', 'notices', news);
    const { FoldReportFigures } = await import('./jobs/fold-report-figures.sweep');
    const { REDIS } = await import('@haojiao/infrastructure/redis');
    redis = desk.api.app.get(REDIS, { strict: false });
    const { FoldVisitors } = await import('./figures/fold-visitors');
    sums = desk.api.app.get(FoldReportFigures, { strict: false });
    visitors = desk.api.app.get(FoldVisitors, { strict: false });
    fold = async () => {
      await sums.run();
      await visitors.fold();
    };
    today = new Date(desk.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    year = Number(today.slice(0, 4));
  });
  afterAll(() => desk.close());

  const published = async (wish: object = {}, platforms = ['scripted']): Promise<string> => {
    const id = await desk.anApproved(wish);
    for (const platform of platforms) {
      const { body } = await desk.plan(id, [await desk.anAccount(platform)]);
      await desk.work(body.items[0].id);
    }
    return id;
  };
  const seen = (contentId: string, day: string, views: number, rule = 'page_view.v1') =>
    desk.sql(
      `INSERT INTO view_days (content_id, day, surface, rule, views_raw, views_counted) VALUES ($1, $2, 'page', $3, $4 * 2, $4)
       ON CONFLICT (content_id, day, surface, rule)
       DO UPDATE SET views_counted = view_days.views_counted + $4, views_raw = view_days.views_raw + 2 * $4`,
      [contentId, day, rule, views],
    );
  const visitedBy = async (contentId: string, day: string, people: string[]): Promise<void> => {
    const key = `report-test:${contentId}:${day}`;
    await redis.del(key);
    await redis.pfadd(key, ...people);
    const [sketch, visitors] = [await redis.getBuffer(key), await redis.pfcount(key)];
    await redis.del(key);
    await desk.sql(
      `INSERT INTO visitor_sketches (content_id, day, surface, rule, sketch, visitors)
       VALUES ($1, $2, 'page', 'page_view.v1', $3, $4)
       ON CONFLICT (content_id, day, surface, rule) DO UPDATE SET sketch = excluded.sketch, visitors = excluded.visitors`,
      [contentId, day, sketch, visitors],
    );
  };
  const read = async (query: string, caller = chief) => {
    const answer = await caller.get(`${url}?${query}`);
    expect(answer.text.slice(0, 300)).toContain('subject');
    return answer.body;
  };
  const report = (query = '') => read(`organizationId=${desk.unit.id}&year=${year}${query}`);
  const facts = ({ asOf: _, madeAt: __, ...body }: Record<string, unknown>) => body;
  const tallies = () =>
    desk.sql(`SELECT * FROM report_tallies WHERE amount <> 0 ORDER BY 1, 2, 3, 4, 5, 6`).then(JSON.stringify);
  const items = () =>
    desk.sql('SELECT * FROM report_item_views WHERE views > 0 ORDER BY 1, 2, 3, 4').then(JSON.stringify);

  it('says the same before sums are folded, after it, after it again, and when they are made anew', async () => {
    const first = await published({ columnId: news, title: '第一篇' }, ['scripted', 'other']);
    const second = await published({ columnId: notices, title: '第二篇' });
    await seen(first, `${year}-01-31`, 7);
    await seen(first, `${year}-02-01`, 5);
    await seen(first, `${year}-02-01`, 1);
    await seen(second, `${year}-02-28`, 20);
    await visitedBy(first, `${year}-01-31`, ['a', 'b', 'c']);
    await visitedBy(second, `${year}-02-28`, ['b', 'c', 'd']);
    const before = await report();
    expect(before.items).toMatchObject({ definitionId: 'report.items.v1', source: 'recorded', total: 2 });
    expect(before.posts.counts).toEqual([
      { key: 'scripted', count: 2 },
      { key: 'other', count: 1 },
    ]);
    expect(before.views).toHaveLength(1);
    expect(before.views[0]).toMatchObject({ definitionId: 'page_view.v1', counted: 33, raw: 66, people: 4 });
    expect(before.views[0].byMonth.slice(0, 2)).toEqual([
      { month: `${year}-01`, counted: 7, raw: 14 },
      { month: `${year}-02`, counted: 26, raw: 52 },
    ]);
    expect(before.topItems.items.map(({ title, views, rank }: never) => [rank, title, views])).toEqual([
      [1, '第二篇', 20],
      [2, '第一篇', 13],
    ]);
    await fold();
    expect(
      await desk.sql('SELECT id FROM report_changes UNION ALL SELECT id FROM report_item_marks'),
    ).toEqual([]);
    expect(facts(await report())).toEqual(facts(before));
    const [kept, keptItems] = [await tallies(), await items()];
    await fold();
    expect(await tallies()).toBe(kept);
    await desk.sql('SELECT rebuild_report_figures()');
    expect(await tallies()).toBe(kept);
    expect(await items()).toBe(keptItems);
    expect(facts(await report())).toEqual(facts(before));
    await fold();
    expect(facts(await report())).toEqual(facts(before));
  });

  it('unites people over items and days, and never adds them up, also of days that cut months', async () => {
    const third = await published({ title: '第三篇' });
    await seen(third, `${year}-04-02`, 50);
    await seen(third, `${year}-04-03`, 50);
    await visitedBy(third, `${year}-04-02`, ['x', 'y']);
    await visitedBy(third, `${year}-04-03`, ['y', 'z', 'x']);
    const days = `organizationId=${desk.unit.id}&from=${year}-04-02&to=${year}-04-03`;
    expect((await read(days)).views[0]).toMatchObject({ counted: 100, people: 3 });
    await fold();
    expect((await read(days)).views[0]).toMatchObject({ counted: 100, people: 3 });
    expect(
      (await read(`organizationId=${desk.unit.id}&from=${year}-04-02&to=${year}-04-02`)).views[0].people,
    ).toBe(2);
    // A recount found fewer: what is united is made anew.
    await visitedBy(third, `${year}-04-03`, ['y']);
    await fold();
    await fold();
    expect((await read(days)).views[0].people).toBe(2);
    await desk.sql('DELETE FROM view_days WHERE content_id = $1', [third]);
    await desk.sql('DELETE FROM visitor_sketches WHERE content_id = $1', [third]);
    await fold();
    await fold();
    expect((await read(days)).views).toEqual([]);
    expect((await report()).views[0].people).toBe(4);
  });

  it('reads one sketch of a unit for a year, which begins with the months that were united before it', async () => {
    const [{ id }] = (await desk.sql<{ id: string }>(
      'SELECT content_id AS id FROM report_placements WHERE column_id = $1 LIMIT 1',
      [news],
    )) as [{ id: string }];
    const people = async () => (await report()).views[0].people;
    // As in an installation from before there were sketches of years.
    await desk.sql(`DELETE FROM report_visitors WHERE span = 'year'`);
    expect(await people()).toBe(4);
    await visitedBy(id, `${year}-03-05`, ['d', 'e']);
    await fold();
    expect(
      await desk.sql(
        `SELECT column_id = $1 AS "isOfColumn", visitors FROM report_visitors
         WHERE span = 'year' AND starts_on = $2 AND organization_id = $3 ORDER BY 1`,
        [news, `${year}-01-01`, desk.unit.id],
      ),
    ).toEqual([
      { isOfColumn: false, visitors: 5 },
      { isOfColumn: true, visitors: 5 },
    ]);
    expect(await people()).toBe(5);
    await desk.sql(`DELETE FROM report_visitors WHERE span = 'month'`);
    expect(await people()).toBe(5);
    // What a recount took away is in no year any more.
    await desk.sql('DELETE FROM visitor_sketches WHERE content_id = $1 AND day = $2', [id, `${year}-03-05`]);
    await desk.sql('SELECT rebuild_report_figures()');
    await fold();
    expect(await people()).toBe(4);
  });

  it('keeps sums while visitors wait, unites them by and by, and tells no people where too many wait', async () => {
    const days = `organizationId=${desk.unit.id}&from=${year}-01-31&to=${year}-02-28`;
    expect((await read(days)).views[0].people).toBe(4);
    await desk.sql('SELECT rebuild_report_figures()');
    const inOrder =
      'SELECT id FROM report_sketch_marks m JOIN report_placements p USING (content_id) ORDER BY';
    expect(await desk.sql(`${inOrder} organization_id, day, id`)).toEqual(await desk.sql(`${inOrder} id`));
    const pending = async () =>
      (await desk.sql<{ count: number }>('SELECT count(*)::int FROM report_sketch_marks'))[0]!.count;
    const pend = (count: number) =>
      desk.sql(
        `INSERT INTO report_sketch_marks (content_id, day, rule, shrank)
         SELECT gen_random_uuid(), $1, 'page_view.v1', false FROM generate_series(1, $2::int)`,
        [`${year}-02-01`, count],
      );
    await pend(20_001);
    const waiting = (await read(days)).views[0];
    expect(waiting).toMatchObject({ counted: 33 });
    expect(waiting).not.toHaveProperty('people');
    const before = await pending();
    await sums.run();
    expect(await pending()).toBe(before);
    await visitors.fold(2);
    expect(await pending()).toBe(before - 1_000);
    expect((await read(days)).views[0].people).toBe(4);
    await desk.sql('DELETE FROM report_sketch_marks');
  });

  it('counts an item where it stood when it first went out, and a column with those below it', async () => {
    const [moved] = await desk.sql<{ id: string }>('SELECT id FROM contents WHERE title = $1', ['第二篇']);
    await desk.sql('UPDATE contents SET column_id = NULL WHERE id = $1', [moved!.id]);
    await seen(moved!.id, `${year}-03-01`, 2);
    const of = async (column: string) => {
      const { items: made, views } = await read(`columnId=${column}&year=${year}`);
      return [made.total, views[0].counted, views[0].people];
    };
    expect([await of(notices), await of(news)]).toEqual([
      [1, 22, 3],
      [2, 35, 4],
    ]);
    const { columns } = await report();
    expect(columns.map(({ name, items: count }: never) => [name, count])).toEqual([
      ['通知', 1],
      ['要闻', 1],
      [null, 1],
    ]);
  });

  it('keeps two rules apart, knows nothing of days on which they did not count, and orders by the longer one', async () => {
    const [first] = await desk.sql<{ id: string }>('SELECT id FROM contents WHERE title = $1', ['第一篇']);
    await seen(first!.id, `${year}-05-01`, 1_000, 'page_view.v0');
    const { views, topItems } = await report();
    expect(views.map(({ definitionId, counted }: never) => [definitionId, counted])).toEqual([
      ['page_view.v0', 1_000],
      ['page_view.v1', 35],
    ]);
    expect(topItems).toMatchObject({ viewsDefinitionId: 'page_view.v1', from: `${year}-01-31` });
    // It counted in May alone: nobody knows what it would have counted before and after.
    const known = views[0].byMonth.filter((month: object) => 'counted' in month);
    expect(known).toEqual([{ month: `${year}-05`, counted: 1_000, raw: 2_000 }]);
    const days = await chief.get(
      `/api/v1/analytics/charts/trend?organizationId=${desk.unit.id}&from=${year}-04-30&to=${year}-05-02`,
    );
    expect(days.body.series[0].points.map(({ value }: never) => value)).toEqual([null, 1_000, null]);
    expect(days.body.notes.join('')).toContain(`page_view.v0 在期内只覆盖${year}年5月1日至${year}年5月1日`);
    await desk.sql(`DELETE FROM view_days WHERE rule = 'page_view.v0'`);
  });

  it('takes the newest figure of each post by definition, and adds no people', async () => {
    const posts = await desk.sql<{ id: string; account: string; at: Date }>(
      `SELECT id, channel_account_id AS account, published_at AS at FROM publications
       WHERE platform = 'scripted' AND published_at IS NOT NULL ORDER BY id LIMIT 2`,
    );
    const tell = (
      post: { id: string; account: string; at: Date },
      metric: string,
      value: number,
      minutes: number,
    ) =>
      desk.sql(
        `INSERT INTO figure_snapshots (id, channel_account_id, publication_id, metric, value, words, precision, source,
           definition_id, taken_at, recorded_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4::bigint, $4::text, 'exact', 'api', 'platform.' || $3 || '.v1', $5, $5)`,
        [post.account, post.id, metric, value, new Date(post.at.getTime() + minutes * 1_000)],
      );
    await tell(posts[0]!, 'read_count', 100, 1);
    await tell(posts[0]!, 'read_count', 90, 2);
    await tell(posts[1]!, 'read_count', 11, 1);
    await tell(posts[0]!, 'readers', 60, 1);
    await tell(posts[1]!, 'readers', 10, 1);
    const { platforms } = await report();
    expect(platforms).toMatchObject([
      { metric: 'read_count', total: 101, told: 2, highest: 90 },
      { metric: 'readers', told: 2, highest: 60 },
    ]);
    expect(platforms[1]).not.toHaveProperty('total');
  });

  it('tells the share of what was returned, and leaves absent what nobody told', async () => {
    const { reviews, followers, submissions, live } = await report();
    expect(reviews).toMatchObject({ approved: 3, returned: 0, rejected: 0, returnedShare: 0 });
    expect(followers.length).toBeGreaterThan(0);
    expect(followers[0]).not.toHaveProperty('begin');
    expect(submissions).toMatchObject({ submitted: 0, adopted: 0 });
    expect(live).toMatchObject({ count: 0, highestViews: null });
    expect((await read(`organizationId=${mill}&year=${year}`)).reviews.returnedShare).toBeNull();
  });

  it('is of a campaign by its items alone', async () => {
    const [first] = await desk.sql<{ id: string }>('SELECT id FROM contents WHERE title = $1', ['第一篇']);
    const { body: campaign } = await chief.post('/api/v1/campaigns', {
      organizationId: desk.unit.id,
      name: '送温暖',
      goal: '慰问',
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    });
    await chief.put(`/api/v1/campaigns/${campaign.id}/items/${first!.id}`, {});
    const made = await read(`campaignId=${campaign.id}&year=${year}`);
    expect(made).toMatchObject({
      subject: { kind: 'campaign', name: '送温暖' },
      items: { total: 1 },
      posts: { total: 2 },
      views: [{ counted: 13, people: 3 }],
    });
    expect(made).not.toHaveProperty('followers');
  });

  it('is of a brand by the items that belong to it now', async () => {
    const { body: brand } = await chief.post('/api/v1/brands', {
      organizationId: desk.unit.id,
      name: '匠心',
      code: 'craft',
      color: '#a3123f',
    });
    const { items: none } = await read(`brandId=${brand.id}&year=${year}`);
    expect(none.total).toBe(0);
    await desk.sql(`UPDATE contents SET brand_id = $1 WHERE title IN ('第一篇', '第二篇')`, [brand.id]);
    expect(await read(`brandId=${brand.id}&year=${year}`)).toMatchObject({
      subject: { kind: 'brand', name: '匠心' },
      items: { total: 2 },
      views: [{ counted: 35, people: 4 }],
      topItems: { items: [{ title: '第二篇', views: 22 }, { title: '第一篇' }] },
    });
    const other = await desk.api.as('beside-chief');
    expect((await other.get(`${url}?brandId=${brand.id}&year=${year}`)).status).toBe(404);
  });

  it('is written as spreadsheets, Word and PDF, in which no cell is a formula (S14)', async () => {
    await desk.sql(`UPDATE contents SET title = '=HYPERLINK("http://x.test")' WHERE title = '第三篇'`);
    const [hostile] = await desk.sql<{ id: string }>(`SELECT id FROM contents WHERE title LIKE '=HYPER%'`);
    await seen(hostile!.id, `${year}-06-01`, 9);
    const file = (format: string) =>
      desk.api.app.inject({
        method: 'GET',
        url: `${url}.${format}?organizationId=${desk.unit.id}&year=${year}`,
        headers: { authorization: `Bearer ${chief.accessToken}` },
      });
    const csv = (await file('csv')).payload;
    expect(csv).toContain(`"'=HYPERLINK(""http://x.test"")"`);
    expect(csv).toContain('report.items.v1');
    const xlsx = await file('xlsx');
    const sheets = await readXlsxFile(xlsx.rawPayload);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      expect.arrayContaining(['总体情况', '各月情况', '各栏目', '浏览量前十的稿件', '说明']),
    );
    const cells = sheets.flatMap(({ data }) => data.flat());
    expect(cells).toContain(`'=HYPERLINK("http://x.test")`);
    expect(cells).toContain(44);
    for (const [name, bytes] of filesInZip(xlsx.rawPayload)) {
      if (/sheet\d+\.xml$/.test(name)) expect(bytes.toString()).not.toMatch(/<f[ >]/);
    }
    const docx = filesInZip((await file('docx')).rawPayload);
    expect(
      [...docx.keys()].filter((name) => /^word\/media\/.*png$/.test(name)).length,
    ).toBeGreaterThanOrEqual(4);
    const pdf = await file('pdf');
    expect(pdf.headers['content-disposition']).toBe(
      `attachment; filename="report-organization-${year}-01-01-${year}-12-31.pdf"`,
    );
    expect(pdf.rawPayload.toString('latin1').match(/\/Subtype \/Image/g)!.length).toBeGreaterThanOrEqual(4);
    await desk.sql('DELETE FROM view_days WHERE content_id = $1', [hostile!.id]);
  });

  it('is for those who may read the figures of the unit, and asks for a sound period', async () => {
    const other = await desk.api.as('beside-chief');
    expect((await other.get(`${url}?organizationId=${desk.unit.id}&year=${year}`)).status).toBe(404);
    expect((await other.get(`${url}?columnId=${news}&year=${year}`)).status).toBe(404);
    expect((await chief.get(`${url}?organizationId=${nobody}&year=${year}`)).status).toBe(404);
    const below = await desk.api.as('mill-chief');
    expect((await below.get(`${url}?columnId=${news}&organizationId=${mill}&year=${year}`)).status).not.toBe(
      200,
    );
    for (const query of [
      `organizationId=${mill}`,
      `year=${year}`,
      `organizationId=${mill}&year=${year}&from=${year}-01-01`,
    ])
      expect((await chief.get(`${url}?${query}`)).status).toBe(400);
    for (const query of [
      'from=2026-02-30&to=2026-03-01',
      'from=2026-03-02&to=2026-03-01',
      'from=2024-01-01&to=2026-03-01',
    ])
      expect((await chief.get(`${url}?organizationId=${mill}&${query}`)).status).toBe(400);
  });

  describe('as charts', () => {
    const chart = (name: string, query = '') =>
      chief.get(`/api/v1/analytics/charts/${name}?organizationId=${desk.unit.id}&year=${year}${query}`);

    it('are data with exact figures, rule and source', async () => {
      const { body } = await chart('trend');
      expect(body).toMatchObject({ kind: 'trend', unit: '次', definitionIds: ['page_view.v1'] });
      expect(body.series[0].points[1]).toEqual({ label: `${year}-02`, value: 26 });
      const days = await chief.get(
        `/api/v1/analytics/charts/trend?organizationId=${desk.unit.id}&from=${year}-02-01&to=${year}-02-03`,
      );
      expect(days.body.series[0].points.map(({ value }: never) => value)).toEqual([6, 0, 0]);
      expect((await chart('ranking')).body.series[0].points[0]).toEqual({ label: '1. 第二篇', value: 22 });
      expect((await chart('share')).body.series[0].points[0]).toEqual({ label: 'scripted', value: 3 });
    });

    it('are pictures that run nothing, by ending or by format', async () => {
      const svg = await chart('bars.svg', '&by=column&measure=items');
      expect(svg.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
      expect(svg.headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'");
      expect(svg.text).toContain('<title id="chart-title">');
      expect(svg.text).not.toMatch(/<script|<style|href=/);
      const png = await chart('share', '&format=png&width=320');
      expect(png.headers['content-type']).toBe('image/png');
    });

    it('refuse what is no chart', async () => {
      for (const [name, query, status] of [
        ['donut', '', 404],
        ['trend.gif', '', 404],
        ['trend', '&by=item', 400],
        ['share', '&measure=views', 400],
        ['trend.png', '&width=5000', 400],
      ] as const)
        expect((await chart(name, query)).status).toBe(status);
    });
  });
});
