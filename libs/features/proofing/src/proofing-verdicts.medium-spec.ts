import { aDraft, approve, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

interface Finding {
  key: string;
  state: string;
  passage: string;
}

describe('what proofing says of an item', () => {
  let api: TestApi;
  let unit: string;
  let author: ApiCaller;
  let writingEditor: ApiCaller;
  let reviewers: ApiCaller[];

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit({ code: 'city' })).id;
    const people = [
      ['author', ['author']],
      ['writing-editor', ['author', 'editor']],
      ['editor-1', ['editor']],
      ['editor-2', ['editor']],
      ['chief', ['chief_editor']],
    ] as const;
    for (const [username, roles] of people)
      await api.aUser({ username, roles: [...roles], organizationId: unit });
    author = await api.as('author');
    writingEditor = await api.as('writing-editor');
    reviewers = await Promise.all(['editor-1', 'editor-2', 'chief'].map((name) => api.as(name)));
    const chief = reviewers[2]!;
    const { body } = await chief.post('/api/v1/lexicons', { organizationId: unit, name: '词库' });
    const term = (id: string, pattern: string, severity: string, more = {}) => ({
      put: { id, category: 'discrimination', pattern, match: 'variant', severity, ...more },
    });
    const made = await chief.post(`/api/v1/lexicons/${body.id}/versions?activate=true`, {
      changes: [
        term('ban', '甲禁词', 'forbid'),
        term('ask', '乙慎词', 'confirm'),
        term('hint', '丙议词', 'suggest', { replacement: '丁好词' }),
        term('only', '微博限词', 'suggest', { channels: ['weibo'] }),
      ],
    });
    expect(made.status).toBe(201);
  });
  afterAll(() => api.close());

  const anItem = async (text: string, wish: object = {}): Promise<string> =>
    (await aDraft(author, unit, { article: { html: `<p>${text}</p>` }, ...wish })).body.id;
  const proofOf = async (id: string, query = ''): Promise<{ revisionId: string; findings: Finding[] }> =>
    (await author.get(`/api/v1/contents/${id}/proofing${query}`)).body;
  const accept = async (id: string, caller = reviewers[0]!, wish: object = {}): Promise<ApiAnswer> => {
    const { revisionId, findings } = await proofOf(id);
    return caller.post(`/api/v1/contents/${id}/proofing/acceptances`, {
      revisionId,
      findingKey: findings[0]?.key,
      reason: '引述原文',
      ...wish,
    });
  };
  const change = async (id: string, changes: object): Promise<void> => {
    const { etag } = await author.get(`/api/v1/contents/${id}`);
    expect((await author.patch(`/api/v1/contents/${id}`, changes, etag)).status).toBe(200);
  };
  /** The answer to the last approval. */
  const lastApproval = async (id: string): Promise<ApiAnswer> => {
    const { body } = await author.post(`/api/v1/contents/${id}/submit`, {});
    let answer: ApiAnswer | undefined;
    for (const reviewer of reviewers)
      answer = await reviewer.post(`/api/v1/reviews/${body.id}/decisions`, { outcome: 'approve' });
    return answer!;
  };
  const codeOf = ({ status, body }: ApiAnswer) => [status, body.code];

  it('is shown among the checks, with severity, place and the way out', async () => {
    const id = await anItem('先说甲禁词，再说乙慎词，又说丙议词和微博限词。');
    for (const platform of ['weibo', 'douyin']) {
      const { etag } = await author.get(`/api/v1/contents/${id}`);
      const url = `/api/v1/contents/${id}/variants/${platform}`;
      expect((await author.put(url, { text: '微博限词' }, etag)).status).toBeLessThan(300);
    }
    const { body } = await author.post(`/api/v1/contents/${id}/checks`, {});
    const proofed = body.findings.filter(({ code }: { code: string }) => code.startsWith('proofing_'));
    expect(proofed).toMatchObject([
      { severity: 'hint', path: 'variants.weibo.text', platform: 'weibo' },
      { severity: 'error', path: 'article.html', range: { start: 2, end: 5 }, platform: null },
      { severity: 'warning', code: 'proofing_discrimination', range: { start: 8, end: 11 } },
      { severity: 'hint', message: expect.any(String), suggestion: '改为“丁好词”。' },
    ]);
    const some = await author.post(`/api/v1/contents/${id}/checks`, { platforms: ['wechat'] });
    expect(some.text).not.toContain('variants.weibo.text');
    const english = await author.post(`/api/v1/contents/${id}/checks`, {}, { 'accept-language': 'en' });
    expect(english.text).toContain('Put \\"丁好词\\" in its place.');
  });

  it('weighs by place, and counts UTF-16 units of the plain text', async () => {
    const id = await anItem('😀&amp;<b>乙慎</b>词', { title: '题中乙慎词', summary: '' });
    const { findings, weights } = (await author.get(`/api/v1/contents/${id}/proofing`)).body;
    expect(findings).toMatchObject([
      { path: 'title', kind: 'title', range: { start: 2, end: 5 }, weight: 40 },
      { path: 'article.html', kind: 'body', range: { start: 3, end: 6 }, weight: 10 },
    ]);
    expect(weights).toEqual({ total: 50, bySeverity: { forbid: 0, confirm: 50, suggest: 0 } });
  });

  it('keeps what is forbidden from being signed off, whoever signs', async () => {
    const id = await anItem('写着甲禁词。');
    const answer = await lastApproval(id);
    expect(codeOf(answer)).toEqual([409, 'proofing_forbidden']);
    expect(answer.body.errors).toMatchObject([{ path: 'article.html', code: 'proofing_discrimination' }]);
    expect((await author.get(`/api/v1/contents/${id}`)).body.state).toBe('in_review');
    expect(codeOf(await accept(id))).toEqual([409, 'finding_forbidden']);
    expect((await author.get(`/api/v1/contents/${id}/proofing/verdicts`)).body.items).toEqual([]);
  });

  it('asks a named person about what is to be confirmed before the last approval', async () => {
    const id = await anItem('写着乙慎词。');
    const answer = await lastApproval(id);
    expect(codeOf(answer)).toEqual([409, 'proofing_unconfirmed']);
    expect(answer.body.errors).toHaveLength(1);
    const accepted = await accept(id);
    expect([accepted.status, accepted.body]).toMatchObject([
      201,
      { state: 'accepted', acceptance: { reason: '引述原文', acceptedByName: 'editor-1' } },
    ]);
    expect(codeOf(await accept(id, reviewers[1]))).toEqual([409, 'finding_already_accepted']);
    const { items } = (await author.get(`/api/v1/contents/${id}/reviews`)).body;
    const signed = await reviewers[2]!.post(`/api/v1/reviews/${items[0].id}/decisions`, {
      outcome: 'approve',
    });
    expect([signed.status, signed.body.state]).toEqual([201, 'approved']);
    const { body: verdicts } = await author.get(`/api/v1/contents/${id}/proofing/verdicts`);
    expect(verdicts.items).toMatchObject([
      {
        revisionId: items[0].revisionId,
        fingerprint: items[0].fingerprint,
        lexiconVersions: [{ name: '词库', number: 1 }],
        findings: [{ passage: '乙慎词' }],
        acceptances: [{ reason: '引述原文', acceptedByName: 'editor-1' }],
        weights: { total: 10 },
      },
    ]);
    await expect(api.dataSource.query('UPDATE proofing_verdicts SET findings = $1', ['[]'])).rejects.toThrow(
      'append-only',
    );
    await expect(api.dataSource.query('DELETE FROM proofing_acceptances')).rejects.toThrow('append-only');
  });

  it('lets suggestions pass, and keeps them with the verdict', async () => {
    const id = await anItem('写着丙议词。');
    expect(codeOf(await accept(id))).toEqual([409, 'finding_needs_no_acceptance']);
    await approve(author, id, reviewers);
    const { body } = await author.get(`/api/v1/contents/${id}/proofing/verdicts`);
    expect(body.items).toMatchObject([{ findings: [{ passage: '丙议词' }], acceptances: [] }]);
  });

  it('is accepted by nobody for their own work, nor without the right, nor for another item', async () => {
    const id = (await aDraft(writingEditor, unit, { article: { html: '<p>乙慎词。</p>' } })).body.id;
    expect(codeOf(await accept(id, writingEditor))).toEqual([403, 'own_content']);
    expect(codeOf(await accept(id, author))).toEqual([403, 'not_allowed']);
    const other = await anItem('乙慎词。');
    const { revisionId } = await proofOf(other);
    expect(codeOf(await accept(id, reviewers[0], { revisionId }))).toEqual([404, 'revision_not_found']);
    expect(codeOf(await accept(id, reviewers[0], { findingKey: 'f'.repeat(64) }))).toEqual([
      404,
      'finding_not_found',
    ]);
    const stranger = (await api.aUnit()).id;
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: stranger });
    const foreign = await accept(id, await api.as('stranger'));
    expect(codeOf(foreign)).toEqual([404, 'content_not_found']);
    expect((await (await api.as('stranger')).get(`/api/v1/contents/${id}/proofing`)).status).toBe(404);
    expect((await accept(id, reviewers[0], { reason: ' ' })).status).toBe(400);
    // And the database says so to whoever comes another way.
    const own = await proofOf(id);
    const [{ id: person }] = await api.dataSource.query(
      `SELECT id FROM users WHERE username = 'writing-editor'`,
    );
    const insert = api.dataSource.query(
      `INSERT INTO proofing_acceptances (id, content_id, revision_id, finding_key, field_hash, path, passage, category,
         reason, accepted_by, accepted_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $3, 'title', 'x', 'privacy', 'x', $4, now())`,
      [id, own.revisionId, 'a'.repeat(64), person],
    );
    await expect(insert).rejects.toThrow('own work');
  });

  it('is remembered for a later revision only where the whole text of the member is the same', async () => {
    const id = await anItem('写着乙慎词。');
    await accept(id);
    const states = async () => (await proofOf(id)).findings.map(({ state }) => state);
    expect(await states()).toEqual(['accepted']);
    await change(id, { summary: '另一个摘要。' });
    expect(await states()).toEqual(['accepted']);
    await change(id, { article: { html: '<p>写着乙慎词。又多了一句。</p>' } });
    expect(await states()).toEqual(['open']);
    // Not for another item of the same words either.
    expect((await proofOf(await anItem('写着乙慎词。'))).findings.map(({ state }) => state)).toEqual([
      'open',
    ]);
  });

  it('does not rest on what a person accepted who wrote a part of it since', async () => {
    const id = await anItem('写着乙慎词。');
    expect((await accept(id, writingEditor)).status).toBe(201);
    const { etag } = await writingEditor.get(`/api/v1/contents/${id}`);
    const edited = await writingEditor.patch(`/api/v1/contents/${id}`, { summary: '改摘要。' }, etag);
    expect(edited.status).toBe(200);
    expect((await proofOf(id)).findings.map(({ state }) => state)).toEqual(['open']);
  });

  it('of an earlier revision is told for that revision', async () => {
    const id = await anItem('写着乙慎词。');
    const { revisionId } = await proofOf(id);
    await change(id, { article: { html: '<p>干净的正文。</p>' } });
    expect((await proofOf(id)).findings).toEqual([]);
    expect((await proofOf(id, `?revisionId=${revisionId}`)).findings).toHaveLength(1);
  });

  it('includes damaged characters and computed checks', async () => {
    const id = await anItem('损坏\uFFFD字。定于2026年2月30日举行。');
    const categories = (await proofOf(id)).findings.map((finding) => (finding as never)['category']);
    expect(categories).toEqual(expect.arrayContaining(['encoding', 'number_date']));
  });

  it('blocks what is forbidden in an emergency too, and keeps open what is to be confirmed', async () => {
    const { ReviewsService } = await import('@haojiao/features/reviews');
    const { ContentsService } = await import('@haojiao/features/contents');
    const reviews = api.app.get(ReviewsService, { strict: false });
    const contents = api.app.get(ContentsService, { strict: false });
    const order = async (id: string) => {
      const content = await contents.load(id);
      const revisionId = content.currentRevisionId;
      const pending = { content, revisionId, approverAddress: null, limitedTo: ['site'] };
      return api.dataSource.transaction((manager) => reviews.askBeforeApproval(pending, manager));
    };
    const forbidden = await anItem('甲禁词');
    await expect(order(forbidden)).rejects.toMatchObject({ code: 'proofing_forbidden' });
    const open = await anItem('乙慎词');
    await order(open);
    const { body } = await author.get(`/api/v1/contents/${open}/proofing/verdicts`);
    expect(body.items).toMatchObject([{ findings: [{ passage: '乙慎词' }], acceptances: [] }]);
    // The review that makes it good asks again.
    expect(codeOf(await lastApproval(open))).toEqual([409, 'proofing_unconfirmed']);
  });

  it('refuses everything while a lexicon can not be trusted', async () => {
    const id = await anItem('干净的正文。');
    const { body: lexicon } = await reviewers[2]!.post('/api/v1/lexicons', {
      organizationId: unit,
      name: '另一个',
    });
    const put = { id: 'x', category: 'secrecy', pattern: '戊密词', match: 'exact', severity: 'forbid' };
    await reviewers[2]!.post(`/api/v1/lexicons/${lexicon.id}/versions?activate=true`, { changes: [{ put }] });
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(`DELETE FROM lexicon_terms WHERE key = 'x'`);
    });
    expect(codeOf(await lastApproval(id))).toEqual([503, 'lexicon_tampered']);
    expect((await author.get(`/api/v1/contents/${id}`)).body.state).toBe('in_review');
  });
});
