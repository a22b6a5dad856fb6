import { newId } from '@haojiao/kernel';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import { aSiteContent, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

const RULE = 'page_view.v1';
const october = 'from=2026-10-01&to=2026-10-03';

/** `rank name value` of each row. */
const linesOf = ({ body }: ApiAnswer): string[] =>
  body.items.map(
    (row: { rank: number; name: string | null; value: number }) => `${row.rank} ${row.name} ${row.value}`,
  );

describe('rankings of the own site', () => {
  let api: TestApi;
  let mill: OrganizationEntity;
  let spinning: OrganizationEntity;
  let harbour: OrganizationEntity;
  let admin: ApiCaller;
  let millEditor: ApiCaller;
  const itemIds: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    mill = await api.aUnit({ name: '纺织厂工会' });
    spinning = await api.aUnit({ name: '细纱车间工会', parentId: mill.id });
    harbour = await api.aUnit({ name: '港口工会' });
    await api.aUnit({ name: '盐场工会' });
    await api.aUser({ username: 'mill-editor', roles: ['editor'], organizationId: mill.id });
    await api.aUser({
      username: 'mill-alone',
      roles: ['editor'],
      organizationId: mill.id,
      inherit: false,
    });
    await api.aUser({ username: 'harbour-editor', roles: ['editor'], organizationId: harbour.id });
    await api.aUser({ username: 'correspondent', roles: ['correspondent'], organizationId: mill.id });
    admin = await api.as('admin');
    millEditor = await api.as('mill-editor');
    const columnId = newId();
    await api.dataSource.query(
      `INSERT INTO columns (id, organization_id, name, code, version) VALUES ($1, $2, '一线', 'front', 1)`,
      [columnId, mill.id],
    );
    itemIds.甲 = await anItem('甲', mill.id, columnId);
    itemIds.乙 = await anItem('乙', mill.id, columnId);
    itemIds.丙 = await anItem('丙', harbour.id);
    itemIds.丁 = await anItem('丁', spinning.id);
    await seen('甲', '2026-10-01', 40, 30);
    await seen('甲', '2026-10-02', 12, 10);
    await seen('乙', '2026-10-02', 50, 40);
    await seen('丙', '2026-10-02', 8, 7);
    await seen('丁', '2026-10-03', 3, 2);
    await seen('丙', '2026-09-30', 90, 90);
    await seen('甲', '2026-09-29', 5, 5);
    await seen('甲', '2026-10-02', 500, 400, 'page_view.v0');
  });

  afterAll(() => api.close());

  const anItem = (title: string, organizationId: string, columnId?: string) =>
    aSiteContent(api.dataSource, { organizationId, title, columnId });

  const seen = (title: string, day: string, raw: number, counted: number, rule = RULE) =>
    api.dataSource.query(
      `INSERT INTO view_days (content_id, day, surface, rule, views_raw, views_counted) VALUES ($1, $2, 'page', $3, $4, $5)`,
      [itemIds[title], day, rule, raw, counted],
    );

  const ranking = (query: string, by: ApiCaller = admin, headers = {}) =>
    by.get(`/api/v1/analytics/rankings?${october}&${query}`, headers);

  it('put items in order by one rule, equals on one rank, and name the rule and the days', async () => {
    const answer = await ranking('by=items');
    expect(linesOf(answer).sort()).toEqual(['1 乙 40', '1 甲 40', '3 丙 7', '4 丁 2']);
    expect(answer.body).toMatchObject({
      by: 'items',
      definitionId: RULE,
      measure: { name: 'views', unit: 'times', definitionId: RULE, formulaId: null },
      from: '2026-09-30T16:00:00.000Z',
      to: '2026-10-03T16:00:00.000Z',
      previousFrom: '2026-09-27T16:00:00.000Z',
      previousTo: '2026-09-30T16:00:00.000Z',
      total: 4,
      notRanked: null,
      nextCursor: null,
    });
    const first = answer.body.items.find((row: { name: string }) => row.name === '甲');
    expect(first).toMatchObject({ views: 40, rawViews: 52, organizationName: '纺织厂工会' });
  });

  it('tell where everybody stood in as many days before, and nothing of who did not stand there', async () => {
    const { body } = await ranking('by=items');
    const movements = Object.fromEntries(
      body.items.map((row: { name: string; movement: unknown }) => [row.name, row.movement]),
    );
    expect(movements).toEqual({
      甲: { previousRank: 2, previousValue: 5, change: 1 },
      乙: null,
      丙: { previousRank: 1, previousValue: 90, change: -2 },
      丁: null,
    });
  });

  it('keep their ranks over pages, and every row is on one page alone', async () => {
    for (const by of ['items', 'organizations']) {
      const whole = linesOf(await ranking(`by=${by}`));
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const answer: ApiAnswer = await ranking(`by=${by}&limit=1${cursor ? `&cursor=${cursor}` : ''}`);
        paged.push(...linesOf(answer));
        cursor = answer.body.nextCursor;
      } while (cursor);
      expect(paged).toEqual(whole);
    }
    const foreign = Buffer.from('[7,"x"]').toString('base64url');
    expect((await ranking(`by=items&cursor=${foreign}`)).status).toBe(400);
  });

  it('have columns, and units with those that have no figure apart', async () => {
    expect(linesOf(await ranking('by=columns'))).toEqual(['1 一线 80', '2 null 9']);
    const units = await ranking('by=organizations');
    expect(linesOf(units)).toEqual(['1 纺织厂工会 80', '2 港口工会 7', '3 细纱车间工会 2']);
    expect(units.body.notRanked.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: '盐场工会', reason: 'nothing_counted' })]),
    );
    expect(units.body.notRanked.total).toBe(2);
  });

  it('put one level of units in order, with what is below each', async () => {
    const root = `organizationId=${api.root.id}`;
    const with_ = await ranking(`by=organizations&${root}&depth=1`);
    expect(linesOf(with_)).toEqual(['1 纺织厂工会 82', '2 港口工会 7']);
    const without = await ranking(`by=organizations&${root}&depth=1&includeDescendants=false`);
    expect(linesOf(without)).toEqual(['1 纺织厂工会 80', '2 港口工会 7']);
    const doubled = await ranking(`by=organizations&${root}&includeDescendants=true`);
    expect([doubled.status, doubled.body.errors[0].code]).toEqual([400, 'depth_needed']);
    expect((await ranking('by=organizations&depth=1')).body.errors[0].code).toBe('unit_needed');
  });

  it('count items that went out once, and nothing as zero', async () => {
    await api.dataSource.query(
      `UPDATE contents SET published_at = '2026-10-02T10:00:00+08:00' WHERE id = ANY($1)`,
      [[itemIds.甲, itemIds.丁]],
    );
    const root = `organizationId=${api.root.id}`;
    const answer = await ranking(`by=organizations&${root}&depth=1&measure=items_published`);
    expect(linesOf(answer).sort()).toEqual(['1 纺织厂工会 2', '2 港口工会 0', '2 盐场工会 0']);
    expect(answer.body.measure).toMatchObject({ unit: 'items', definitionId: 'items_published.v1' });
  });

  it('are never by two rules at once', async () => {
    const other = await ranking('by=items&definitionId=page_view.v0');
    expect([other.status, other.body.errors[0].code]).toEqual([400, 'rule_unknown']);
  });

  it('are those of the caller’s own units', async () => {
    expect(linesOf(await ranking('by=items', await api.as('harbour-editor')))).toEqual(['1 丙 7']);
    const alone = await api.as('mill-alone');
    expect(linesOf(await ranking('by=organizations', alone))).toEqual(['1 纺织厂工会 80']);
    const below = await ranking(`by=organizations&organizationId=${mill.id}&depth=1`, alone);
    expect([linesOf(below), below.body.notRanked.items]).toEqual([[], []]);
    const foreign = await ranking(`by=items&organizationId=${harbour.id}`, millEditor);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'organization_not_found']);
    expect((await ranking('by=items', await api.as('correspondent'))).status).toBe(403);
  });

  it('may be asked for by their former names', async () => {
    expect((await ranking('by=content')).body.by).toBe('items');
    expect((await ranking('by=nothing')).status).toBe(400);
  });

  it('come as sheets in which no name is a formula', async () => {
    const id = await anItem('=HYPERLINK("x")', harbour.id);
    itemIds.evil = id;
    await seen('evil', '2026-10-02', 1, 1);
    const csv = await (
      await api.as('harbour-editor')
    ).get(`/api/v1/analytics/rankings.csv?${october}&by=items`);
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = csv.text.split('\r\n');
    expect(lines[2]).toBe('名次,名称,单位,平台,数值,精度,上期名次,名次变化');
    expect(lines[3]).toBe('1,丙,港口工会,,7,,1,0');
    expect(lines[4]).toContain(`"'=HYPERLINK(""x"")"`);
    const xlsx = await admin.get(`/api/v1/analytics/rankings.xlsx?${october}&by=organizations`);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
    expect((await millEditor.get(`/api/v1/analytics/rankings.csv?organizationId=${harbour.id}`)).status).toBe(
      404,
    );
  });
});
