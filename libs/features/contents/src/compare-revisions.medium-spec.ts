import { aDraft, anAsset, approve, openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

describe('two revisions of an item', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  afterAll(() => desk.close());

  const at = (id: string, rest = '') => `/api/v1/contents/${id}${rest}`;
  const changesOf = async (id: string, from: string, to: string) => {
    const { body } = await desk.author.get(at(id, `/revisions/compare?from=${from}&to=${to}`));
    return Object.fromEntries(body.changes.map((change: { path: string }) => [change.path, change]));
  };

  it('are compared in fields, tags, media, variants and body', async () => {
    const [cover, other] = [
      await anAsset(desk.api, { organizationId: desk.unit.id, altText: '会场' }),
      await anAsset(desk.api, { organizationId: desk.unit.id, altText: '主席台' }),
    ];
    const draft = await aDraft(desk.author, desk.unit.id, {
      title: '全总召开工作会义',
      tags: ['就业', '园区'],
      coverAssetId: cover,
      article: { html: '<p>欢迎报名</p><p><a href="https://a.example/">说明</a></p>' },
    });
    const { id, currentRevisionId: from } = draft.body;
    await desk.author.put(at(id, '/variants/weibo'), { text: '短文', tags: ['就业'] }, '*');
    const saved = await desk.author.patch(
      at(id),
      {
        title: '全总召开工作会议',
        tags: ['园区', '招聘'],
        coverAssetId: other,
        article: { html: '<p>欢迎<b>报名</b></p><p><a href="https://b.example/">说明</a></p>' },
      },
      '*',
    );
    const changes = await changesOf(id, from, saved.body.currentRevisionId);
    expect(changes.title.segments).toContainEqual({ change: 'added', text: '会议' });
    expect(changes.tags).toMatchObject({ kind: 'list', added: ['招聘'], removed: ['就业'] });
    expect(changes['variants.weibo.text']).toMatchObject({ before: null, after: '短文' });
    expect(changes['variants.weibo.tags']).toMatchObject({ kind: 'list', added: ['就业'] });
    expect(changes.coverAssetId.media).toMatchObject({
      before: { assetId: cover, fileName: 'file', bytes: 1024, altText: '会场' },
      after: { assetId: other, fileName: 'file', bytes: 1024, altText: '主席台' },
    });
    expect(changes['article.html'].structure).toEqual([
      { kind: 'strong', text: '报名', before: null, after: 'strong' },
      { kind: 'link', text: '说明', before: 'https://a.example/', after: 'https://b.example/' },
    ]);
  });

  it('name a file by its library only to those who may read it there', async () => {
    const draft = await aDraft(desk.author, desk.unit.id);
    const elsewhere = await anAsset(desk.api, { organizationId: (await desk.api.aUnit()).id });
    await desk.sql(
      `UPDATE assets SET uploaded_by = (SELECT id FROM users WHERE username = 'admin') WHERE id = $1`,
      [elsewhere],
    );
    await desk.api.aUser({ username: 'root-editor', roles: ['editor'] });
    const rootEditor = await desk.api.as('root-editor');
    const saved = await rootEditor.patch(at(draft.body.id), { coverAssetId: elsewhere }, '*');
    expect(saved.status).toBe(200);
    const changes = await changesOf(
      draft.body.id,
      draft.body.currentRevisionId,
      saved.body.currentRevisionId,
    );
    expect(changes.coverAssetId.media.after).toMatchObject({
      assetId: elsewhere,
      fileName: null,
      bytes: null,
    });
  });

  it('can be brought back whole: fields, body, variants and media', async () => {
    const cover = await anAsset(desk.api, { organizationId: desk.unit.id });
    const draft = await aDraft(desk.author, desk.unit.id, {
      coverAssetId: cover,
      source: { name: '中工网', url: 'https://www.workercn.cn/' },
    });
    const { id } = draft.body;
    const first = await desk.author.put(at(id, '/variants/weibo'), { text: '短', coverAssetId: cover }, '*');
    const before = await desk.author.get(at(id));
    expect(first.status).toBe(201);
    await desk.author.patch(
      at(id),
      {
        title: '别的',
        tags: [],
        coverAssetId: null,
        source: null,
        summary: null,
        article: { html: '<p>别的</p>' },
      },
      '*',
    );
    await desk.author.delete(at(id, '/variants/weibo'), '*');
    const restored = await desk.author.post(
      at(id, `/revisions/${before.body.currentRevisionId}/restore`),
      {},
    );
    expect(restored.body.fingerprint).toBe(before.body.fingerprint);
    expect(await changesOf(id, before.body.currentRevisionId, restored.body.currentRevisionId)).toEqual({});
  });

  describe('one live and one being written', () => {
    it('are shown beside each other, by channel where they differ', async () => {
      const id = await desk.anApproved({ title: '第一版' });
      const [one, two] = [await desk.anAccount(), await desk.anAccount('other')];
      const publish = async (account: string) => {
        const planned = await desk.plan(id, [account]);
        await desk.work(planned.body.items[0].id);
      };
      await publish(one);
      expect((await desk.author.get(at(id, '/live'))).body).toMatchObject({
        hasUnpublishedChanges: false,
        live: [{ isDraft: true, changes: [], channels: [{ channelAccountId: one, platform: 'scripted' }] }],
      });
      await desk.author.patch(at(id), { title: '第二版' }, '*');
      const { body } = await desk.author.get(at(id, '/live'));
      expect(body).toMatchObject({
        hasUnpublishedChanges: true,
        draft: { title: '第二版', state: 'published' },
        live: [
          {
            revision: { title: '第一版', number: 1 },
            isDraft: false,
            changes: [
              { path: 'title', segments: expect.arrayContaining([{ change: 'added', text: '第二版' }]) },
            ],
          },
        ],
      });
      await approve(desk.author, id, desk.reviewers);
      await publish(two);
      const both = (await desk.author.get(at(id, '/live'))).body.live;
      expect(both).toMatchObject([
        { revision: { title: '第二版' }, isDraft: true, channels: [{ channelAccountId: two }] },
        { revision: { title: '第一版' }, isDraft: false, channels: [{ channelAccountId: one }] },
      ]);
    });

    it('are nothing for an item that is not out, and nobody’s business elsewhere', async () => {
      const draft = await aDraft(desk.author, desk.unit.id);
      expect((await desk.author.get(at(draft.body.id, '/live'))).body.live).toEqual([]);
      const unit = await desk.api.aUnit();
      await desk.api.aUser({ username: 'live-stranger', roles: ['chief_editor'], organizationId: unit.id });
      const stranger = await desk.api.as('live-stranger');
      expect((await stranger.get(at(draft.body.id, '/live'))).status).toBe(404);
    });
  });
});
