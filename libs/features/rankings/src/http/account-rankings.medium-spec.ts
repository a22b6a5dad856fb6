import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';

interface Row {
  rank: number;
  id: string;
  value: number;
}

const idsOf = ({ body }: ApiAnswer): [number, string, number][] =>
  body.items.map(({ rank, id, value }: Row) => [rank, id, value]);

describe('accounts', () => {
  let desk: PublishingDesk;
  let editor: ApiCaller;
  let stranger: ApiCaller;
  let serial = 0;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    editor = await desk.api.as('desk-editor-1');
    const other = await desk.api.aUnit({ code: 'elsewhere' });
    await desk.api.aUser({ username: 'stranger', roles: ['editor'], organizationId: other.id });
    stranger = await desk.api.as('stranger');
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const aUnit = async (parentId = desk.unit.id, name?: string) => {
    serial += 1;
    return (await desk.api.aUnit({ code: `a-${serial}`, parentId, ...(name && { name }) })).id;
  };
  const type = async (path: string, figures: Record<string, string>, takenAt = desk.now()) => {
    const answer = await editor.post(`/api/v1/${path}/figures`, {
      takenAt: takenAt.toISOString(),
      figures: Object.entries(figures).map(([metric, value]) => ({ metric, value })),
    });
    expect(answer.status).toBe(201);
  };
  const followers = (id: string, value: string, daysAgo = 1) =>
    type(`channel-accounts/${id}`, { followers: value }, new Date(desk.now().getTime() - daysAgo * DAY_MS));
  const ranking = (unit: string, query = '', by = editor) =>
    by.get(`/api/v1/analytics/rankings?by=accounts&organizationId=${unit}${query}`);
  const matrix = (unit: string, query = '', by = editor) =>
    by.get(`/api/v1/analytics/account-matrix?organizationId=${unit}${query}`);
  const disable = async (id: string) => {
    const admin = await desk.api.as('admin');
    const { headers } = await admin.get(`/api/v1/channel-accounts/${id}`);
    const path = `/api/v1/channel-accounts/${id}`;
    expect(
      (await admin.send('PATCH', path, { enabled: false }, { 'if-match': String(headers.etag) })).status,
    ).toBe(200);
  };
  const bind = (id: string, remote: string) =>
    desk.sql('UPDATE channel_accounts SET remote_account_id = $2 WHERE id = $1', [id, remote]);

  describe('in order of their followers', () => {
    it('share ranks, say how exact and how old each figure is, and stand apart without one', async () => {
      const unit = await aUnit();
      const [first, second, third, silent, old] = [
        await desk.anAccount('scripted', unit),
        await desk.anAccount('other', unit),
        await desk.anAccount('scripted', unit),
        await desk.anAccount('scripted', unit),
        await desk.anAccount('scripted', unit),
      ];
      await followers(first, '1.2万');
      await followers(second, '1.2万');
      await followers(third, '900', 2);
      await followers(third, '950');
      desk.forward(60 * DAY_MS);
      await followers(old, '7', 50);
      for (const id of [first, second, third]) await followers(id, id === third ? '950' : '12000', 3);
      const answer = await ranking(unit);
      const [one, two] = [first, second].sort();
      expect(idsOf(answer)).toEqual([
        [1, one, 12_000],
        [1, two, 12_000],
        [3, third, 950],
      ]);
      expect(answer.body.items[0]).toMatchObject({ precision: 'exact', takenAt: expect.any(String) });
      expect(answer.body.measure).toMatchObject({ name: 'followers', unit: 'people' });
      expect(answer.body.notRanked.items).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id: silent, reason: 'no_figure' }),
          expect.objectContaining({ id: old, reason: 'no_figure' }),
        ]),
      );
    });

    it('are one account, however often it was connected', async () => {
      const unit = await aUnit();
      const [before, after] = [
        await desk.anAccount('scripted', unit),
        await desk.anAccount('scripted', unit),
      ];
      await followers(before, '100', 5);
      await followers(after, '120');
      await disable(before);
      await bind(before, 'same');
      await bind(after, 'same');
      expect(idsOf(await ranking(unit))).toEqual([[1, after, 120]]);
    });
  });

  describe('in order of what their posts were read', () => {
    const aPost = async (account: string): Promise<string> => {
      const planned = await desk.plan(await desk.anApproved(), [account]);
      const { id } = planned.body.items[0];
      await desk.work(id);
      return id;
    };

    it('have sums of the last figure within eight days, as exact as their vaguest part', async () => {
      const unit = await aUnit();
      const [first, second, idle] = [
        await desk.anAccount('scripted', unit),
        await desk.anAccount('scripted', unit),
        await desk.anAccount('scripted', unit),
      ];
      const from = desk.now().toISOString();
      const [one, two, three, four] = [
        await aPost(first),
        await aPost(first),
        await aPost(second),
        await aPost(second),
      ];
      desk.forward(DAY_MS);
      await type(`publications/${one}`, { read_count: '100' });
      await type(`publications/${three}`, { read_count: '10万+' });
      desk.forward(6 * DAY_MS);
      await type(`publications/${one}`, { read_count: '150' });
      await type(`publications/${two}`, { read_count: '50' });
      desk.forward(3 * DAY_MS);
      await type(`publications/${one}`, { read_count: '9000' });
      const to = desk.now().toISOString();
      const answer = await ranking(
        unit,
        `&metric=read_count&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`,
      );
      expect(idsOf(answer)).toEqual([
        [1, second, 100_000],
        [2, first, 200],
      ]);
      expect(answer.body.items).toMatchObject([
        { posts: 2, postsWithFigure: 1, precision: 'capped' },
        { posts: 2, postsWithFigure: 2, precision: 'exact' },
      ]);
      expect(answer.body.notRanked.items).toEqual([
        expect.objectContaining({ id: idle, reason: 'nothing_published' }),
      ]);
      expect(four).toBeDefined();
    });

    it('are not put in one order where platforms mean different things, and never by people added up', async () => {
      const unit = await aUnit();
      const posts = [
        await aPost(await desk.anAccount('scripted', unit)),
        await aPost(await desk.anAccount('other', unit)),
      ];
      desk.forward(HOUR_MS);
      for (const id of posts) await type(`publications/${id}`, { read_count: '5' });
      const mixed = await ranking(unit, '&metric=read_count');
      expect([mixed.status, mixed.body.code]).toEqual([409, 'definitions_differ']);
      expect(mixed.body.detail).toContain('platform.read_count.v1 (other)');
      const one = await ranking(unit, '&metric=read_count&platform=other');
      expect([one.status, one.body.total]).toEqual([200, 1]);
      const people = await ranking(unit, '&metric=readers');
      expect([people.status, people.body.code]).toEqual([409, 'people_not_added']);
    });
  });

  describe('in order of an index', () => {
    const anIndex = async (account: string, formulaId: string, value: number, from = '2026-09-01') => {
      const to = from === '2026-09-01' ? '2026-09-30' : '2026-08-31';
      await desk.sql(
        `INSERT INTO index_values (id, organization_id, channel_account_id, index_code, formula_id, origin, period_kind,
           from_day, to_day, days, value, unrounded, inputs, steps, constituents, is_capped, recorded_by, recorded_at)
         SELECT uuidv7(), a.organization_id, a.id, 'wci', $2, 'computed', 'month', $4, $5, 30, $3::float8,
           $3::float8, '[]', '[]', '{}', false, u.id, now()
         FROM channel_accounts a, users u WHERE a.id = $1 AND u.username = 'admin'`,
        [account, formulaId, value, from, to],
      );
    };
    const september = '&from=2026-09-01&to=2026-09-30';

    it('are ranked by one version of its formula, with the month before', async () => {
      const unit = await aUnit();
      const [first, second, none] = [
        await desk.anAccount('scripted', unit),
        await desk.anAccount('scripted', unit),
        await desk.anAccount('scripted', unit),
      ];
      await anIndex(first, 'wci/13', 801.29);
      await anIndex(second, 'wci/13', 625.47);
      await anIndex(first, 'wci/13', 500, '2026-08-01');
      await anIndex(second, 'wci/13', 600, '2026-08-01');
      const answer = await ranking(unit, `&formulaId=wci/13${september}`);
      expect(idsOf(answer)).toEqual([
        [1, first, 801.29],
        [2, second, 625.47],
      ]);
      expect(answer.body.measure).toMatchObject({ name: 'index', formulaId: 'wci/13', definitionId: null });
      expect(answer.body.items[0].movement).toEqual({ previousRank: 2, previousValue: 500, change: 1 });
      expect(answer.body.previousFrom).toBe('2026-07-31T16:00:00.000Z');
      expect(answer.body.notRanked.items).toEqual([
        expect.objectContaining({ id: none, reason: 'no_figure' }),
      ]);
    });

    it('are refused where two versions made them, and not moved against another one', async () => {
      const unit = await aUnit();
      const [first, second] = [
        await desk.anAccount('scripted', unit),
        await desk.anAccount('scripted', unit),
      ];
      await anIndex(first, 'wci/13', 801.29);
      await anIndex(second, 'wci/14.2', 936.16);
      const mixed = await ranking(unit, `&indexCode=wci${september}`);
      expect([mixed.status, mixed.body.code]).toEqual([409, 'index_versions_differ']);
      await anIndex(first, 'wci/14.2', 950);
      const alike = await ranking(unit, `&indexCode=wci${september}`);
      expect(idsOf(alike).map(([rank]) => rank)).toEqual([1, 2]);
      await anIndex(first, 'wci/13', 700, '2026-08-01');
      const moved = await ranking(unit, `&indexCode=wci${september}`);
      expect(moved.body.items.map(({ movement }: { movement: unknown }) => movement)).toEqual([null, null]);
      expect((await ranking(unit, '&formulaId=none/1')).status).toBe(404);
    });
  });

  describe('in the matrix', () => {
    it('stand by unit and platform, with sums across and down in which each is once', async () => {
      const unit = await aUnit(desk.unit.id, '矩阵市总工会');
      const [east, west] = [await aUnit(unit, '东区'), await aUnit(unit, '西区')];
      const mill = await aUnit(east, '纺织厂');
      const own = await desk.anAccount('scripted', unit);
      const ofMill = await desk.anAccount('scripted', mill);
      const ofEast = await desk.anAccount('other', east);
      const moved = await desk.anAccount('scripted', east);
      await disable(moved);
      const anew = await desk.anAccount('scripted', west);
      await bind(moved, 'moved');
      await bind(anew, 'moved');
      await followers(own, '100');
      await followers(ofMill, '1.2万');
      await followers(moved, '777');
      const { status, body } = await matrix(unit);
      expect(status).toBe(200);
      expect(body.platforms).toEqual(['other', 'scripted']);
      expect(
        body.rows.map(({ name, isSelf, active, retired }: Record<string, unknown>) => [
          name,
          isSelf,
          active,
          retired,
        ]),
      ).toEqual([
        ['矩阵市总工会', true, 1, 0],
        ['东区', false, 2, 0],
        ['西区', false, 1, 0],
      ]);
      expect([body.active, body.retired]).toEqual([4, 0]);
      const eastScripted = body.rows[1].cells[1];
      expect(eastScripted).toMatchObject({ platform: 'scripted', active: 1, retired: 0 });
      expect(eastScripted.accounts).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id: moved, state: 'retired', countedAt: anew }),
          expect.objectContaining({
            ...{ id: ofMill, state: 'active', countedAt: null, organizationName: '纺织厂' },
            followers: expect.objectContaining({ value: 12_000, words: '1.2万', precision: 'rounded' }),
          }),
        ]),
      );
      expect(body.rows[1].cells[0].accounts.map(({ id }: { id: string }) => id)).toEqual([ofEast]);
      expect(body.totals[1]).toMatchObject({
        ...{ platform: 'scripted', active: 3, retired: 0 },
        followers: { relations: 12_100, accountsWith: 2, accountsWithout: 1, precision: 'rounded' },
      });
      expect(body.totals[0].followers).toEqual({
        ...{ relations: null, accountsWith: 0, accountsWithout: 1, precision: null },
      });
      expect(body.notes.join()).toContain('不是人数');
    });

    it('are told as they were at a moment that is over', async () => {
      const unit = await aUnit();
      const account = await desk.anAccount('scripted', unit);
      await desk.sql(`UPDATE channel_accounts SET created_at = '2026-01-01T00:00:00Z' WHERE id = $1`, [
        account,
      ]);
      await disable(account);
      await desk.sql(
        `INSERT INTO channel_account_retirements (id, channel_account_id, is_retired, since, is_exact)
         VALUES (gen_random_uuid(), $1, true, '2026-03-01T00:00:00Z', true), (gen_random_uuid(), $1, false, '2026-04-01T00:00:00Z', true)`,
        [account],
      );
      const at = async (query: string) => {
        const { active, retired } = (await matrix(unit, query)).body;
        return [active, retired];
      };
      expect(await at('')).toEqual([0, 1]);
      expect(await at('&at=2025-12-31')).toEqual([0, 0]);
      expect(await at('&at=2026-02-28')).toEqual([1, 0]);
      expect(await at('&at=2026-03-15')).toEqual([0, 1]);
      expect(await at('&at=2026-04-02T00:00:00%2B08:00')).toEqual([1, 0]);
      expect((await matrix(unit, '&at=2026-02-30')).body.errors[0].code).toBe('rfc3339_or_day');
    });

    it('are those of the caller’s own units, as a sheet too', async () => {
      const unit = await aUnit();
      await desk.anAccount('scripted', unit);
      const csv = await editor.get(`/api/v1/analytics/account-matrix.csv?organizationId=${unit}`);
      expect(csv.text).toContain('合计');
      const xlsx = await editor.get(`/api/v1/analytics/account-matrix.xlsx?organizationId=${unit}`);
      expect(xlsx.headers['content-type']).toContain('spreadsheetml');
      for (const path of ['account-matrix', 'account-matrix.csv', 'account-matrix.xlsx', 'rankings']) {
        const foreign = await stranger.get(`/api/v1/analytics/${path}?organizationId=${unit}`);
        expect([path, foreign.status]).toEqual([path, 404]);
      }
    });
  });
});
