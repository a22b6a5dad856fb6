import { randomUUID } from 'node:crypto';
import { aPhoto } from '@haojiao/testing';
import { furnishFurther } from '../src/testing/furnishings';
import { passingBodies, passingQuery } from '../src/testing/passing-bodies';
import { ask, expectStatus } from './harness/http';
import type { Answer } from './harness/http';
import { PASSWORD, Product } from './harness/product';

const everyRole = [
  ...[
    'administrator',
    'security_administrator',
    'auditor',
    'chief_editor',
    'editor',
    'author',
    'correspondent',
  ],
];

/** One unit with one thing of every kind, and its people: `<code>-all` holds every role there. */
interface District {
  /** Ids for further parameters of addresses, by their names. */
  children: Record<string, string>;
  code: string;
  /** By the noun of the address, and `members`, `revisions`, `adoptions` for what stands below one. */
  ids: Record<string, string>;
}

let product: Product;
let east: District;
let west: District;

beforeAll(async () => {
  product = await Product.start();
  [east, west] = [await furnish('east'), await furnish('west')];
});

afterAll(async () => product?.stop());

async function person(
  username: string,
  roles: string[],
  organizationId: string,
  inherit = true,
): Promise<string> {
  const user = { username, displayName: username, password: PASSWORD, organizationId };
  const { body } = await expectStatus(201, product.as('admin', 'POST', '/users', user));
  const members = `/organizations/${organizationId}/members/${body.id}`;
  await expectStatus(204, product.as('admin', 'PUT', members, { roles, inherit }));
  return body.id;
}

async function unit(code: string, parentId?: string): Promise<string> {
  const made = await expectStatus(
    201,
    product.as('admin', 'POST', '/organizations', { name: `${code}区总工会`, code, parentId }),
  );
  return made.body.id;
}

const anArticle = (organizationId: string, more: object = {}) => ({
  organizationId,
  type: 'article',
  title: '本区动态',
  summary: '摘要。',
  article: { html: '<p>正文。</p>' },
  ...more,
});

const aReport = (organizationId: string, more: object = {}) => ({
  organizationId,
  category: 'news',
  title: '来稿',
  bodyHtml: '<p>来稿正文。</p>',
  assetIds: [],
  contributors: [{ name: '张三' }],
  ...more,
});

const aBlackout = (organizationId: string, more: object = {}) => ({
  organizationId,
  startsAt: '2029-01-01T00:00:00+08:00',
  endsAt: '2029-01-02T00:00:00+08:00',
  reason: '静默',
  orderedBy: '上级通知',
  ...more,
});

const stages = ['review_1', 'review_2', 'review_3'].map((key, index) => ({
  key,
  kind: 'review',
  roles: [index === 2 ? 'chief_editor' : 'editor'],
  dueWithinHours: 24,
}));

async function furnish(code: string): Promise<District> {
  const organizationId = await unit(code);
  const all = `${code}-all`;
  const userId = await person(all, everyRole, organizationId);
  const members: Record<string, string> = {};
  for (const [name, roles] of Object.entries({
    author: ['author'],
    one: ['editor'],
    two: ['editor'],
    chief: ['chief_editor'],
  }))
    members[name] = await person(`${code}-${name}`, roles, organizationId);
  const made = async (who: string, path: string, body?: object) =>
    (await expectStatus(201, product.as(`${code}-${who}`, 'POST', path, body))).body;

  const form = new FormData();
  form.set('organizationId', organizationId);
  form.set('altText', '会场');
  form.set('file', new Blob([new Uint8Array(await aPhoto(640, 480))], { type: 'image/jpeg' }), 'a.jpg');
  const token = product.tokens.get(all) ?? (await product.signIn(all));
  const asset = (await expectStatus(201, ask('POST', `${product.url}/api/v1/assets`, { token, form }))).body;
  const column = await made('all', '/columns', { organizationId, name: '动态', code: 'news' });
  const flow = await made('all', '/review-flows', {
    organizationId,
    name: '本区流程',
    kind: 'standard',
    stages,
  });
  const content = await made('author', '/contents', anArticle(organizationId));
  const review = await made('author', `/contents/${content.id}/submit`, {});
  for (const who of ['one', 'two', 'chief'])
    await made(who, `/reviews/${review.id}/decisions`, { outcome: 'approve' });
  const { body: accounts } = await product.as(
    all,
    'GET',
    `/channel-accounts?organizationId=${organizationId}`,
  );
  const account = accounts.items[0];
  const planned = await made('author', `/contents/${content.id}/publications`, {
    channelAccountIds: [account.id],
    scheduledAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  });
  const submission = await made('all', '/submissions', aReport(organizationId));
  const adoption = await made('all', `/submissions/${submission.id}/adoptions`, {
    level: 'city',
    outlet: '市报',
    adoptedOn: '2026-07-22',
  });
  const blackout = await made('chief', '/blackout-windows', aBlackout(organizationId));
  const notice = randomUUID();
  await product.database.query(
    `INSERT INTO notices (id, organization_id, action, kind, severity, title, body, object_type, object_id, dedupe_key,
       created_at)
     VALUES ($1, $2, 'publication.manage', 'test', 'info', '{"zh":"通知","en":"Notice"}', '{"zh":"通知","en":"Notice"}',
       'channel_account', $3, $4, now())`,
    [notice, organizationId, account.id, `${code}-notice`],
  );
  const further = await furnishFurther({
    organizationId,
    columnId: column.id,
    flowId: flow.id,
    assetId: asset.id,
    contentId: content.id,
    revisionId: content.currentRevisionId,
    reviewId: review.id,
    accountId: account.id,
    authorId: members.author!,
    ask: async (method, path, body) => {
      const answer = await product.as(all, method, path, body, { 'if-match': '*' });
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      return answer.body;
    },
    post: async (by, path, body, headers) => {
      const answer = await fetch(`${product.url}${path}`, {
        method: 'POST',
        body: new Uint8Array(body),
        headers: { ...headers, ...(by === 'person' && { authorization: `Bearer ${token}` }) },
      });
      if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as { id: string };
    },
  });
  return {
    code,
    children: further.children,
    ids: {
      ...further.ids,
      notices: notice,
      'blackout-windows': blackout.id,
      organizations: organizationId,
      users: userId,
      assets: asset.id,
      columns: column.id,
      'review-flows': flow.id,
      contents: content.id,
      reviews: review.id,
      'channel-accounts': account.id,
      publications: planned.items[0].id,
      submissions: submission.id,
      members: userId,
      revisions: content.currentRevisionId,
      adoptions: adoption.id,
    },
  };
}

interface Route {
  method: string;
  path: string;
}

/** Every management route as the product itself describes it. */
async function routes(): Promise<Route[]> {
  const { body } = await expectStatus(200, ask('GET', `${product.url}/openapi.json`));
  return Object.entries(body.paths as Record<string, object>).flatMap(([path, operations]) =>
    path.startsWith('/api/v1/')
      ? Object.keys(operations).map((method) => ({
          method: method.toUpperCase(),
          path: path.slice('/api/v1'.length),
        }))
      : [],
  );
}

/** Of which kind the thing is that a route names first. */
const kindOf = (path: string) => /^(?:\/analytics)?\/([a-z-]+)\/\{id\}/.exec(path)?.[1];

/** Asks a route with an id for the thing that it names first; everything below it is `district`'s. */
function askAbout(who: string, { method, path }: Route, id: string, district: District): Promise<Answer> {
  const { ids } = district;
  const url = path
    .replace('{id}', id)
    .replace('{userId}', ids.members!)
    .replace('{revisionId}', ids.revisions!)
    .replace('{adoptionId}', ids.adoptions!)
    .replace('{platform}', 'weibo')
    .replace(/\{(\w+)\}/g, (_, name: string) => district.children[name] ?? `no-${name}`);
  const query = passingQuery(path, ids.revisions!);
  const name = `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
  const body = passingBodies[name] ?? (method === 'POST' || method === 'PUT' ? {} : undefined);
  return product.as(who, method, url + query, body, { 'if-match': '*' });
}

/** The answer without what differs from request to request. */
const wordsOf = ({ status, body }: Answer) => JSON.stringify({ status, ...body, instance: undefined });

/** Every row that a route could have changed. */
async function rows(): Promise<unknown> {
  const tables = [
    ...[
      'organizations',
      'users',
      'memberships',
      'assets',
      'columns',
      'contents',
      'content_revisions',
      'reviews',
    ],
    ...[
      'review_decisions',
      'review_flows',
      'channel_accounts',
      'publications',
      'submissions',
      'submission_adoptions',
      'blackout_windows',
      'notice_reads',
    ],
  ];
  return Promise.all(
    tables.map(async (table) => [
      table,
      await product.database.query(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t`),
    ]),
  );
}

/** What people ordered is worked on by the worker, which changes rows without anybody asking. */
async function untilNothingIsUnderWay(): Promise<void> {
  await product.until('the worker to be through', async () => {
    const [left] = await product.database.query(
      `SELECT (SELECT count(*) FROM assets WHERE state = 'processing' OR renditions_due)
            + (SELECT count(*) FROM asset_jobs WHERE state = 'working')
            + (SELECT count(*) FROM imports WHERE state = 'reading')
            + (SELECT count(*) FROM intake_messages WHERE state = 'received')
            + (SELECT count(*) FROM publications WHERE state IN ('queued', 'publishing', 'awaiting_platform')
                 OR (state = 'scheduled' AND next_run_at <= now())) AS count`,
    );
    return Number(left.count) === 0;
  });
}

describe('S15 a unit sees its own branch', () => {
  it('and nothing of the other district is found by any route and verb, told apart by no word from what is not there', async () => {
    const asked = (await routes()).filter(({ path }) => kindOf(path));
    const kinds = new Set(asked.map(({ path }) => kindOf(path)!));
    expect([...kinds].filter((kind) => !east.ids[kind])).toEqual([]);
    expect(asked.length).toBeGreaterThan(45);
    await Promise.all([east, west].map(({ code }) => product.signIn(`${code}-all`)));
    await untilNothingIsUnderWay();
    const before = await rows();
    const told: string[] = [];
    for (const [mine, theirs] of [
      [east, west],
      [west, east],
    ] as const) {
      for (const route of asked) {
        const name = `${mine.code}: ${route.method} ${route.path}`;
        const existing = await askAbout(`${mine.code}-all`, route, theirs.ids[kindOf(route.path)!]!, theirs);
        const missing = await askAbout(`${mine.code}-all`, route, randomUUID(), theirs);
        if (existing.status !== 404) told.push(`${name}: ${existing.status} ${existing.text.slice(0, 200)}`);
        if (wordsOf(existing) !== wordsOf(missing))
          told.push(`${name}: ${wordsOf(existing)} ≠ ${wordsOf(missing)}`);
      }
    }
    expect(told).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  it('S14 nor in any list, queue, figure or ledger, asked for or not', async () => {
    const lists = (await routes()).filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    expect(lists.length).toBeGreaterThan(12);
    const leaks: string[] = [];
    for (const { path } of lists) {
      for (const query of ['?limit=100', `?organizationId=${west.ids.organizations}`, '?period=2026', '']) {
        const { text } = await product.as('east-all', 'GET', `${path}${query}`);
        for (const [kind, id] of Object.entries(west.ids))
          if (text.includes(id) && !query.includes(id)) leaks.push(`${path}${query}: ${kind}`);
        if (text.includes('west区')) leaks.push(`${path}${query}: its name`);
      }
    }
    expect(leaks).toEqual([]);
  });

  it('S17 nor can anything of it be named in what is made here', async () => {
    const { ids } = west;
    const own = east.ids.organizations!;
    const naming: [string, object][] = [
      ['/contents', anArticle(ids.organizations!)],
      ['/contents', anArticle(own, { columnId: ids.columns })],
      ['/contents', anArticle(own, { coverAssetId: ids.assets })],
      [
        '/contents',
        anArticle(own, { article: { html: `<p><img data-asset-id="${ids.assets}" alt=""></p>` } }),
      ],
      ['/contents', anArticle(own, { coAuthorIds: [ids.users] })],
      ['/submissions', aReport(ids.organizations!)],
      ['/submissions', aReport(own, { assetIds: [ids.assets] })],
      ['/columns', { organizationId: ids.organizations, name: '栏目', code: 'own' }],
      ['/columns', { organizationId: own, name: '栏目', code: 'child', parentId: ids.columns }],
      ['/columns', { organizationId: own, name: '栏目', code: 'flow', reviewFlowId: ids['review-flows'] }],
      ['/review-flows', { organizationId: ids.organizations, name: '流程', kind: 'standard', stages }],
      [
        '/channel-accounts',
        { organizationId: ids.organizations, platform: 'weibo', name: '号', credentials: {} },
      ],
      [
        '/users',
        { username: 'spy', displayName: 'spy', password: PASSWORD, organizationId: ids.organizations },
      ],
      ['/organizations', { name: '下级工会', code: 'below-west', parentId: ids.organizations }],
      [`/contents/${east.ids.contents}/publications`, { channelAccountIds: [ids['channel-accounts']] }],
      ['/blackout-windows', aBlackout(ids.organizations!)],
      ['/blackout-windows', aBlackout(own, { exemptContentIds: [ids.contents] })],
      [
        `/contents/${east.ids.contents}/publications`,
        {
          channelAccountIds: [east.ids['channel-accounts']],
          options: { companionContentIds: [ids.contents] },
        },
      ],
      [`/submissions/${east.ids.submissions}/accept`, { columnId: ids.columns }],
      [`/submissions/${east.ids.submissions}/accept`, { organizationId: ids.organizations }],
    ];
    const made: string[] = [];
    for (const [path, body] of naming) {
      const answer = await product.as('east-all', 'POST', path, body);
      const name = `${path} ${JSON.stringify(body).slice(0, 120)}`;
      if (![400, 403, 404, 409].includes(answer.status)) made.push(`${name}: ${answer.status}`);
      // Refused with the words for something that does not exist.
      const missing = JSON.stringify(body).replace(/"[0-9a-f-]{36}"/g, (id) =>
        Object.values(west.ids).includes(id.slice(1, -1)) ? JSON.stringify(randomUUID()) : id,
      );
      const same = await product.as('east-all', 'POST', path, JSON.parse(missing));
      const told = (words: Answer) => wordsOf(words).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
      if (told(answer) !== told(same)) made.push(`${name}: ${told(answer)} ≠ ${told(same)}`);
    }
    expect(made).toEqual([]);
  });

  it('S18 nor stands below a thing of one’s own', async () => {
    const own = await routes().then((all) =>
      all.filter(({ path }) => /\{(revisionId|adoptionId|instructionId)\}|compare$/.test(path)),
    );
    expect(own.length).toBeGreaterThanOrEqual(4);
    for (const route of own) {
      const answer = await askAbout('east-all', route, east.ids[kindOf(route.path)!]!, west);
      expect([route.path, answer.status]).toEqual([route.path, 404]);
    }
  });

  it('while those who belong there find every one of these things', async () => {
    const found: [string, number][] = [];
    for (const kind of ['organizations', 'users', 'assets', 'columns', 'review-flows', 'contents', 'reviews'])
      found.push([kind, (await product.as('west-all', 'GET', `/${kind}/${west.ids[kind]}`)).status]);
    for (const kind of ['channel-accounts', 'publications', 'submissions', 'analytics/contents'])
      found.push([
        kind,
        (await product.as('west-all', 'GET', `/${kind}/${west.ids[kind.split('/').at(-1)!]}`)).status,
      ]);
    expect(found.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('while the unit above sees both, and one whose roles stay in their own unit sees neither', async () => {
    const root = (await product.as('admin', 'GET', '/me')).body.organizationId;
    await person('root-editor', ['editor'], root);
    await person('root-only', ['editor'], root, false);
    for (const { ids } of [east, west]) {
      expect((await product.as('root-editor', 'GET', `/contents/${ids.contents}`)).status).toBe(200);
      expect((await product.as('root-only', 'GET', `/contents/${ids.contents}`)).status).toBe(404);
      expect((await product.as('root-only', 'GET', `/publications/${ids.publications}`)).status).toBe(404);
    }
    const { body } = await product.as('root-only', 'GET', '/contents?limit=100');
    expect(body.items).toEqual([]);
  });

  it('and a unit below sees nothing of the one above, nor one correspondent the report of another', async () => {
    const below = await unit('east-mill', east.ids.organizations);
    await person('mill-editor', ['editor', 'author'], below);
    for (const kind of ['contents', 'publications', 'submissions', 'assets', 'reviews'])
      expect([kind, (await product.as('mill-editor', 'GET', `/${kind}/${east.ids[kind]}`)).status]).toEqual([
        kind,
        404,
      ]);
    await person('mill-first', ['correspondent'], below);
    await person('mill-second', ['correspondent'], below);
    const report = await expectStatus(201, product.as('mill-first', 'POST', '/submissions', aReport(below)));
    const path = `/submissions/${report.body.id}`;
    expect((await product.as('mill-second', 'GET', path)).status).toBe(404);
    expect(
      (await product.as('mill-second', 'PATCH', path, { title: '改' }, { 'if-match': '*' })).status,
    ).toBe(404);
    expect((await product.as('mill-second', 'GET', '/submissions')).body.items).toEqual([]);
    expect((await product.as('mill-first', 'GET', path)).status).toBe(200);
  });

  it('while in one’s own unit what may be seen and not done is forbidden, not hidden', async () => {
    const { ids } = east;
    const forbidden: [string, string, string, object?][] = [
      ['east-author', 'POST', `/reviews/${ids.reviews}/decisions`, { outcome: 'approve' }],
      ['east-author', 'PATCH', `/channel-accounts/${ids['channel-accounts']}`, { name: '改' }],
      ['east-author', 'POST', `/channel-accounts/${ids['channel-accounts']}/verify`],
      ['east-author', 'PATCH', `/columns/${ids.columns}`, { name: '改' }],
      ['east-author', 'POST', `/submissions/${ids.submissions}/accept`, {}],
      ['east-one', 'PATCH', `/users/${ids.users}`, { displayName: '改' }],
      ['east-one', 'PATCH', `/organizations/${ids.organizations}`, { name: '改名' }],
    ];
    for (const [who, method, path, body] of forbidden) {
      const answer = await product.as(who, method, path, body, { 'if-match': '*' });
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 403, 'not_allowed']);
    }
  });
});

describe('nobody reviews their own work', () => {
  let organizationId: string;

  beforeAll(async () => {
    organizationId = await unit('north');
    for (const name of ['writer', 'helper', 'reader', 'second'])
      await person(name, ['author', 'editor'], organizationId);
    await person('boss', ['chief_editor'], organizationId);
    await person('writing-boss', ['chief_editor', 'author'], organizationId);
  });

  const submit = async (who: string, contentId: string): Promise<string> =>
    (await expectStatus(201, product.as(who, 'POST', `/contents/${contentId}/submit`, {}))).body.id;

  const draft = async (who: string, more: object = {}): Promise<string> =>
    (await expectStatus(201, product.as(who, 'POST', '/contents', anArticle(organizationId, more)))).body.id;

  async function decide(
    who: string,
    reviewId: string,
    outcome = 'approve',
  ): Promise<[number, string | undefined]> {
    const body = { outcome, comment: '意见' };
    const answer = await product.as(who, 'POST', `/reviews/${reviewId}/decisions`, body);
    return [answer.status, answer.body.code];
  }

  const idOf = async (who: string): Promise<string> => (await product.as(who, 'GET', '/me')).body.id;

  it('neither its author, nor a co-author, nor whoever has saved a part of it, whatever the outcome', async () => {
    const contentId = await draft('writer', { coAuthorIds: [await idOf('helper')] });
    const { headers } = await product.as('second', 'GET', `/contents/${contentId}`);
    const match = { 'if-match': headers.get('etag')! };
    await expectStatus(
      200,
      product.as('second', 'PATCH', `/contents/${contentId}`, { title: '改过的标题' }, match),
    );
    const reviewId = await submit('writer', contentId);
    for (const who of ['writer', 'helper', 'second'])
      for (const outcome of ['approve', 'return', 'reject'])
        expect([who, ...(await decide(who, reviewId, outcome))]).toEqual([who, 403, 'own_content']);
    for (const who of ['writer', 'helper', 'second']) {
      const { body } = await product.as(who, 'GET', '/review-queue?limit=100');
      expect([who, JSON.stringify(body).includes(contentId)]).toEqual([who, false]);
    }
    expect(await decide('reader', reviewId)).toEqual([201, undefined]);
  });

  it('nor a chief editor theirs, at any stage', async () => {
    const reviewId = await submit('writing-boss', await draft('writing-boss'));
    expect(await decide('writing-boss', reviewId)).toEqual([403, 'own_content']);
    expect(await decide('reader', reviewId)).toEqual([201, undefined]);
    expect(await decide('second', reviewId)).toEqual([201, undefined]);
    expect(await decide('writing-boss', reviewId)).toEqual([403, 'own_content']);
    expect(await decide('boss', reviewId)).toEqual([201, undefined]);
  });

  it('nor what was made from their report', async () => {
    const report = await expectStatus(
      201,
      product
        .as(
          'admin',
          'PUT',
          `/organizations/${organizationId}/members/${await person('reporter', ['editor'], organizationId)}`,
          {
            roles: ['correspondent', 'editor'],
          },
        )
        .then(() => product.as('reporter', 'POST', '/submissions', aReport(organizationId))),
    );
    const taken = await product.as('second', 'POST', `/submissions/${report.body.id}/accept`, {});
    expect(taken.status).toBeLessThan(300);
    const contentId = taken.body.contentId ?? taken.body.content?.id ?? taken.body.id;
    const reviewId = await submit('second', contentId);
    expect(await decide('reporter', reviewId)).toEqual([403, 'own_content']);
  });

  it('and nobody decides two stages of one revision, not even after it was recalled and submitted again', async () => {
    const contentId = await draft('writer');
    const reviewId = await submit('writer', contentId);
    expect(await decide('reader', reviewId)).toEqual([201, undefined]);
    expect(await decide('reader', reviewId)).toEqual([409, 'decided_before']);
    await expectStatus(201, product.as('writer', 'POST', `/reviews/${reviewId}/recall`).then(asCreated));
    const again = await submit('writer', contentId);
    expect(await decide('reader', again)).toEqual([409, 'decided_before']);
    expect(await decide('boss', again)).toEqual([201, undefined]);
    expect(await decide('second', again)).toEqual([201, undefined]);
    // The last stage is the chief editor's; this one has had their say at the first.
    expect(await decide('boss', again)).toEqual([409, 'decided_before']);
    expect(await decide('reader', again)).toEqual([403, 'stage_role_missing']);
    expect(await decide('writing-boss', again)).toEqual([201, undefined]);
    expect(await decide('writing-boss', again)).toEqual([409, 'review_closed']);
  });

  it('and of two who decide one stage at the same moment one is told that it is done', async () => {
    const reviewId = await submit('writer', await draft('writer'));
    const answers = await Promise.all([decide('reader', reviewId), decide('second', reviewId)]);
    expect(answers.map(([status]) => status).sort()).toEqual([201, 409]);
    const { body } = await product.as('writer', 'GET', `/reviews/${reviewId}`);
    expect(body.decisions).toHaveLength(1);
  });

  it('and what nobody has approved is planned for no channel', async () => {
    const contentId = await draft('writer');
    const { body: accounts } = await product.as(
      'writer',
      'GET',
      `/channel-accounts?organizationId=${organizationId}`,
    );
    const answer = await product.as('writer', 'POST', `/contents/${contentId}/publications`, {
      channelAccountIds: [accounts.items[0].id],
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'content_not_approved']);
  });

  const asCreated = (answer: Answer): Answer => (answer.status === 200 ? { ...answer, status: 201 } : answer);
});
