import { randomUUID } from 'node:crypto';
import type { ChannelAdapter } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import type { ApiAnswer, ApiCaller } from './api-caller';
import { startTestApi } from './api-harness';
import type { TestApiOptions } from './api-harness';
import { aDraft, approve } from './an-article';
import { ScriptedChannel } from './scripted-channel';

type Row = Record<string, unknown>;

/**
 * A unit that publishes to scripted platforms, by a clock that only the test moves. `work` is one turn of a worker.
 */
export async function openPublishingDesk(options: TestApiOptions = {}) {
  const api = await startTestApi(options);
  const { ChannelRegistry } = await import('@haojiao/channel-kit');
  const { CLOCK } = await import('@haojiao/infrastructure/clock');
  const { Database } = await import('@haojiao/infrastructure/database');
  const { Publisher } = await import('@haojiao/features/publications');
  const channel = new ScriptedChannel('scripted');
  const other = new ScriptedChannel('other');
  const single = new ScriptedChannel('single', { oneAtATime: true });
  const asking = new ScriptedChannel('asking', {
    confirmation: { zh: '同步到该账号。', en: 'Post it on this account.' },
  });
  const several = new ScriptedChannel('several', { companions: 2 });
  const films = new ScriptedChannel('films', { modes: { api: ['video'] } });
  const registry = api.app.get(ChannelRegistry, { strict: false });
  const { byPlatform } = registry as unknown as { byPlatform: Map<string, ChannelAdapter> };
  for (const adapter of [channel, other, single, asking, several, films])
    byPlatform.set(adapter.platform, adapter);
  const clock = api.app.get<Clock>(CLOCK, { strict: false });
  let now = Date.now();
  clock.now = () => new Date(now);
  const publisher = api.app.get(Publisher, { strict: false });

  const unit = await api.aUnit({ code: 'desk' });
  await api.aUser({ username: 'desk-author', roles: ['author', 'administrator'], organizationId: unit.id });
  for (const name of ['desk-editor-1', 'desk-editor-2']) {
    await api.aUser({ username: name, roles: ['editor'], organizationId: unit.id });
  }
  await api.aUser({ username: 'desk-chief', roles: ['chief_editor'], organizationId: unit.id });
  const author = await api.as('desk-author');
  const reviewers: ApiCaller[] = [];
  for (const name of ['desk-editor-1', 'desk-editor-2', 'desk-chief']) reviewers.push(await api.as(name));

  const sql = <T = Row>(text: string, parameters: unknown[] = []): Promise<T[]> =>
    api.dataSource.query(text, parameters);

  const anAccount = async (
    platform = 'scripted',
    organizationId = unit.id,
    settings: object = {},
  ): Promise<string> => {
    const answer = await (
      await api.as('admin')
    ).post('/api/v1/channel-accounts', {
      organizationId,
      platform,
      name: `账号 ${randomUUID().slice(0, 8)}`,
      credentials: { secret: 'TOP-SECRET-1' },
      settings,
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id;
  };

  const anApproved = async (wish: object = {}): Promise<string> => {
    const { body } = await aDraft(author, unit.id, wish);
    await approve(author, body.id, reviewers);
    return body.id;
  };

  const plan = (contentId: string, accounts: string[], wish: object = {}): Promise<ApiAnswer> =>
    author.post(`/api/v1/contents/${contentId}/publications`, { channelAccountIds: accounts, ...wish });

  let shared: string | undefined;
  /** A publication of one approved item to an account of its own, due at once. */
  const aPublication = async (platform = 'scripted', wish: object = {}): Promise<string> => {
    shared ??= await anApproved();
    const answer = await plan(shared, [await anAccount(platform)], wish);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.items[0].id;
  };

  // Columns as PostgreSQL has them; a wrong name fails the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const row = async (id: string): Promise<any> => {
    const [found] = await sql('SELECT * FROM publications WHERE id = $1', [id]);
    return found;
  };

  const forward = (ms: number) => {
    now += ms;
  };

  return {
    api,
    database: api.app.get(Database, { strict: false }),
    unit,
    author,
    reviewers,
    channel,
    several,
    other,
    single,
    sql,
    anAccount,
    anApproved,
    aPublication,
    plan,
    row,
    forward,
    now: () => new Date(now),
    work: (id: string) => publisher.work(id),
    /** Moves the clock to the hour at which the ledger looks at it next, and lets a worker do so. */
    workWhenDue: async (id: string) => {
      now = Math.max(now, (await row(id)).next_run_at.getTime());
      await publisher.work(id);
      return row(id);
    },
    steps: (id: string) =>
      sql<{ name: string; state: string }>(
        'SELECT name, state, result, fence FROM publication_steps WHERE publication_id = $1 ORDER BY intent_at, id',
        [id],
      ),
    /** A worker took it, wrote an intent and was killed; its lease still runs. */
    workerDiesAt: async (id: string, step: string, effect = 'once', state = 'intent') => {
      await sql(
        `UPDATE publications SET fence = fence + 1, lease_owner = 'dead:1', lease_until = $2,
           state = CASE WHEN state = 'withdrawing' THEN state ELSE 'publishing' END,
           revision_id = coalesce(revision_id, (SELECT approved_revision_id FROM contents WHERE id = content_id))
         WHERE id = $1`,
        [id, new Date(now + 30_000)],
      );
      await sql(
        `INSERT INTO publication_steps (id, publication_id, name, effect, state, fence, intent_at, result_at, result)
         SELECT $2, id, $3, $4, $5, fence, $6, CASE WHEN $5 = 'done' THEN $6::timestamptz END, '"dead-post"'
         FROM publications WHERE id = $1`,
        [id, randomUUID(), step, effect, state, new Date(now)],
      );
    },
    reset: () => [channel, other, single, several].forEach((adapter) => adapter.reset()),
    close: () => api.close(),
  };
}

export type PublishingDesk = Awaited<ReturnType<typeof openPublishingDesk>>;
