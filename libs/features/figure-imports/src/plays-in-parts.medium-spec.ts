import { randomUUID } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { aForm, openPublishingDesk } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';
import { ImportedFigures } from '@haojiao/features/platform-figures';
import type { FigureDraft } from '@haojiao/features/platform-figures';
import { RunFigureImport } from './run-figure-import';

const IMPORTS = 1_000;
const PLAYS = 1_330;
const WRITERS = 50;

/** In an order that is another one in each run. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** So many at once work through all of it. */
async function byWriters<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const writer = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

describe('plays of one video', () => {
  let desk: PublishingDesk;
  let editor: ApiCaller;
  let account: string;
  let video: string;
  let firstDay: number;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    editor = await desk.api.as('desk-editor-1');
    account = await desk.anAccount();
    const content = await desk.anApproved({ title: '三分钟看懂集体协商' });
    video = (await desk.plan(content, [account])).body.items[0].id;
    await desk.work(video);
    firstDay = desk.now().getTime() + 8 * HOUR_MS;
    desk.forward((IMPORTS + 60) * DAY_MS);
  }, 120_000);
  afterAll(() => desk.close());

  const dayOf = (index: number) => new Date(firstDay + index * DAY_MS).toISOString().slice(0, 10);
  const totalOf = async (publicationId: string, metric = 'play_count') => {
    const { body } = await editor.get(
      `/api/v1/publications/${publicationId}/period-figures?metrics=${metric}`,
    );
    const [series] = body.series;
    return { total: series.total, parts: series.parts };
  };
  const recount = async () =>
    (await editor.post(`/api/v1/channel-accounts/${account}/period-figures/recount`)).body;
  const partOf = (publicationId: string, index: number, batch = ''): FigureDraft => ({
    subject: { channelAccountId: account, publicationId, platform: 'scripted' },
    ...{ metric: 'play_count', words: String(PLAYS), value: PLAYS, precision: 'exact' },
    at: { fromDay: dayOf(index), toDay: dayOf(index), batch },
  });

  it('through a thousand imports by fifty writers, each sent twice, come to 1,330,000 and are rebuilt so', async () => {
    const service = desk.api.app.get(ImportedFigures, { strict: false });
    const taking = { takenBy: await someone(), recordedAt: desk.now() };
    const sent = shuffled(Array.from({ length: IMPORTS * 2 }, (_, place) => place % IMPORTS));
    const outcomes: string[] = [];
    await byWriters(sent, async (index) => {
      const [written] = await desk.database.transaction((manager) =>
        service.write(manager, [partOf(video, index)], taking),
      );
      outcomes.push(written!.outcome);
    });
    expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(IMPORTS);
    expect(outcomes.filter((outcome) => outcome === 'known')).toHaveLength(IMPORTS);
    expect(await totalOf(video)).toEqual({ total: 1_330_000, parts: IMPORTS });

    expect(await recount()).toMatchObject({ differing: [] });
    await desk.sql('UPDATE period_figure_series SET total = 0, parts = 0');
    expect(await recount()).toMatchObject({
      differing: [{ publicationId: video, fromRows: { total: 1_330_000, parts: IMPORTS } }],
    });
    expect(await totalOf(video)).toEqual({ total: 1_330_000, parts: IMPORTS });
  }, 180_000);

  it('of many files sent by many people at once are there once each', async () => {
    const run = desk.api.app.get(RunFigureImport, { strict: false });
    const files = Array.from(
      { length: 30 },
      (_, index) =>
        `作品名称,批次,开始日期,结束日期,播放量\n三分钟看懂集体协商,第${index}批,${dayOf(1_020)},${dayOf(1_021)},1330\n`,
    );
    await byWriters(shuffled([...files, ...files]), async (file) => {
      const { body, headers } = aForm([
        { name: 'channelAccountId', value: account },
        { name: 'file', value: file, fileName: '播放.csv' },
      ]);
      const checked = await editor.post('/api/v1/figure-imports', body, headers);
      expect(checked.status).toBe(201);
      const { id, sha256 } = checked.body;
      expect((await editor.post(`/api/v1/figure-imports/${id}/confirm`, { sha256 })).status).toBe(200);
      await run.run(id);
    });
    expect(await totalOf(video)).toEqual({ total: (IMPORTS + 30) * PLAYS, parts: IMPORTS + 30 });
    expect(await recount()).toMatchObject({ differing: [] });
  }, 120_000);

  it('and of other videos, written in any order at once, never wait in a circle', async () => {
    const service = desk.api.app.get(ImportedFigures, { strict: false });
    const taking = { takenBy: await someone(), recordedAt: desk.now() };
    const others: string[] = [];
    for (let number = 0; number < 6; number += 1) {
      const [row] = await desk.sql<{ id: string }>(
        `INSERT INTO publications SELECT (jsonb_populate_record(p, to_jsonb(p) || jsonb_build_object(
           'id', $2::text, 'remote_id', $2::text, 'state', 'withdrawn'))).* FROM publications p WHERE id = $1 RETURNING id`,
        [video, randomUUID()],
      );
      others.push(row!.id);
    }
    const rounds = Array.from({ length: 80 }, (_, index) =>
      shuffled(others).map((id) => partOf(id, index % 40)),
    );
    await byWriters(rounds, async (drafts) => {
      await desk.database.transaction((manager) => service.write(manager, drafts, taking));
    });
    for (const id of others) expect(await totalOf(id)).toEqual({ total: 40 * PLAYS, parts: 40 });
    expect(await recount()).toMatchObject({ series: 7, differing: [] });
  }, 120_000);

  const someone = async () => (await desk.sql<{ id: string }>('SELECT id FROM users LIMIT 1'))[0]!.id;
});
