import { startTestApi, until } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ForgetOldChanges } from '@haojiao/features/scoring';
import { BulletinEntity } from '../persistence/bulletin.entity';
import { ComputeContent } from './compute-content';
import type { ComputedBulletin } from './compute-content';
import { KeptDrafts } from './kept-drafts';

const url = '/api/v1/bulletins';

/** What the triggers stand on. */
const noted = [
  'assessment_years',
  'bulletin_issues',
  'bulletin_items',
  'bulletin_units',
  'commission_addressees',
  'commissions',
  'organizations',
  'score_penalties',
  'scoring_scheme_versions',
  'submission_adoptions',
  'submission_instructions',
  'submission_marks',
  'submissions',
  'unit_class_members',
  'unit_classes',
];

describe('a draft that was reckoned', () => {
  let api: TestApi;
  let now = new Date('2026-03-02T09:00:00+08:00');
  let editor: ApiCaller;
  let chief: ApiCaller;
  let city: string;
  let town: string;
  let february: BulletinEntity;
  let drafts: KeptDrafts;
  let contents: ComputeContent;
  let reckoned: jest.SpiedFunction<ComputeContent['of']>;

  beforeAll(async () => {
    api = await startTestApi();
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => now;
    drafts = api.app.get(KeptDrafts, { strict: false });
    contents = api.app.get(ComputeContent, { strict: false });
    city = (await api.aUnit({ code: 'city', name: '江城市总工会' })).id;
    town = (await api.aUnit({ code: 'town', name: '城关镇工会', parentId: city })).id;
    for (const [username, role, organizationId] of [
      ['editor', 'editor', city],
      ['chief', 'chief_editor', city],
      ['sender', 'correspondent', town],
    ] as const) {
      await api.aUser({ username, roles: [role], organizationId });
    }
    [editor, chief] = [await api.as('editor'), await api.as('chief')];
    const scheme = await made(
      chief.post('/api/v1/scoring-schemes', {
        ...{ organizationId: city, name: '市总方案', validFrom: '2026-01-01' },
        document: {
          uses: [{ points: 15 }],
          submissions: [{ points: 1 }],
          penalties: { missedCommission: 4 },
        },
      }),
    );
    const year = await made(
      chief.post('/api/v1/assessment-years', {
        ...{ organizationId: city, name: '2026年', startsOn: '2026-01-01', endsOn: '2026-12-31' },
        ...{ periodUnit: 'month', lateArrivals: 'count_in_next', schemeId: scheme.id },
      }),
    );
    await made(
      chief.put(`/api/v1/organizations/${city}/unit-classes/towns`, {
        ...{ name: '乡镇', members: [{ organizationId: town, from: '2026-01-01' }] },
      }),
    );
    const draft = (period: string) =>
      made(
        editor.post(url, {
          ...{ organizationId: city, assessmentYearId: year.id, unitClasses: ['towns'], period },
          topCorrespondents: 10,
        }),
      );
    const january = await draft('2026-01');
    await made(editor.post(`${url}/${january.id}/publish-for-appeals`, {}));
    await sql(`UPDATE bulletins SET appeals_until = '2026-02-20', appeals_from = '2026-02-10'`);
    await made(chief.post(`${url}/${january.id}/close`, {}));
    const { id } = await draft('2026-02');
    february = await api.app.get(Database, { strict: false }).manager.findOneByOrFail(BulletinEntity, { id });
    await aReport();
    await quiet();
  }, 180_000);
  afterAll(() => api.close());

  beforeEach(() => {
    reckoned = jest.spyOn(contents, 'of');
  });
  afterEach(() => jest.restoreAllMocks());

  /** By another connection than those of the api. */
  const sql = (text: string, parameters: unknown[] = []) => api.dataSource.query(text, parameters);
  const made = async (asked: Promise<ApiAnswer>): Promise<ApiAnswer['body']> => {
    const { status, body, text } = await asked;
    if (status >= 300) throw new Error(text);
    return body;
  };
  async function aReport(): Promise<void> {
    const before = now;
    now = new Date('2026-02-10T09:00:00+08:00');
    await made(
      (await api.as('sender')).post('/api/v1/submissions', {
        ...{ organizationId: town, category: 'news', title: '走访慰问', bodyHtml: '<p>送去问候。</p>' },
        ...{ assetIds: [], contributors: [{ name: '张三' }] },
      }),
    );
    now = before;
  }
  const look = async () => (await drafts.of(february)).content.tables[0]!;
  /** Looked at, with nothing left to reckon. */
  const settled = async () => {
    await look();
    reckoned.mockClear();
  };

  /** Transactions of other databases count as running, too: until they are through, everything is reckoned anew. */
  const quiet = async () => {
    await until(async () => {
      const [row] = await sql(
        `SELECT pg_snapshot_xmin(pg_current_snapshot()) >= min(changed_by) AS "isQuiet" FROM scoring_changes`,
      );
      return (row as { isQuiet: boolean }).isQuiet;
    }, 120_000);
  };

  it('is the same at the next look, without being reckoned again', async () => {
    const first = await drafts.of(february);
    reckoned.mockClear();
    expect(await drafts.of(february)).toBe(first);
    now = new Date(now.getTime() + 60_000);
    const { body } = await editor.get(`${url}/${february.id}`);
    expect(body.content).toEqual(JSON.parse(JSON.stringify(first.content)));
    expect(body.computedAt).toBe(first.computedAt.toISOString());
    expect(reckoned).not.toHaveBeenCalled();
  });

  it('reads no table whose changes are not noted', async () => {
    const { dataSource } = api.app.get(Database, { strict: false });
    const statements: [string, unknown[]][] = [];
    const make = dataSource.createQueryRunner.bind(dataSource);
    jest.spyOn(dataSource, 'createQueryRunner').mockImplementation((mode) => {
      const runner = make(mode);
      const query = runner.query.bind(runner) as (...asked: unknown[]) => Promise<unknown>;
      runner.query = ((text: string, ...rest: unknown[]) => {
        if (text.trimStart().startsWith('SELECT')) statements.push([text, (rest[0] as unknown[]) ?? []]);
        return query(text, ...rest);
      }) as typeof runner.query;
      return runner;
    });
    await contents.of(february);
    expect(statements.length).toBeGreaterThan(15);
    const read = new Set<string>();
    for (const [text, parameters] of statements) {
      const [{ 'QUERY PLAN': plan }] = await sql(`EXPLAIN (FORMAT JSON) ${text}`, parameters);
      for (const [, name] of JSON.stringify(plan).matchAll(/"Relation Name":"([^"]+)"/g)) read.add(name!);
    }
    expect([...read].sort()).toEqual(noted);
  });

  it('is noted by statement, also by truncation', async () => {
    const INSERT_DELETE_UPDATE_TRUNCATE = 4 + 8 + 16 + 32;
    const rows: { name: string; type: number }[] = await sql(
      `SELECT tgrelid::regclass::text AS name, tgtype::int AS type FROM pg_trigger
       WHERE tgfoid = 'note_scoring_change'::regproc AND tgenabled = 'O' ORDER BY name`,
    );
    expect(rows).toEqual(noted.map((name) => ({ name, type: INSERT_DELETE_UPDATE_TRUNCATE })));
  });

  it.each(noted)('is reckoned again after a change of %s', async (table) => {
    await settled();
    await sql(`DELETE FROM ${table} WHERE false`);
    await look();
    expect(reckoned).toHaveBeenCalledTimes(1);
    await look();
    expect(reckoned).toHaveBeenCalledTimes(1);
  });

  it('shows what was changed', async () => {
    const { submitted } = (await look()).totals;
    await aReport();
    await sql(`UPDATE organizations SET name = '城关镇总工会' WHERE id = $1`, [town]);
    const { totals, rows } = await look();
    expect([totals.submitted, rows[0]!.name]).toEqual([submitted + 1, '城关镇总工会']);
  });

  it('sees what was begun before it was reckoned and is through afterwards', async () => {
    const runner = api.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`UPDATE unit_classes SET name = '乡镇街道'`);
    // Others with higher numbers are through before: no comparison of numbers finds this one.
    for (let count = 0; count < 3; count += 1) await sql('SELECT pg_current_xact_id()');
    expect((await look()).name).toBe('乡镇');
    await settled();
    await look();
    expect(reckoned).not.toHaveBeenCalled();
    await runner.commitTransaction();
    await runner.release();
    expect((await look()).name).toBe('乡镇街道');
  });

  it('is not touched by what was rolled back, nor by half of it', async () => {
    await settled();
    const runner = api.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`UPDATE unit_classes SET name = '不算'`);
    await runner.rollbackTransaction();
    await look();
    expect(reckoned).not.toHaveBeenCalled();

    await runner.startTransaction();
    await runner.query('SAVEPOINT part');
    await runner.query(`UPDATE unit_classes SET name = '不算'`);
    await runner.query('ROLLBACK TO SAVEPOINT part');
    await runner.query(`UPDATE unit_classes SET name = '乡镇与街道'`);
    await runner.commitTransaction();
    await runner.release();
    expect((await look()).name).toBe('乡镇与街道');
  });

  it('is not touched by changes of other kinds, which are seen all the same', async () => {
    await settled();
    const { etag } = await editor.get(`${url}/${february.id}`);
    await made(editor.patch(`${url}/${february.id}`, { title: '二月通报' }, etag));
    await api.aUser();
    expect((await editor.get(`${url}/${february.id}`)).body.title).toBe('二月通报');
    expect(reckoned).not.toHaveBeenCalled();
    const fewer = await drafts.of({ ...february, topCorrespondents: 0 });
    expect(fewer.content.correspondents).toBeNull();
    expect((await drafts.of(february)).content.correspondents).toHaveLength(1);
  });

  it('is reckoned once for those who ask at once', async () => {
    await sql(`UPDATE unit_classes SET name = '乡镇街道'`);
    const all = await Promise.all([1, 2, 3].map(() => drafts.of(february)));
    expect(new Set(all).size).toBe(1);
    expect(reckoned).toHaveBeenCalledTimes(1);
  });

  it('is not handed to who asked after a change that it has not seen', async () => {
    await sql(`UPDATE unit_classes SET name = '旧名'`);
    const original = ComputeContent.prototype.of.bind(contents);
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    const hold = new Promise<void>((seen) => {
      reckoned.mockImplementationOnce(async (question): Promise<ComputedBulletin> => {
        const computed = await original(question);
        seen();
        await released;
        return computed;
      });
    });
    const early = look();
    await hold;
    await sql(`UPDATE unit_classes SET name = '新名'`);
    const late = [look(), look()];
    release();
    expect((await early).name).toBe('旧名');
    expect((await Promise.all(late)).map(({ name }) => name)).toEqual(['新名', '新名']);
    expect(reckoned).toHaveBeenCalledTimes(2);
  });

  it('that could not be reckoned is tried again', async () => {
    await sql(`UPDATE unit_classes SET name = '乡镇'`);
    let fail!: (problem: Error) => void;
    const hold = new Promise<void>((seen) => {
      reckoned.mockImplementationOnce(() => {
        seen();
        return new Promise((_resolve, reject) => (fail = reject));
      });
    });
    const one = expect(look()).rejects.toThrow('no database');
    await hold;
    const other = look();
    fail(new Error('no database'));
    await one;
    expect((await other).name).toBe('乡镇');
  });

  it('holds until a commission falls due, and for no earlier time', async () => {
    const commission = await made(
      chief.post('/api/v1/commissions', {
        ...{ organizationId: city, title: '约稿', brief: '请报送。', dueOn: '2026-03-05' },
        addressees: { organizationIds: [town] },
      }),
    );
    await made(chief.post(`/api/v1/commissions/${commission.id}/issue`));
    const march = { ...february, startsOn: '2026-03-01', endsOn: '2026-03-31' };
    const penalty = async () => (await drafts.of(march)).content.tables[0]!.totals.penaltyPoints;
    const before = now;
    now = new Date(before.getTime() + DAY_MS);
    expect(await penalty()).toBe(0);
    reckoned.mockClear();
    now = new Date(before.getTime() + 2 * DAY_MS);
    expect(await penalty()).toBe(0);
    expect(reckoned).not.toHaveBeenCalled();
    now = new Date(before.getTime() + 5 * DAY_MS);
    expect(await penalty()).toBe(-4);
    now = before;
    expect(await penalty()).toBe(0);
  });

  it('is reckoned again where a change since may have been forgotten', async () => {
    const forget = api.app.get(ForgetOldChanges, { strict: false });
    const runner = api.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`UPDATE unit_classes SET name = '最后的名称'`);
    await sql('DELETE FROM organizations WHERE false');
    await settled();
    await runner.commitTransaction();
    await runner.release();
    // The one that was through first has the higher number: it stays alone.
    await sql('UPDATE scoring_changes SET changed_at = $1', [new Date(now.getTime() - 2 * DAY_MS)]);
    await forget.run();
    expect(await sql('SELECT count(*)::int AS count FROM scoring_changes')).toEqual([{ count: 1 }]);
    await quiet();
    expect((await look()).name).toBe('最后的名称');
    reckoned.mockClear();
    await forget.run();
    await look();
    expect(reckoned).not.toHaveBeenCalled();
  }, 180_000);
});
