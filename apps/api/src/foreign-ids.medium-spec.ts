import { randomUUID } from 'node:crypto';
import { aDraft, aPhoto, approve, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import type { Role } from '@haojiao/features/organizations';
import { furnishFurther } from './testing/furnishings';
import { passingBodies, passingQuery } from './testing/passing-bodies';
import { controllerRoutes } from './testing/route-table';
import type { ControllerRoute } from './testing/route-table';

const everyRole: Role[] = [
  'administrator',
  'security_administrator',
  'auditor',
  'chief_editor',
  'editor',
  'author',
  'correspondent',
];

/** The first parameter of these addresses is an id of the thing that they name. */
const ownedThing = /^\/api\/v1\/(?:analytics\/)?([a-z-]+)\/:id(\/|$)/;

describe('S15 ids of another unit', () => {
  let api: TestApi;
  let stranger: ApiCaller;
  /** By the noun of the address: one thing of each kind, all of one unit. */
  let theirs: Record<string, string>;
  /** By the name of a further parameter. */
  let children: Record<string, string>;
  let routes: ControllerRoute[];

  beforeAll(async () => {
    api = await startTestApi();
    const unit = (await api.aUnit({ code: 'theirs' })).id;
    const own = (await api.aUnit({ code: 'ours' })).id;
    await api.aUser({ username: 'stranger', roles: everyRole, organizationId: own });
    stranger = await api.as('stranger');
    ({ theirs, children } = await furnish(api, unit));
    routes = controllerRoutes(api.app).filter(({ path }) => ownedThing.test(path));
  });

  afterAll(() => api.close());

  const nounOf = (route: ControllerRoute) => ownedThing.exec(route.path)![1]!;

  const ask = (route: ControllerRoute, id: string): Promise<ApiAnswer> => {
    const path = route.path
      .replace(':id', id)
      .replace(/:([A-Za-z]+)/g, (_, name: string) => children[name] ?? `no-${name}`);
    const query = passingQuery(path, children.revisionId!);
    return stranger.send(
      route.method as 'GET',
      `${path}${query}`,
      passingBodies[`${route.method} ${route.path.replace('/api/v1', '')}`],
      {
        'if-match': '*',
      },
    );
  };

  it('stand for one thing of every kind that has an address', () => {
    const nouns = [...new Set(routes.map(nounOf))];
    expect(nouns).toEqual(
      expect.arrayContaining([
        ...['organizations', 'users', 'assets', 'contents', 'columns', 'reviews', 'review-flows'],
        ...['channel-accounts', 'publications', 'submissions', 'notices', 'blackout-windows'],
      ]),
    );
    expect(nouns.filter((noun) => theirs[noun] === undefined)).toEqual([]);
  });

  it('are not found, by any route and verb, and as if there were no such thing', async () => {
    const before = await stateOf(api);
    const told: string[] = [];
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      const existing = await ask(route, theirs[nounOf(route)]!);
      const missing = await ask(route, randomUUID());
      // Where an input is judged before the thing is looked up, it is judged alike.
      if (existing.status !== 404) told.push(`${name}: ${existing.status} ${existing.body?.code}`);
      if (wordsOf(existing) !== wordsOf(missing))
        told.push(`${name}: ${wordsOf(existing)} ≠ ${wordsOf(missing)}`);
    }
    expect(told).toEqual([]);
    expect(await stateOf(api)).toEqual(before);
  });

  it('appear in no list', async () => {
    const lists = controllerRoutes(api.app).filter(
      ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/') && !path.includes(':'),
    );
    const ids = [...Object.values(theirs), ...Object.values(children)].filter((id) => id.length === 36);
    const leaks: string[] = [];
    for (const { path } of lists) {
      for (const query of ['limit=100', `organizationId=${theirs.organizations}`]) {
        const { text } = await stranger.get(`${path}?${query}`);
        for (const id of ids)
          if (text.includes(id) && !query.includes(id)) leaks.push(`${path}?${query} ${id}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  it('are found by those who belong there, so that the questions above were the right ones', async () => {
    const admin = await api.as('admin');
    const member = await api.as('their-all');
    const missed: string[] = [];
    const addressOf = (noun: string) =>
      routes.some(({ path }) => path === `/api/v1/${noun}/:id`) ? noun : `analytics/${noun}`;
    for (const [noun, id] of Object.entries(theirs)) {
      const caller = ['organizations', 'users'].includes(noun) ? admin : member;
      const { status } = await caller.get(`/api/v1/${addressOf(noun)}/${id}`);
      if (status !== 200) missed.push(`${noun} ${status}`);
    }
    expect(missed).toEqual([]);
  });
});

/** The answer without what differs from request to request. */
function wordsOf({ status, body }: ApiAnswer): string {
  return JSON.stringify({ status, ...body, instance: undefined });
}

/** Of every table that a route can write to: how many rows, and the newest change. */
async function stateOf(api: TestApi): Promise<unknown> {
  const tables = [
    ...['organizations', 'users', 'assets', 'contents', 'columns', 'reviews', 'review_flows'],
    ...['channel_accounts', 'publications', 'submissions', 'memberships', 'notice_reads', 'review_notes'],
    ...['review_openings', 'review_claims'],
    ...[
      'story_ideas',
      'recurring_slots',
      'slot_assignments',
      'release_bundles',
      'campaigns',
      'campaign_items',
    ],
  ];
  const counts: unknown[] = [];
  for (const table of tables) {
    const [row] = await api.dataSource.query(
      `SELECT count(*)::int AS rows, md5(string_agg(t::text, '' ORDER BY t::text)) AS content FROM ${table} t`,
    );
    counts.push([table, row]);
  }
  return counts;
}

/** One unit with one thing of every kind. */
async function furnish(
  api: TestApi,
  unit: string,
): Promise<{ theirs: Record<string, string>; children: Record<string, string> }> {
  const person = async (username: string, role: Role) =>
    (await api.aUser({ username, roles: [role], organizationId: unit })).id;
  const author = await person('their-author', 'author');
  await person('their-editor', 'editor');
  await person('their-second', 'editor');
  await person('their-chief', 'chief_editor');
  await person('their-correspondent', 'correspondent');
  const callers = await Promise.all(
    ['author', 'editor', 'second', 'chief', 'correspondent'].map((name) => api.as(`their-${name}`)),
  );
  const [writer, editor, second, chief, correspondent] = callers as [
    ApiCaller,
    ApiCaller,
    ApiCaller,
    ApiCaller,
    ApiCaller,
  ];
  const made = async (answer: Promise<ApiAnswer>): Promise<ApiAnswer['body']> => {
    const { status, body, text } = await answer;
    if (status !== 201) throw new Error(`${status} ${text}`);
    return body;
  };

  const asset = await made(
    uploadAsset(writer, { organizationId: unit, bytes: await aPhoto(640, 480), fileName: 'a.jpg' }),
  );
  const column = await made(
    editor.post('/api/v1/columns', { organizationId: unit, name: '工会动态', code: 'news' }),
  );
  const flow = await made(
    chief.post('/api/v1/review-flows', {
      organizationId: unit,
      name: '本单位流程',
      kind: 'standard',
      stages: ['review_1', 'review_2', 'review_3'].map((key, index) => ({
        key,
        kind: 'review',
        roles: [index === 2 ? 'chief_editor' : 'editor'],
        dueWithinHours: 24,
      })),
    }),
  );
  const { body: content } = await aDraft(writer, unit);
  const { body: review } = await approve(writer, content.id, [editor, second, chief]);
  const accounts = await chief.get(`/api/v1/channel-accounts?organizationId=${unit}&platform=site`);
  const account = accounts.body.items[0];
  const published = await made(
    writer.post(`/api/v1/contents/${content.id}/publications`, {
      channelAccountIds: [account.id],
      scheduledAt: '2029-01-01T09:00:00+08:00',
    }),
  );
  const submission = await made(
    correspondent.post('/api/v1/submissions', {
      organizationId: unit,
      category: 'news',
      title: '来稿',
      bodyHtml: '<p>来稿正文。</p>',
      assetIds: [],
      contributors: [{ name: '张三' }],
    }),
  );
  const adoption = await made(
    correspondent.post(`/api/v1/submissions/${submission.id}/adoptions`, {
      level: 'city',
      outlet: '市报',
      adoptedOn: '2026-07-22',
    }),
  );
  const blackout = await made(
    chief.post('/api/v1/blackout-windows', {
      organizationId: unit,
      startsAt: '2029-01-01T00:00:00+08:00',
      endsAt: '2029-01-02T00:00:00+08:00',
      reason: '静默',
      orderedBy: '上级通知',
    }),
  );
  const notice = randomUUID();
  await api.dataSource.query(
    `INSERT INTO notices (id, organization_id, action, kind, severity, title, body, object_type, object_id, dedupe_key,
       created_at)
     VALUES ($1, $2, 'publication.manage', 'test', 'info', '{"zh":"通知","en":"Notice"}', '{"zh":"通知","en":"Notice"}',
       'channel_account', $3, 'theirs', now())`,
    [notice, unit, account.id],
  );
  await api.aUser({ username: 'their-all', roles: everyRole, organizationId: unit });
  const all = await api.as('their-all');
  const further = await furnishFurther({
    organizationId: unit,
    columnId: column.id,
    flowId: flow.id,
    assetId: asset.id,
    contentId: content.id,
    revisionId: content.currentRevisionId,
    reviewId: review.id,
    accountId: account.id,
    authorId: author,
    ask: async (method, path, body) => {
      const answer = await all.send(method, `/api/v1${path}`, body, { 'if-match': '*' });
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      return answer.body;
    },
    post: async (by, path, body, headers) => {
      const answer = await (by === 'person' ? all : api.anonymous).post(path, body, headers);
      if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
      return answer.body;
    },
  });
  return {
    theirs: {
      ...further.ids,
      organizations: unit,
      users: author,
      assets: asset.id,
      columns: column.id,
      'review-flows': flow.id,
      contents: content.id,
      reviews: review.id,
      'channel-accounts': account.id,
      publications: published.items[0].id,
      submissions: submission.id,
      notices: notice,
      'blackout-windows': blackout.id,
    },
    children: {
      ...further.children,
      userId: author,
      revisionId: content.currentRevisionId,
      adoptionId: adoption.id,
      platform: 'weibo',
    },
  };
}
