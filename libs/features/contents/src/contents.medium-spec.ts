import { aDraft, anArticle, anAsset, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

describe('contents', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let unitId: string;

  beforeAll(async () => {
    api = await startTestApi();
    unitId = (await api.aUnit({ name: '东区工会' })).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unitId });
    await api.aUser({ username: 'colleague', roles: ['author'], organizationId: unitId });
    await api.aUser({ username: 'editor', roles: ['editor'] });
    author = await api.as('author');
    editor = await api.as('editor');
  });

  afterAll(() => api.close());

  const at = (id: string, rest = '') => `/api/v1/contents/${id}${rest}`;

  describe('a new item', () => {
    it('is a draft with its first revision, a public address and a version', async () => {
      const { body, etag } = await aDraft(author, unitId);
      expect(body).toMatchObject({ state: 'draft', revisionNumber: 1, locale: 'zh-CN', version: 1 });
      expect(body.slug).toMatch(/^[a-z0-9]{10}$/);
      expect(etag).toBe('"1"');
    });

    it('is refused with every fault in one answer', async () => {
      const document = await anAsset(api, { kind: 'document', organizationId: unitId });
      const body = {
        organizationId: unitId,
        type: 'episode',
        title: ' ',
        state: 'approved',
        coverAssetId: document,
        columnId: unitId,
        tags: ['就业', 7],
        source: { name: '', url: 'javascript:alert(1)' },
        episode: {
          audioAssetId: document,
          season: 0,
          notesHtml: '<img src="https://x.example/a.png">',
          extra: 1,
        },
        article: { html: '' },
      };
      const { status, body: problem } = await author.post('/api/v1/contents', body);
      expect(status).toBe(400);
      const faults = problem.errors.map(
        ({ path, code }: { path: string; code: string }) => `${path} ${code}`,
      );
      expect(faults.sort()).toEqual(
        [
          'article block_not_of_type',
          'columnId column_unknown',
          'coverAssetId asset_kind_wrong',
          'episode.audioAssetId asset_kind_wrong',
          'episode.extra unknown_property',
          'episode.notesHtml image_foreign',
          'episode.season min',
          'source.name min_length',
          'source.url url',
          'state unknown_property',
          'tags max_length',
          'tags min_length',
          'tags string',
          'title not_empty',
        ].sort(),
      );
    });

    it('is refused when it has a block too few, and nobody learns of a foreign unit', async () => {
      const stranger = await api.aUnit();
      const missing = await author.post('/api/v1/contents', anArticle(unitId, { article: undefined }));
      expect(missing.body.errors).toMatchObject([{ path: 'article', code: 'block_missing' }]);
      expect((await author.post('/api/v1/contents', anArticle(stranger.id))).status).toBe(404);
    });

    it('takes no address that another item has', async () => {
      await aDraft(author, unitId, { slug: 'spring-jobs' });
      const second = await author.post('/api/v1/contents', anArticle(unitId, { slug: 'spring-jobs' }));
      expect(second.body.errors).toMatchObject([{ path: 'slug', code: 'slug_taken' }]);
    });

    it('stores no character that the database would choke on', async () => {
      const { body } = await aDraft(author, unitId, {
        title: '招聘\u0000会\ud800',
        article: { html: '<p>好\u0000</p>' },
      });
      expect(body).toMatchObject({ title: '招聘会', article: { html: '<p>好</p>' } });
    });

    it('binds its media by hash, and takes only what its author may read', async () => {
      const own = await anAsset(api, { organizationId: unitId, altText: '会场' });
      const foreign = await anAsset(api, { organizationId: (await api.aUnit()).id });
      const { body } = await aDraft(author, unitId, { coverAssetId: own });
      expect(body.assets[own]).toMatchObject({
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        altText: '会场',
      });
      const refused = await author.post('/api/v1/contents', anArticle(unitId, { coverAssetId: foreign }));
      expect(refused.body.errors).toMatchObject([{ path: 'coverAssetId', code: 'asset_unknown' }]);
    });

    it('names sounds and films within its text, which then stay in the library', async () => {
      const figure = (id: string, kind: string, caption = '') =>
        `<figure data-asset-id="${id}" data-kind="${kind}">${caption}</figure>`;
      const sound = await anAsset(api, { kind: 'audio', organizationId: unitId });
      const film = await anAsset(api, { kind: 'video', organizationId: unitId });
      const html = `<p>听</p>${figure(sound, 'audio', '<figcaption>厂歌</figcaption>')}${figure(film, 'video')}`;
      const { body } = await aDraft(author, unitId, { article: { html } });
      expect(body.article.html).toBe(html);
      expect(Object.keys(body.assets)).toEqual(expect.arrayContaining([sound, film]));
      for (const id of [sound, film]) {
        const { etag } = await editor.get(`/api/v1/assets/${id}`);
        const deleted = await editor.delete(`/api/v1/assets/${id}`, etag);
        expect([deleted.status, deleted.body.code]).toEqual([409, 'asset_in_use']);
      }
      const foreign = await anAsset(api, { kind: 'audio', organizationId: (await api.aUnit()).id });
      const rejected = await anAsset(api, { kind: 'video', organizationId: unitId, state: 'rejected' });
      const refused = await author.post(
        '/api/v1/contents',
        anArticle(unitId, {
          article: {
            html:
              `${figure(film, 'audio')}${figure(foreign, 'audio')}${figure(rejected, 'video')}` +
              '<video src="https://elsewhere.example/a.mp4"></video>',
          },
        }),
      );
      expect(refused.status).toBe(400);
      expect(
        refused.body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
      ).toEqual([
        'article.html media_foreign',
        'article.html asset_kind_wrong',
        'article.html asset_unknown',
        'article.html asset_rejected',
      ]);
      expect(refused.body.errors[1].message).toContain('所选素材是视频');
    });

    it('keeps its asset in the library', async () => {
      const cover = await anAsset(api, { organizationId: unitId });
      await aDraft(author, unitId, { coverAssetId: cover });
      const { etag } = await editor.get(`/api/v1/assets/${cover}`);
      const deleted = await editor.delete(`/api/v1/assets/${cover}`, etag);
      expect([deleted.status, deleted.body.code]).toEqual([409, 'asset_in_use']);
    });
  });

  describe('a save', () => {
    it('is the next revision, and what is not sent stays', async () => {
      const draft = await aDraft(author, unitId);
      const saved = await author.patch(at(draft.body.id), { title: '夏送清凉', summary: null }, draft.etag);
      expect(saved.body).toMatchObject({
        title: '夏送清凉',
        summary: '',
        byline: '王小华',
        revisionNumber: 2,
        article: draft.body.article,
      });
      expect(saved.etag).toBe('"2"');
    });

    it('needs the version that was read, and tells the current one', async () => {
      const draft = await aDraft(author, unitId);
      expect((await author.send('PATCH', at(draft.body.id), { title: '甲' })).status).toBe(428);
      await author.patch(at(draft.body.id), { title: '乙' }, draft.etag);
      const stale = await author.patch(at(draft.body.id), { title: '丙' }, draft.etag);
      expect([stale.status, stale.body.currentETag, stale.body.current.title]).toEqual([412, '"2"', '乙']);
    });

    it('by two people at once loses neither of them silently', async () => {
      const draft = await aDraft(author, unitId);
      const answers = await Promise.all([
        author.patch(at(draft.body.id), { title: '甲' }, draft.etag),
        editor.patch(at(draft.body.id), { title: '乙' }, draft.etag),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });

    it.each([
      'state',
      'authorId',
      'approvedRevisionId',
      'organizationId',
      'type',
      'version',
      'variants',
      'assets',
    ])('S20 sets no %s', async (field) => {
      const draft = await aDraft(author, unitId);
      const { status, body } = await author.patch(at(draft.body.id), { [field]: 'x' }, draft.etag);
      expect([status, body.errors[0]]).toMatchObject([400, { path: field, code: 'unknown_property' }]);
    });

    it('of another author’s item is an editor’s, or a co-author’s', async () => {
      const colleague = await api.as('colleague');
      const draft = await aDraft(author, unitId);
      const refused = await colleague.patch(at(draft.body.id), { title: '甲' }, draft.etag);
      expect([refused.status, refused.body.code]).toEqual([403, 'content_of_another_author']);
      const { body: me } = await colleague.get('/api/v1/me');
      const shared = await editor.patch(at(draft.body.id), { coAuthorIds: [me.id] }, draft.etag);
      expect(shared.status).toBe(200);
      // Who may read no other people is told these names with the item.
      const seen = await author.get(at(draft.body.id));
      expect(seen.body.coAuthors).toEqual([{ id: me.id, name: me.displayName }]);
      expect((await colleague.patch(at(draft.body.id), { title: '甲' }, shared.etag)).status).toBe(200);
    });

    it('can never be rewritten or removed, not even by the database’s owner', async () => {
      const { body } = await aDraft(author, unitId);
      const tamper = (sql: string) => api.dataSource.query(sql, [body.currentRevisionId]);
      await expect(
        tamper(`UPDATE content_revisions SET document = document || '{"title":"假"}' WHERE id = $1`),
      ).rejects.toThrow('append-only');
      await expect(tamper('DELETE FROM content_revisions WHERE id = $1')).rejects.toThrow('append-only');
      await expect(api.dataSource.query('TRUNCATE content_revisions CASCADE')).rejects.toThrow('append-only');
    });

    it('leaves its trace in the audit trail', async () => {
      const draft = await aDraft(author, unitId);
      await author.patch(at(draft.body.id), { title: '甲' }, draft.etag);
      const trail = await api.dataSource.query(
        "SELECT action FROM audit_entries WHERE object_type = 'content' AND object_id = $1 ORDER BY sequence",
        [draft.body.id],
      );
      expect(trail).toEqual([{ action: 'content.created' }, { action: 'content.changed' }]);
    });
  });

  describe('the history', () => {
    it('lists every save, compares two and brings one back as a new one', async () => {
      const draft = await aDraft(author, unitId, { title: '召开会义' });
      await author.patch(at(draft.body.id), { title: '召开会议' }, draft.etag);
      const { body: history } = await author.get(at(draft.body.id, '/revisions'));
      const [second, first] = history.items;
      expect([second.number, first.number]).toEqual([2, 1]);
      const compared = await author.get(
        at(draft.body.id, `/revisions/compare?from=${first.id}&to=${second.id}`),
      );
      expect(compared.body.changes).toEqual([
        expect.objectContaining({
          path: 'title',
          segments: [
            { change: 'same', text: '召开' },
            { change: 'removed', text: '会义' },
            { change: 'added', text: '会议' },
          ],
        }),
      ]);
      const restored = await author.post(at(draft.body.id, `/revisions/${first.id}/restore`), {});
      expect(restored.body).toMatchObject({ title: '召开会义', revisionNumber: 3 });
      const read = await author.get(at(draft.body.id, `/revisions/${restored.body.currentRevisionId}`));
      expect(read.body).toMatchObject({ restoredFrom: first.id, document: { title: '召开会义' } });
    });

    it('S18 knows no revision of another item', async () => {
      const one = await aDraft(author, unitId);
      const other = await aDraft(author, unitId);
      const foreign = other.body.currentRevisionId;
      const own = one.body.currentRevisionId;
      const answers = [
        await author.get(at(one.body.id, `/revisions/${foreign}`)),
        await author.get(at(one.body.id, `/revisions/compare?from=${own}&to=${foreign}`)),
        await author.post(at(one.body.id, `/revisions/${foreign}/restore`), {}),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    });
  });

  describe('a variant', () => {
    it('is made without a version, changed only with one, and part of the fingerprint', async () => {
      const draft = await aDraft(author, unitId);
      const variant = at(draft.body.id, '/variants/weibo');
      expect((await author.get(variant)).status).toBe(404);
      const made = await author.put(variant, { text: '短' });
      expect([made.status, made.body]).toEqual([201, { platform: 'weibo', text: '短' }]);
      expect((await author.put(variant, { text: '更短' })).status).toBe(428);
      const changed = await author.put(variant, { title: '题' }, made.etag);
      expect([changed.status, changed.body]).toEqual([200, { platform: 'weibo', title: '题' }]);
      const item = await author.get(at(draft.body.id));
      expect(item.body.fingerprint).not.toBe(draft.body.fingerprint);
      expect((await author.delete(variant, item.etag)).status).toBe(204);
      expect((await author.get(at(draft.body.id))).body.fingerprint).toBe(draft.body.fingerprint);
    });

    it('has the name of a platform, and is not confused by names that objects inherit', async () => {
      const draft = await aDraft(author, unitId);
      expect((await author.put(at(draft.body.id, '/variants/We-ibo'), {})).status).toBe(400);
      expect((await author.get(at(draft.body.id, '/variants/constructor'))).status).toBe(404);
      expect((await author.put(at(draft.body.id, '/variants/constructor'), { text: '短' })).status).toBe(201);
    });

    it('names its faults as its own body does', async () => {
      const draft = await aDraft(author, unitId);
      const { body } = await author.put(at(draft.body.id, '/variants/weibo'), {
        coverAssetId: unitId,
        nope: 1,
      });
      expect(body.errors).toMatchObject([
        { path: 'nope', code: 'unknown_property' },
        { path: 'coverAssetId', code: 'asset_unknown' },
      ]);
    });
  });

  describe('a removal', () => {
    it('makes a draft disappear and its address free, and the revisions stay', async () => {
      const draft = await aDraft(author, unitId, { slug: 'gone' });
      expect((await author.delete(at(draft.body.id), draft.etag)).status).toBe(204);
      expect((await author.get(at(draft.body.id))).status).toBe(404);
      expect((await aDraft(author, unitId, { slug: 'gone' })).status).toBe(201);
      const kept = await api.dataSource.query('SELECT 1 FROM content_revisions WHERE content_id = $1', [
        draft.body.id,
      ]);
      expect(kept).toHaveLength(1);
    });
  });

  describe('the list', () => {
    it('finds items by all it is asked for, words taken literally', async () => {
      const { body } = await aDraft(author, unitId, { title: '夏送清凉 100%', tags: ['清凉'] });
      await aDraft(author, unitId, { title: '夏送清凉 1000', tags: ['清凉'] });
      const query = new URLSearchParams({
        type: 'article',
        state: 'draft',
        organizationId: api.root.id,
        tag: '清凉',
        q: '清凉 100%',
        from: '2020-01-01T00:00:00+08:00',
        to: '2099-01-01T00:00:00+08:00',
      });
      const found = await editor.get(`/api/v1/contents?${query.toString()}`);
      expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
    });

    it.each(['-createdAt', 'createdAt', '-updatedAt', 'updatedAt'])(
      'shows every item once when read in pages by %s while items are added',
      async (sort) => {
        const unit = await api.aUnit();
        const ids: string[] = [];
        for (let count = 0; count < 5; count += 1) ids.push((await aDraft(editor, unit.id)).body.id);
        const seen: string[] = [];
        let cursor = '';
        do {
          const page = await editor.get(
            `/api/v1/contents?organizationId=${unit.id}&sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`,
          );
          seen.push(...page.body.items.map(({ id }: { id: string }) => id));
          cursor = page.body.nextCursor ?? '';
          if (sort.startsWith('-')) await aDraft(editor, unit.id);
        } while (cursor !== '');
        expect(seen).toEqual(sort.startsWith('-') ? ids.reverse() : ids);
      },
    );

    it.each([
      'sort=id;DROP TABLE contents',
      'state=anything',
      'type=constructor',
      'columnId=1 OR 1=1',
      'from=2026-02-30',
      'limit=1000',
      'unknown=1',
      `cursor=${Buffer.from('["2026-13-45T00:00:00.000000Z","x"]').toString('base64url')}`,
      `cursor=${Buffer.from('["2026-02-30T00:00:00.000000Z","01a1fc42-7e6a-73f2-8a1f-e064c21cc6b8"]').toString('base64url')}`,
    ])('S14 refuses the made-up filter %s', async (query) => {
      expect((await editor.get(`/api/v1/contents?${encodeURI(query)}`)).status).toBe(400);
    });

    it.each(["q=' OR 1=1 --", 'q=%00', 'q=%25', 'q=\\', "tag='{}", 'q=_'])(
      'S14 takes %s for words',
      async (query) => {
        expect((await editor.get(`/api/v1/contents?${query}`)).status).toBe(200);
      },
    );
  });

  describe('columns', () => {
    it('are made, read, changed and removed by editors, not while items are in them', async () => {
      const made = await editor.post('/api/v1/columns', {
        organizationId: unitId,
        name: '要闻',
        code: 'news',
      });
      expect(made.status).toBe(201);
      const column = `/api/v1/columns/${made.body.id}`;
      const again = await editor.post('/api/v1/columns', {
        organizationId: unitId,
        name: '要闻',
        code: 'news',
      });
      expect(again.body.errors).toMatchObject([{ path: 'code', code: 'code_taken' }]);
      const item = await aDraft(author, unitId, { columnId: made.body.id });
      expect((await editor.delete(column, made.etag)).body.code).toBe('column_in_use');
      await author.patch(at(item.body.id), { columnId: null }, item.etag);
      const changed = await editor.patch(column, { name: '工会要闻' }, made.etag);
      expect(changed.body.name).toBe('工会要闻');
      expect((await author.patch(column, { name: '甲' }, changed.etag)).status).toBe(403);
      expect((await editor.delete(column, changed.etag)).status).toBe(204);
    });

    it('never hang below themselves', async () => {
      const make = (code: string, parentId?: string) =>
        editor.post('/api/v1/columns', {
          organizationId: unitId,
          name: code,
          code,
          ...(parentId && { parentId }),
        });
      const upper = await make('upper');
      const lower = await make('lower', upper.body.id);
      const circle = await editor.patch(
        `/api/v1/columns/${upper.body.id}`,
        { parentId: lower.body.id },
        upper.etag,
      );
      expect(circle.body.errors).toMatchObject([{ path: 'parentId', code: 'column_unknown' }]);
    });
  });
});
