import { aDraft, approve, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const SOURCE_URL = 'https://www.news.cn/politics/1.html';

describe('a reprint under review', () => {
  let api: TestApi;
  let unit: { id: string };
  let author: ApiCaller;
  let editor: ApiCaller;
  let chief: ApiCaller;
  let sourceId: string;

  beforeAll(async () => {
    api = await startTestApi();
    unit = await api.aUnit({ code: 'county' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: unit.id });
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: unit.id });
    author = await api.as('author');
    editor = await api.as('editor');
    chief = await api.as('chief');
    const admin = await api.as('admin');
    sourceId = (await listed(admin, api.root.id)).body.id;
  });

  afterAll(() => api.close());

  const listed = (caller: ApiCaller, organizationId: string, wish: object = {}) =>
    caller.post('/api/v1/reprint-sources', {
      organizationId,
      name: '新华社',
      hosts: ['news.cn'],
      kind: 'central',
      validFrom: '2021-10-20',
      ...wish,
    });

  const aReprint = (wish: object = {}) =>
    aDraft(author, unit.id, {
      source: { name: '新华社', url: SOURCE_URL },
      reprint: { sourceTitle: '春送岗位进园区', permissionBasis: '稿源单位名单（2021）' },
      ...wish,
    });

  const keep = (
    id: string,
    body: object = { html: '<h1>春送岗位进园区</h1><script>1</script><p>原文。</p>' },
  ) => author.post(`/api/v1/contents/${id}/reprint-snapshots`, body);

  const submit = (id: string) => author.post(`/api/v1/contents/${id}/submit`, {});
  const codesOf = (answer: { body: { errors: { path: string; code: string }[] } }) =>
    answer.body.errors.map(({ path, code }) => `${path} ${code}`);
  /** Those of the item itself. */
  const findings = async (id: string) => {
    const { body } = await author.post(`/api/v1/contents/${id}/checks`, {});
    const all = body.findings as {
      code: string;
      severity: string;
      message: string;
      platform: string | null;
    }[];
    return all.filter(({ platform }) => platform === null);
  };
  const changeSource = async (changes: object) => {
    const admin = await api.as('admin');
    const { etag } = await admin.get(`/api/v1/reprint-sources/${sourceId}`);
    const answer = await admin.patch(`/api/v1/reprint-sources/${sourceId}`, changes, etag);
    expect(answer.status).toBe(200);
  };
  const whileSourceIs = async (changes: object, work: () => Promise<void>) => {
    await changeSource(changes);
    try {
      await work();
    } finally {
      await changeSource({ state: 'active', validFrom: '2021-10-20', validTo: null });
    }
  };

  describe('a submission', () => {
    it('goes by the flow for reprints: editor, then chief editor, and into the register', async () => {
      const { body } = await aReprint();
      await keep(body.id);
      const review = await approve(author, body.id, [editor, chief]);
      expect(review.body).toMatchObject({
        state: 'approved',
        stages: [
          { key: 'review_1', roles: ['editor'] },
          { key: 'review_2', roles: ['chief_editor'] },
        ],
      });
      const register = await author.get('/api/v1/reprint-register');
      expect(register.body.items).toMatchObject([
        {
          contentId: body.id,
          sourceName: '新华社',
          sourceUrl: SOURCE_URL,
          permissionBasis: '稿源单位名单（2021）',
          signedByName: 'chief',
          sourceId,
          sourceStanding: 'valid',
        },
      ]);
      await whileSourceIs({ state: 'frozen' }, async () => {
        const later = await author.get('/api/v1/reprint-register');
        expect(later.body.items[0].sourceStanding).toBe('frozen');
      });
      await expect(api.dataSource.query('DELETE FROM reprint_register')).rejects.toThrow('append-only');
      const outsider = await api.as('admin');
      await api.aUser({ username: 'elsewhere', roles: ['author'], organizationId: (await api.aUnit()).id });
      expect((await (await api.as('elsewhere')).get('/api/v1/reprint-register')).body.items).toEqual([]);
      expect((await outsider.get('/api/v1/reprint-register')).body.items).toHaveLength(1);
    });

    it('needs a listed source and the original, and names both', async () => {
      const { body } = await aReprint({ source: { name: '某自媒体', url: 'https://example.com/1' } });
      expect(codesOf(await submit(body.id))).toEqual([
        'source reprint_source_unlisted',
        'reprint reprint_snapshot_missing',
      ]);
      const bare = await aReprint({ source: null });
      expect(codesOf(await submit(bare.body.id))).toEqual(['source required']);
      const unnamed = await aReprint({ source: { name: '新华社' } });
      expect(codesOf(await submit(unnamed.body.id))).toEqual(['source.url required']);
    });

    it('needs the original of that very address', async () => {
      const { body } = await aReprint();
      await keep(body.id, { html: '<p>别的文章</p>', url: 'https://www.news.cn/politics/2.html' });
      expect(codesOf(await submit(body.id))).toEqual(['reprint reprint_snapshot_missing']);
      await keep(body.id, { html: '<p>原文</p>', url: `${SOURCE_URL}#top` });
      expect((await submit(body.id)).status).toBe(201);
    });

    it.each([
      [{ state: 'frozen' }, 'reprint_source_frozen'],
      [{ state: 'removed' }, 'reprint_source_removed'],
      [{ validTo: '2022-12-31' }, 'reprint_source_expired'],
      [{ validFrom: '2099-01-01' }, 'reprint_source_not_yet_valid'],
    ])('is refused while its source is %j, and the item there already warns', async (changes, code) => {
      const { body } = await aReprint();
      await keep(body.id);
      expect(await findings(body.id)).toEqual([]);
      await whileSourceIs(changes, async () => {
        expect(codesOf(await submit(body.id))).toEqual([`source ${code}`]);
        expect(await findings(body.id)).toMatchObject([{ code, severity: 'warning', platform: null }]);
      });
      expect((await submit(body.id)).status).toBe(201);
    });

    it('is decided by the nearest unit that says anything about the source', async () => {
      const own = await listed(chief, unit.id, { state: 'frozen' });
      const { body } = await aReprint();
      await keep(body.id);
      expect(codesOf(await submit(body.id))).toEqual(['source reprint_source_frozen']);
      await chief.patch(`/api/v1/reprint-sources/${own.body.id}`, { state: 'active' }, own.etag);
      expect((await submit(body.id)).status).toBe(201);
    });
  });

  it('the register is a table in which no cell is a formula', async () => {
    const { body } = await aReprint({
      title: '=HYPERLINK("http://x")',
      reprint: { sourceTitle: '=HYPERLINK("http://x")', permissionBasis: '+授权' },
    });
    await keep(body.id);
    await approve(author, body.id, [editor, chief]);
    const csv = await author.get('/api/v1/reprint-register/csv');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv.text).toContain(`,'+授权,`);
  });
});
