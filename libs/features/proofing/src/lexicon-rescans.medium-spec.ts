import { randomUUID } from 'node:crypto';
import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import type { ContinueRescans } from './jobs/continue-rescans.sweep';
import type { ProofingService } from './services/proofing.service';

/** More than one batch. */
const LIVE = 25;

describe('a re-scan', () => {
  let api: TestApi;
  let unit: string;
  let below: string;
  let chief: ApiCaller;
  let sweep: ContinueRescans;
  let proofing: ProofingService;
  let lexiconId: string;
  let liveIds: string[];

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit({ code: 'city' })).id;
    below = (await api.aUnit({ code: 'district', parentId: unit })).id;
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: unit });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    await api.aUser({ username: 'single', roles: ['chief_editor'], organizationId: unit, inherit: false });
    chief = await api.as('chief');
    const { ContinueRescans: Sweep } = await import('./jobs/continue-rescans.sweep');
    const { ProofingService: Service } = await import('./services/proofing.service');
    sweep = api.app.get(Sweep, { strict: false });
    proofing = api.app.get(Service, { strict: false });
    liveIds = [];
    for (let number = 0; number < LIVE; number += 1) {
      const text = number % 5 === 0 ? '写着甲旧词。' : '干净的正文。';
      liveIds.push(await aLiveItem(number < 20 ? unit : below, text));
    }
    const { body } = await chief.post('/api/v1/lexicons', { organizationId: unit, name: '词库' });
    lexiconId = body.id;
  });
  afterAll(() => api.close());

  /** Out on the unit's site, as far as its row tells. */
  const aLiveItem = async (organizationId: string, text: string): Promise<string> => {
    const { body } = await aDraft(chief, organizationId, { article: { html: `<p>${text}</p>` } });
    await api.dataSource.query(
      `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state, scheduled_at,
         lateness_rule, options, revision_id, next_run_at, published_at, created_by, version)
       SELECT $2, c.id, c.organization_id, a.id, a.platform, 'api', 'published', now(), 'send', '{}', c.current_revision_id,
         now(), now(), c.author_id, 1
       FROM contents c JOIN channel_accounts a ON a.organization_id = c.organization_id AND a.platform = 'site'
       WHERE c.id = $1`,
      [body.id, randomUUID()],
    );
    return body.id;
  };
  const activate = async (severity = 'confirm'): Promise<string> => {
    const put = { id: 'old', category: 'discrimination', pattern: '甲旧词', match: 'variant', severity };
    const made = await chief.post(`/api/v1/lexicons/${lexiconId}/versions?activate=true`, {
      changes: [{ put }],
    });
    expect(made.status).toBe(201);
    return (await chief.get('/api/v1/lexicon-rescans?limit=1')).body.items[0].id;
  };
  const progress = async (id: string) => (await chief.get(`/api/v1/lexicon-rescans/${id}`)).body;
  const hitsOf = async (id: string, caller = chief) =>
    (await caller.get(`/api/v1/lexicon-rescans/${id}/hits?limit=100`)).body.items as { contentId: string }[];

  it('begins when a version is put in force, shows how far it is, and lists what it found', async () => {
    const id = await activate();
    expect(await progress(id)).toMatchObject({ state: 'running', total: null, done: 0, hits: 0, lexiconId });
    expect(await sweep.runBatch()).toBe(true);
    expect(await progress(id)).toMatchObject({ state: 'running', total: LIVE, done: 20, hits: 4 });
    await sweep.run();
    expect(await progress(id)).toMatchObject({ state: 'finished', total: LIVE, done: LIVE, hits: 5 });
    const expected = liveIds.filter((_, index) => index % 5 === 0);
    expect((await hitsOf(id)).map(({ contentId }) => contentId).sort()).toEqual(expected.sort());
    const { body } = await chief.get(`/api/v1/lexicon-rescans/${id}/hits?limit=1`);
    expect(body.items).toMatchObject([{ findings: [{ passage: '甲旧词', severity: 'confirm' }] }]);
    const states = await api.dataSource.query(`SELECT DISTINCT state FROM publications`);
    expect(states).toEqual([{ state: 'published' }]);
  });

  it('tells those who look after lexicons, once', async () => {
    const id = await activate();
    await sweep.run();
    await sweep.run();
    const { body } = await chief.get('/api/v1/notices');
    const told = body.items.filter(({ object }: { object: { id: string } }) => object.id === id);
    expect(told).toMatchObject([{ kind: 'lexicon.rescan_finished', severity: 'warning' }]);
    expect((await (await api.as('author')).get('/api/v1/notices')).text).not.toContain(id);
  });

  it('goes on where it was when the worker is killed in the middle of a batch', async () => {
    const id = await activate();
    await sweep.runBatch();
    // The second batch hangs, and its connection dies with the worker.
    const proof = proofing.proof.bind(proofing);
    let reached: () => void;
    const inTheMiddle = new Promise<void>((resolve) => (reached = resolve));
    let seen = 0;
    proofing.proof = async (...all) => {
      seen += 1;
      if (seen < 2) return proof(...all);
      reached();
      return new Promise(() => undefined);
    };
    const killed = sweep.runBatch().catch(() => undefined);
    await inTheMiddle;
    await api.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'idle in transaction'`,
    );
    proofing.proof = proof;
    void killed;
    expect(await progress(id)).toMatchObject({ state: 'running', done: 20, hits: 4 });
    await sweep.run();
    expect(await progress(id)).toMatchObject({ state: 'finished', done: LIVE, hits: 5 });
    expect(await hitsOf(id)).toHaveLength(5);
  });

  it('of an older version gives way to that of a newer one', async () => {
    const older = await activate();
    const newer = await activate();
    expect((await progress(older)).state).toBe('superseded');
    await sweep.run();
    expect((await progress(newer)).state).toBe('finished');
  });

  it('begins in the branch of the unit that mutes a row or hears it again', async () => {
    await activate();
    await sweep.run();
    const url = `/api/v1/organizations/${below}/lexicon-mutes/${lexiconId}.old`;
    await chief.put(url, { reason: '暂不提示' });
    const [muted] = (await chief.get(`/api/v1/lexicon-rescans?organizationId=${below}`)).body.items;
    await sweep.run();
    expect(await progress(muted.id)).toMatchObject({
      state: 'finished',
      done: 5,
      hits: 0,
      reason: 'mute_changed',
    });
    await chief.delete(url);
    const [heard] = (await chief.get(`/api/v1/lexicon-rescans?organizationId=${below}`)).body.items;
    await sweep.run();
    expect(await progress(heard.id)).toMatchObject({ state: 'finished', done: 5, hits: 1 });
  });

  it('leaves out what a person has answered for', async () => {
    const contentId = liveIds[0]!;
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: unit });
    const editor = await api.as('editor');
    const { body } = await editor.get(`/api/v1/contents/${contentId}/proofing`);
    const accepted = await editor.post(`/api/v1/contents/${contentId}/proofing/acceptances`, {
      revisionId: body.revisionId,
      findingKey: body.findings[0].key,
      reason: '历史用语',
    });
    expect(accepted.status).toBe(201);
    const id = await activate();
    await sweep.run();
    expect((await hitsOf(id)).map((hit) => hit.contentId)).not.toContain(contentId);
    expect((await progress(id)).hits).toBe(4);
  });

  it('S15 S25 is seen by holders of lexicon.read in its unit, with hits in items that they may read', async () => {
    const id = await activate();
    await sweep.run();
    const stranger = (await api.aUnit()).id;
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: stranger });
    const foreign = await api.as('stranger');
    for (const door of ['', '/hits'])
      expect((await foreign.get(`/api/v1/lexicon-rescans/${id}${door}`)).status).toBe(404);
    expect((await foreign.get('/api/v1/lexicon-rescans')).body.items).toEqual([]);
    expect((await (await api.as('author')).get(`/api/v1/lexicon-rescans/${id}`)).status).toBe(403);
    // Holds the right in the unit alone: what is found in units below is not theirs to read.
    expect(await hitsOf(id, await api.as('single'))).toHaveLength(3);
    expect(await hitsOf(id)).toHaveLength(4);
  });

  it('that fails again and again waits longer each time, and stops in the end', async () => {
    const id = await activate();
    const proof = proofing.proof.bind(proofing);
    proofing.proof = () => Promise.reject(new Error('away'));
    await sweep.run();
    const [row] = await api.dataSource.query('SELECT * FROM lexicon_rescans WHERE id = $1', [id]);
    expect(row).toMatchObject({ state: 'running', failures: 1, done: 0 });
    expect(row.next_run_at.getTime()).toBeGreaterThan(Date.now());
    await api.dataSource.query(
      `UPDATE lexicon_rescans SET failures = 9, next_run_at = now() - interval '1 minute' WHERE id = $1`,
      [id],
    );
    await sweep.run();
    proofing.proof = proof;
    expect((await progress(id)).state).toBe('stopped');
  });
});
