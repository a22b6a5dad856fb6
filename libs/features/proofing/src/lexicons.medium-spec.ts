import { randomUUID } from 'node:crypto';
import { aForm, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

const header = 'id,category,pattern,match,severity,replacement,whitelist,note,positive,negative';
const rows = `${header}
t1,typo_pair,帐号,variant,suggest,账号,,,登记帐号。,登记账号。
t2,ad_superlative,最低,variant,confirm,,最低工资标准,=SUM(A1),全市最低价。,最低工资标准上调。`;

describe('lexicons', () => {
  let api: TestApi;
  let unit: string;
  let chief: ApiCaller;
  let editor: ApiCaller;
  let author: ApiCaller;
  let stranger: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit({ code: 'city' })).id;
    const other = (await api.aUnit({ code: 'other' })).id;
    const below = (await api.aUnit({ code: 'district', parentId: unit })).id;
    const people = [
      ['chief', 'chief_editor', unit],
      ['editor', 'editor', unit],
      ['author', 'author', unit],
      ['stranger', 'chief_editor', other],
      ['below', 'chief_editor', below],
    ] as const;
    for (const [username, role, organizationId] of people)
      await api.aUser({ username, roles: [role], organizationId });
    [chief, editor, author, stranger] = (await Promise.all(
      ['chief', 'editor', 'author', 'stranger'].map((name) => api.as(name)),
    )) as [ApiCaller, ApiCaller, ApiCaller, ApiCaller];
  });
  afterAll(() => api.close());

  let serial = 0;
  const aLexicon = async (): Promise<string> => {
    serial += 1;
    const answer = await chief.post('/api/v1/lexicons', { organizationId: unit, name: `词库${serial}` });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const importText = (id: string, text: string | Buffer, type = 'text/csv', query = '') =>
    chief.send('POST', `/api/v1/lexicons/${id}/versions${query}`, text as never, { 'content-type': type });
  const faultsOf = ({ body }: ApiAnswer) =>
    (body.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);
  /** Asked without the caller of the tests, which takes every kind of JSON for one document. */
  const exported = async (id: string, number: number, format = 'csv'): Promise<string> => {
    const answer = await api.app.inject({
      url: `/api/v1/lexicons/${id}/versions/${number}/export?format=${format}`,
      headers: { authorization: `Bearer ${editor.accessToken}` },
    });
    expect(answer.headers['content-disposition']).toContain('attachment');
    return answer.payload;
  };

  it('take a whole list as CSV, number it, and put it in force when told to', async () => {
    const id = await aLexicon();
    const answer = await importText(id, rows);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { number: 1, termCount: 2, categoryCounts: { typo_pair: 1, ad_superlative: 1 } },
    ]);
    expect((await chief.get(`/api/v1/lexicons/${id}`)).body.activeNumber).toBeNull();
    const active = await chief.patch(`/api/v1/lexicons/${id}`, { activeNumber: 1 }, '*');
    expect([active.status, active.body.activeNumber]).toEqual([200, 1]);
    expect((await chief.patch(`/api/v1/lexicons/${id}`, { activeNumber: 2 }, '*')).status).toBe(400);
    const tried = await editor.post(`/api/v1/lexicons/${id}/test`, { text: '帐号和最低工资标准' });
    expect(tried.body.findings).toMatchObject([
      { passage: '帐号', replacement: '账号', range: { start: 0, end: 2 } },
    ]);
    expect(tried.body.muted).toMatchObject([{ passage: '最低', mutedBy: { kind: 'whitelist' } }]);
  });

  it('tell every fault by line and column, and keep nothing', async () => {
    const id = await aLexicon();
    const faulty = [
      't 1,typo,帐号,variant,suggest,,,,,',
      't2,typo_pair,,fuzzy,loud,,,,,',
      't3,typo_pair,甲,exact,suggest,,,,乙,',
      't3,typo_pair,甲,exact,suggest,,乙,,,甲',
      't5,typo_pair,(a+)+,regex,suggest,,,,,,too many',
      't6,typo_pair,乙,exact,suggest,,,,,另有乙',
    ];
    expect(faultsOf(await importText(id, [header, ...faulty].join('\n')))).toEqual([
      'lines.2.id key_invalid',
      'lines.2.category not_allowed_value',
      'lines.3.match not_allowed_value',
      'lines.3.severity not_allowed_value',
      'lines.4.positive sample_missed',
      'lines.5.id key_twice',
      'lines.5.whitelist phrase_without_pattern',
      'lines.6 too_many_cells',
      'lines.6.pattern regex_unbounded',
      'lines.7.negative sample_hit',
    ]);
    expect((await chief.get(`/api/v1/lexicons/${id}/versions`)).body.items).toEqual([]);
    expect(faultsOf(await importText(id, 'id,pattern,colour\n1,甲,red'))).toEqual([
      'lines.1.colour column_unknown',
      'lines.1.category column_missing',
      'lines.1.match column_missing',
      'lines.1.severity column_missing',
    ]);
    expect(faultsOf(await importText(id, `${header}\nt1,typo_pair,"甲`))).toEqual(['lines.2 quote_open']);
    expect(faultsOf(await importText(id, header))).toEqual(['file file_empty']);
  });

  it('read UTF-8 with and without its mark, GB18030, forms, and JSON lines', async () => {
    const id = await aLexicon();
    // 帐号 → 账号 in GB18030.
    const gb = Buffer.concat([
      Buffer.from('id,category,pattern,match,severity,replacement\nt1,typo_pair,'),
      Buffer.from([0xd5, 0xca, 0xba, 0xc5]),
      Buffer.from(',exact,suggest,'),
      Buffer.from([0xd5, 0xcb, 0xba, 0xc5]),
    ]);
    const versions = [
      await importText(id, `\uFEFF${rows}`),
      await importText(id, gb),
      await importText(
        id,
        '{"id":"t1","category":"typo_pair","pattern":"帐号","match":"exact","severity":"suggest","whitelist":["蚊帐号称"]}',
        'application/jsonl',
      ),
    ];
    expect(versions.map(({ status, body }) => [status, body.number])).toEqual([
      [201, 1],
      [201, 2],
      [201, 3],
    ]);
    const { body } = await editor.get(`/api/v1/lexicons/${id}/versions/2`);
    expect(body.items).toMatchObject([{ pattern: '帐号', replacement: '账号' }]);
    const form = aForm([{ name: 'file', fileName: 'list.csv', mediaType: 'text/csv', value: rows }]);
    const sent = await chief.send('POST', `/api/v1/lexicons/${id}/versions`, form.body, form.headers);
    expect([sent.status, sent.body.number]).toEqual([201, 4]);
    expect(faultsOf(await importText(id, Buffer.from([0xff, 0xff, 0x41])))).toEqual([
      'file encoding_unknown',
    ]);
    const picture = aForm([{ name: 'file', fileName: 'list.png', mediaType: 'image/png', value: rows }]);
    const refused = await chief.send(
      'POST',
      `/api/v1/lexicons/${id}/versions`,
      picture.body,
      picture.headers,
    );
    expect([refused.status, refused.body.code]).toEqual([415, 'lexicon_format_unknown']);
  });

  it('go out byte for byte alike, come back the same, and no cell is a formula', async () => {
    const id = await aLexicon();
    await importText(id, rows);
    const [first, again] = [await exported(id, 1), await exported(id, 1)];
    expect(first).toBe(again);
    expect(first).toContain(`'=SUM(A1)`);
    const versions = [
      await importText(id, first),
      await importText(id, await exported(id, 1, 'jsonl'), 'application/jsonl'),
    ];
    const hashes = versions.map(({ body }) => body.termsHash);
    const { body: original } = await editor.get(`/api/v1/lexicons/${id}/versions/1`);
    expect(hashes).toEqual([original.version.termsHash, original.version.termsHash]);
    expect(await exported(id, 3)).toBe(first);
  });

  it('are changed row by row into a new version, and two versions compared', async () => {
    const id = await aLexicon();
    await importText(id, rows);
    const put = { id: 't1', category: 'typo_pair', pattern: '帐号', match: 'variant', severity: 'confirm' };
    const added = { id: 't9', category: 'typo_pair', pattern: '既使', match: 'variant', severity: 'suggest' };
    const changes = [{ put }, { put: added }, { remove: 't2' }];
    const made = await chief.post(`/api/v1/lexicons/${id}/versions?activate=true`, { changes });
    expect([made.status, made.body.number, made.body.termCount]).toEqual([201, 2, 2]);
    expect((await chief.get(`/api/v1/lexicons/${id}`)).body.activeNumber).toBe(2);
    const { body } = await editor.get(`/api/v1/lexicons/${id}/versions/2/diff?from=1`);
    expect(body).toMatchObject({
      added: [{ id: 't9' }],
      removed: [{ id: 't2' }],
      changed: [{ before: { severity: 'suggest' }, after: { severity: 'confirm' } }],
    });
    const faulty = [{ put: { ...put, category: 'none', colour: 1 } }, { remove: 'nobody' }, {}];
    expect(faultsOf(await chief.post(`/api/v1/lexicons/${id}/versions`, { changes: faulty }))).toEqual([
      'changes.0.put.colour column_unknown',
      'changes.0.put.category not_allowed_value',
      'changes.1.remove row_unknown',
      'changes.2 put_or_remove',
    ]);
  });

  it('are listed and paged, rows in the order of the file', async () => {
    const id = await aLexicon();
    await importText(id, rows);
    await importText(id, rows);
    const { body: page } = await editor.get(`/api/v1/lexicons/${id}/versions/2?limit=1`);
    expect(page.items.map((row: { id: string }) => row.id)).toEqual(['t1']);
    const next = await editor.get(`/api/v1/lexicons/${id}/versions/2?limit=1&cursor=${page.nextCursor}`);
    expect(next.body).toMatchObject({ items: [{ id: 't2' }], nextCursor: null });
    const { body: versions } = await editor.get(`/api/v1/lexicons/${id}/versions?limit=1`);
    expect(versions.items.map((version: { number: number }) => version.number)).toEqual([2]);
    expect((await editor.get(`/api/v1/lexicons?limit=1`)).body.items).toMatchObject([{ id }]);
  });

  it('are never used when a row was altered behind the product, nor when the signature was', async () => {
    const id = await aLexicon();
    await importText(id, rows, 'text/csv', '?activate=true');
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `UPDATE lexicon_terms SET term = jsonb_set(term, '{severity}', '"suggest"') WHERE key = 't2' AND
           lexicon_version_id = (SELECT id FROM lexicon_versions WHERE lexicon_id = $1)`,
        [id],
      );
    });
    const tried = await editor.post(`/api/v1/lexicons/${id}/test`, { text: '全市最低价' });
    expect([tried.status, tried.body.code]).toEqual([503, 'lexicon_tampered']);
    // Not even with the hash made to fit: it takes the key.
    const { hashOfRows } = await import('./files/lexicon-row');
    const altered = await api.dataSource.query(
      `SELECT term FROM lexicon_terms WHERE lexicon_version_id = (SELECT id FROM lexicon_versions WHERE lexicon_id = $1)
       ORDER BY position`,
      [id],
    );
    const hash = await hashOfRows(altered.map(({ term }: { term: never }) => term));
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query('UPDATE lexicon_versions SET terms_hash = $2 WHERE lexicon_id = $1', [id, hash]);
    });
    expect((await editor.get(`/api/v1/lexicons/${id}/versions/1/export`)).body.code).toBe('lexicon_tampered');
    await chief.delete(`/api/v1/lexicons/${id}`, '*');
  });

  it('are append-only in the database', async () => {
    await importText(await aLexicon(), rows);
    for (const table of ['lexicon_versions', 'lexicon_terms']) {
      await expect(api.dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
    }
  });

  it('S15 S16 show their rows to holders of lexicon.read in the owning branch, and to nobody else', async () => {
    const id = await aLexicon();
    await importText(id, rows, 'text/csv', '?activate=true');
    const doors = ['', '/versions', '/versions/1', '/versions/1/export', '/versions/1/diff?from=1'];
    const below = await api.as('below');
    for (const door of doors) {
      const statuses = [];
      for (const caller of [editor, author, stranger, below])
        statuses.push((await caller.get(`/api/v1/lexicons/${id}${door}`)).status);
      expect([door, ...statuses]).toEqual([door, 200, 403, 404, 404]);
    }
    for (const caller of [stranger, below]) {
      expect((await caller.post(`/api/v1/lexicons/${id}/test`, { text: '帐号' })).status).toBe(404);
      const { text } = await caller.get(`/api/v1/lexicons?organizationId=${unit}`);
      expect(text).not.toContain(id);
    }
    expect((await editor.patch(`/api/v1/lexicons/${id}`, { name: '改名' }, '*')).status).toBe(403);
    expect((await stranger.patch(`/api/v1/lexicons/${id}`, { name: '改名' }, '*')).status).toBe(404);
    const foreign = { organizationId: unit, name: '外单位' };
    expect((await stranger.post('/api/v1/lexicons', foreign)).status).toBe(404);
    expect((await stranger.get(`/api/v1/lexicons/${randomUUID()}`)).status).toBe(404);
  });

  it('S20 take no members of their own making, and want If-Match', async () => {
    const id = await aLexicon();
    const owned = { organizationId: unit, name: '新词库', isSample: true };
    expect(faultsOf(await chief.post('/api/v1/lexicons', owned))).toEqual(['isSample unknown_property']);
    expect((await chief.patch(`/api/v1/lexicons/${id}`, { name: '改名' }, '"99"')).status).toBe(412);
    const same = { organizationId: unit, name: `词库${serial}` };
    expect(faultsOf(await chief.post('/api/v1/lexicons', same))).toEqual(['name name_taken']);
    expect((await chief.delete(`/api/v1/lexicons/${id}`, '*')).status).toBe(204);
    expect((await importText(id, rows)).body.code).toBe('lexicon_retired');
    expect((await chief.post('/api/v1/lexicons', same)).status).toBe(201);
  });
});
