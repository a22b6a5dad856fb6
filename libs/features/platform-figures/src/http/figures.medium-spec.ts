import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner';
import { HOUR_MS } from '@haojiao/kernel';
import { openPublishingDesk, until } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';

describe('platform figures', () => {
  let desk: PublishingDesk;
  let editor: ApiCaller;
  let stranger: ApiCaller;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    editor = await desk.api.as('desk-editor-1');
    const other = await desk.api.aUnit({ code: 'other-unit' });
    await desk.api.aUser({ username: 'other-editor', roles: ['editor'], organizationId: other.id });
    const { id } = await desk.api.aUser({
      username: 'only-administrator',
      roles: ['administrator'],
      organizationId: desk.unit.id,
    });
    // May write figures down, but elsewhere: the gate of the route lets them pass, the unit does not.
    const member = `/api/v1/organizations/${other.id}/members/${id}`;
    expect((await (await desk.api.as('admin')).put(member, { roles: ['editor'] })).status).toBeLessThan(300);
    stranger = await desk.api.as('other-editor');
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const aPost = async (): Promise<string> => {
    const id = await desk.aPublication();
    await desk.work(id);
    desk.forward(48 * HOUR_MS);
    return id;
  };
  const ago = (hours: number) => new Date(desk.now().getTime() - hours * HOUR_MS).toISOString();
  const type = (
    path: string,
    figures: Record<string, string>,
    takenAt = ago(1),
    by: ApiCaller = editor,
  ): Promise<ApiAnswer> =>
    by.post(`/api/v1/${path}/figures`, {
      takenAt,
      figures: Object.entries(figures).map(([metric, value]) => ({ metric, value })),
    });
  const seriesOf = async (path: string, query = '') => {
    const { body, status } = await editor.get(`/api/v1/${path}/figures${query}`);
    expect(status).toBe(200);
    return Object.fromEntries(body.series.map((line: { metric: string }) => [line.metric, line]));
  };
  const codes = ({ body }: ApiAnswer) => body.errors.map(({ code }: { code: string }) => code);

  it('are kept with their words, precision, source and definition', async () => {
    const id = await aPost();
    const takenAt = ago(2);
    const answer = await type(
      `publications/${id}`,
      { read_count: '10万+', like_count: '１，２３４' },
      takenAt,
    );
    expect(answer.status).toBe(201);
    expect(answer.body.items).toMatchObject([
      { metric: 'read_count', value: 100_000, words: '10万+', precision: 'capped', outcome: 'recorded' },
      { metric: 'like_count', value: 1_234, precision: 'exact', source: 'typed', publicationId: id },
    ]);
    const { read_count } = await seriesOf(`publications/${id}`);
    expect(read_count).toMatchObject({
      name: '阅读量',
      kind: 'cumulative',
      unit: 'times',
      definitionId: 'platform.read_count.v1',
      latest: { takenAt: new Date(takenAt).toISOString(), words: '10万+' },
    });
    const definitions = await editor.get('/api/v1/platform-figures/definitions');
    expect(definitions.body.items).toContainEqual(
      expect.objectContaining({
        id: 'weibo.read_count.v1',
        description: expect.stringContaining('不是点击'),
      }),
    );
  });

  it('that come twice are there once; another figure for the same moment is refused and points to the first', async () => {
    const path = `publications/${await aPost()}`;
    const takenAt = ago(3);
    const first = await type(path, { read_count: '12.4万' }, takenAt);
    const again = await type(path, { read_count: '12.4万', comment_count: '7' }, takenAt);
    expect(again.body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'known',
      'recorded',
    ]);
    expect(again.body.items[0].id).toBe(first.body.items[0].id);

    const differs = await type(path, { read_count: '12.5万', like_count: '9' }, takenAt);
    expect(differs.status).toBe(400);
    expect(codes(differs)).toEqual(['figure_differs']);
    const series = await seriesOf(path);
    expect(series.read_count.points).toHaveLength(1);
    expect(series.like_count).toBeUndefined();
  });

  it('written by twenty at once are there once', async () => {
    const path = `publications/${await aPost()}`;
    const takenAt = ago(1);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => type(path, { play_count: '1330000' }, takenAt)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const outcomes = answers
      .map(({ body }) => body.items[0].outcome)
      .filter((outcome) => outcome === 'recorded');
    expect(outcomes).toHaveLength(1);
    expect((await seriesOf(path)).play_count.points).toHaveLength(1);
  });

  it('written in two orders at once do not wait for each other', async () => {
    const path = `publications/${await aPost()}`;
    const first = (await type(path, { play_count: '5' }, ago(9))).body.items[0];
    const other = desk.api.dataSource.createQueryRunner();
    const insert = (metric: string) =>
      other.query(
        `INSERT INTO figure_snapshots SELECT (jsonb_populate_record(s, to_jsonb(s) ||
           jsonb_build_object('id', gen_random_uuid(), 'metric', $2::text, 'taken_at', $3::text))).*
         FROM figure_snapshots s WHERE id = $1`,
        [first.id, metric, ago(2)],
      );
    try {
      await other.startTransaction();
      await insert('comment_count');
      const typing = type(path, { read_count: '5', comment_count: '5' }, ago(2));
      await until(async () => {
        const waiting = await desk.sql(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await insert('read_count');
      await other.commitTransaction();
      const { status, body } = await typing;
      expect(status).toBe(201);
      const told = body.items.map(({ metric, outcome }: Record<string, string>) => `${metric} ${outcome}`);
      expect(told).toEqual(['read_count known', 'comment_count known']);
    } finally {
      if (other.isTransactionActive) await other.rollbackTransaction();
      await other.release();
    }
  });

  it('that fall are kept and flagged, in order of time whatever came first', async () => {
    const path = `publications/${await aPost()}`;
    await type(path, { read_count: '900' }, ago(1));
    await type(path, { read_count: '1000' }, ago(5));
    await type(path, { read_count: '1100' }, ago(3));
    const { read_count } = await seriesOf(path);
    expect(read_count.decreases).toBe(1);
    expect(
      read_count.points.map(({ value, decrease }: { value: number; decrease?: number }) => [value, decrease]),
    ).toEqual([
      [1_000, undefined],
      [1_100, undefined],
      [900, 200],
    ]);
    expect((await seriesOf(path, `?from=${ago(4)}&to=${ago(2)}`)).read_count.points).toHaveLength(1);
    // Also where the higher figure was before the period that is asked for.
    expect((await seriesOf(path, `?from=${ago(2)}`)).read_count.points).toMatchObject([
      { value: 900, decrease: 200 },
    ]);
  });

  it('are corrected by a new row that names the old one, once', async () => {
    const path = `publications/${await aPost()}`;
    const old = (await type(path, { read_count: '34560', like_count: '5' })).body.items[0];
    const correct = (id: string, value: string, by = editor) =>
      by.post(`/api/v1/platform-figures/${id}/corrections`, { value, reason: '多抄了一个零' });
    expect(codes(await correct(old.id, '三千'))).toEqual(['figure_unreadable']);
    const answer = await correct(old.id, '3456');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ correctsId: old.id, value: 3_456, takenAt: old.takenAt });

    const { read_count } = await seriesOf(path);
    expect(read_count.points).toMatchObject([{ id: answer.body.id, value: 3_456, reason: '多抄了一个零' }]);
    expect((await editor.get(`/api/v1/platform-figures/${old.id}`)).body).toMatchObject({
      value: 34_560,
      correctedById: answer.body.id,
    });
    const twice = await correct(old.id, '3457');
    expect(twice.status).toBe(409);
    expect(twice.body).toMatchObject({ code: 'figure_corrected_already', correctedById: answer.body.id });
    expect((await correct(answer.body.id, '3458')).status).toBe(201);
    // The report that was wrong comes again: it is known, and nothing is changed back.
    const again = await type(path, { read_count: '34560' }, old.takenAt);
    expect(again.body.items).toMatchObject([{ outcome: 'known', value: 3_458 }]);
    expect((await correct(old.id, '1', stranger)).status).toBe(404);
  });

  it('of an account are stocks, and stay when it is retired', async () => {
    const account = await desk.anAccount();
    const path = `channel-accounts/${account}`;
    expect((await type(path, { followers: '1.2w' })).status).toBe(201);
    await desk.sql(`UPDATE channel_accounts SET state = 'disabled' WHERE id = $1`, [account]);
    expect((await type(path, { followers: '11800' }, ago(0.5))).status).toBe(201);
    const { followers } = await seriesOf(path);
    expect(followers).toMatchObject({
      kind: 'stock',
      unit: 'people',
      decreases: 1,
      latest: { decrease: 200 },
    });
  });

  it('tell every fault at once', async () => {
    const path = `publications/${await aPost()}`;
    const early = await type(path, { read_count: '近百+', followers: '5' }, ago(500));
    expect(codes(early)).toEqual(['figure_unreadable', 'metric_of_another_kind', 'before_publication']);
    expect(codes(await type(path, { read_count: '5' }, ago(-1)))).toEqual(['in_the_future']);
    const waiting = await type(`publications/${await desk.aPublication()}`, { read_count: '5' });
    expect(waiting).toMatchObject({ status: 409, body: { code: 'publication_not_out' } });
  });

  it('stand beside the site in the figures of an item, as they stood when the period ends, and add nothing to it', async () => {
    const id = await aPost();
    const path = `publications/${id}`;
    const days = [47, 24, 2].map(ago);
    await type(path, { read_count: '900', forward_count: '3' }, days[0]);
    await type(path, { read_count: '1.2万', like_count: '40' }, days[1]);
    await type(path, { read_count: '10万+', share_count: '8' }, days[2]);
    const contentId = (await desk.row(id)).content_id as string;
    const figuresOf = async (query: string) => {
      const { body } = await editor.get(`/api/v1/analytics/contents/${contentId}?${query}`);
      const channel = body.channels.find(
        ({ publicationId }: { publicationId?: string }) => publicationId === id,
      );
      return { totals: body.totals, channel };
    };
    const { totals, channel } = await figuresOf(`from=${days[1]!}&to=${ago(-1)}&granularity=hour`);
    expect(totals).toMatchObject({ views: 0, rawViews: 0 });
    expect(channel).toMatchObject({
      channel: 'scripted',
      definitionId: 'platform.read_count.v1',
      source: 'typed',
      totals: { views: 100_000, likes: 40, shares: 8 },
    });
    expect(channel.figures).toContainEqual(
      expect.objectContaining({ figure: 'shares', definitionId: 'platform.share_count.v1', words: '8' }),
    );
    expect(channel.series).toEqual([
      { at: new Date(days[1]!).toISOString(), views: 12_000, likes: 40 },
      { at: new Date(days[2]!).toISOString(), views: 100_000, shares: 8 },
    ]);
    // Reposts are another thing than the shares that were told last: they are no point of the same line.
    const whole = await figuresOf(`from=${days[0]!}&to=${ago(-1)}&granularity=hour`);
    expect(whole.channel.series[0]).toEqual({ at: new Date(days[0]!).toISOString(), views: 900 });
    const earlier = await figuresOf(`from=${days[0]!}&to=${ago(26)}&granularity=hour`);
    expect(earlier.channel.totals).toMatchObject({ views: 900, shares: 3 });
  });

  it('of all posts of an item are read at once', async () => {
    const posts = [await aPost(), await aPost(), await aPost()];
    for (const [index, post] of posts.entries())
      await type(`publications/${post}`, { read_count: String(100 + index) });
    const contentId = (await desk.row(posts[0]!)).content_id as string;
    const asked = jest.spyOn(PostgresQueryRunner.prototype, 'query');
    try {
      const { body } = await editor.get(
        `/api/v1/analytics/contents/${contentId}?from=${ago(24)}&to=${ago(-1)}&granularity=hour`,
      );
      const views = posts.map(
        (post) =>
          body.channels.find(({ publicationId }: { publicationId?: string }) => publicationId === post).totals
            .views,
      );
      expect(views).toEqual([100, 101, 102]);
      expect(asked.mock.calls.filter(([sql]) => sql.includes('figure_snapshots'))).toHaveLength(1);
    } finally {
      asked.mockRestore();
    }
  });

  it('are for people with the right in that unit', async () => {
    const path = `publications/${await aPost()}`;
    const administrator = await desk.api.as('only-administrator');
    expect((await type(path, { read_count: '5' }, ago(1), administrator)).status).toBe(403);
    expect((await type(path, { read_count: '5' }, ago(1), stranger)).status).toBe(404);
    expect((await stranger.get(`/api/v1/${path}/figures`)).status).toBe(404);
    expect((await administrator.get(`/api/v1/${path}/figures`)).status).toBe(200);
  });

  it('are never changed nor removed, and a correction speaks of what it corrects', async () => {
    const path = `publications/${await aPost()}`;
    const { id } = (await type(path, { read_count: '5' })).body.items[0];
    await expect(desk.sql('UPDATE figure_snapshots SET value = 6')).rejects.toThrow();
    await expect(desk.sql('DELETE FROM figure_snapshots')).rejects.toThrow();
    await expect(desk.sql('TRUNCATE figure_snapshots CASCADE')).rejects.toThrow();
    const correction = (changes: string) =>
      desk.sql(
        `INSERT INTO figure_snapshots SELECT (jsonb_populate_record(s, to_jsonb(s) ||
           jsonb_build_object('id', gen_random_uuid(), 'corrects_id', s.id, 'reason', '改') || $2::jsonb)).*
         FROM figure_snapshots s WHERE id = $1`,
        [id, changes],
      );
    await expect(correction('{"metric": "like_count"}')).rejects.toThrow('a correction speaks of');
    await correction('{"value": 6}');
  });
});
