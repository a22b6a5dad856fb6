import { createHash } from 'node:crypto';
import { PageArchive } from '@haojiao/features/delivery';
import { Outcomes, PublicationEntity } from '@haojiao/features/publications';
import { aDraft, approve, filesInZip, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

describe('the evidence of an item', () => {
  let api: TestApi;
  let author: ApiCaller;
  let chief: ApiCaller;
  let auditor: ApiCaller;
  let contentId: string;
  let publicationId: string;
  let unitId: string;

  beforeAll(async () => {
    api = await startTestApi();
    unitId = (await api.aUnit({ name: '示例县总工会', code: 'county' })).id;
    const people = {
      author: ['王小华', 'author'],
      one: ['李编辑', 'editor'],
      two: ['赵编辑', 'editor'],
      chief: ['周主席', 'chief_editor'],
      inspector: ['吴审计', 'auditor'],
    } as const;
    for (const [username, [displayName, role]] of Object.entries(people))
      await api.aUser({ username, displayName, roles: [role], organizationId: unitId });
    [author, chief, auditor] = [await api.as('author'), await api.as('chief'), await api.as('inspector')];
    contentId = await aReleasedItem();
  }, 60_000);

  afterAll(() => api.close());

  /** Returned once, corrected, approved, and shown on the site. */
  async function aReleasedItem(): Promise<string> {
    const draft = await aDraft(author, unitId, { title: '春送岗位<b>进</b>园区' });
    const { body: first } = await author.post(`/api/v1/contents/${draft.body.id}/submit`, {
      comment: '请审',
    });
    await (
      await api.as('one')
    ).post(`/api/v1/reviews/${first.id}/decisions`, {
      outcome: 'return',
      comment: '请核对人数',
    });
    const { etag } = await author.get(`/api/v1/contents/${draft.body.id}`);
    const body = { article: { html: '<p>上午十点，园区的招聘会开始了。</p>' } };
    expect((await author.patch(`/api/v1/contents/${draft.body.id}`, body, etag)).status).toBe(200);
    await approve(author, draft.body.id, [await api.as('one'), await api.as('two'), chief]);
    const accounts = await chief.get(`/api/v1/channel-accounts?organizationId=${unitId}&platform=site`);
    const planned = await author.post(`/api/v1/contents/${draft.body.id}/publications`, {
      channelAccountIds: [accounts.body.items[0].id],
    });
    publicationId = planned.body.items[0].id;
    await tell('published');
    return draft.body.id;
  }

  async function tell(outcome: 'published' | 'withdrawn'): Promise<void> {
    const outcomes = api.app.get(Outcomes, { strict: false });
    await api.dataSource.query(
      `UPDATE publications SET revision_id = (SELECT current_revision_id FROM contents c WHERE c.id = content_id)
       WHERE id = $1`,
      [publicationId],
    );
    await api.dataSource.transaction(async (manager) => {
      const publication = await manager.findOneByOrFail(PublicationEntity, { id: publicationId });
      if (outcome === 'withdrawn') {
        await outcomes.move(manager, publication, 'withdrawing');
        await outcomes.move(manager, publication, 'withdrawn', { withdrawnAt: new Date() });
      } else {
        await outcomes.move(manager, publication, 'publishing');
        const remote = { id: contentId, url: 'https://news.example.test/p/x', publishedAt: new Date() };
        await outcomes.published(manager, publication, remote);
      }
    });
  }

  async function theFile(caller = auditor): Promise<Map<string, Buffer>> {
    const response = await api.app.inject({
      method: 'POST',
      url: `/api/v1/contents/${contentId}/evidence-file`,
      headers: { authorization: `Bearer ${caller.accessToken}` },
    });
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/zip']);
    return filesInZip(response.rawPayload);
  }

  const jsonOf = (files: Map<string, Buffer>, name: string) => JSON.parse(files.get(name)!.toString());

  describe('the review sheet', () => {
    it('names every person, opinion and version, of this review and the one before', async () => {
      const { status, text, headers } = await chief.get(`/api/v1/contents/${contentId}/review-sheet`);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      for (const word of ['示例县总工会', '初审', '复审', '终审', '李编辑', '赵编辑', '周主席', '王小华'])
        expect(text).toContain(word);
      for (const word of [
        '退回修改：请核对人数',
        '第 1 版',
        '第 2 版',
        '已签发',
        '此前送审',
        '已发布',
        '（官方网站）',
      ])
        expect(text).toContain(word);
      const { body: item } = await chief.get(`/api/v1/contents/${contentId}`);
      expect(text).toContain(item.fingerprint);
    });

    it('S24 shows words of people as words', async () => {
      const { text, headers } = await chief.get(`/api/v1/contents/${contentId}/review-sheet`);
      expect(text).toContain('春送岗位&lt;b&gt;进&lt;/b&gt;园区');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    });

    it('tells what proofing found in what was released', async () => {
      const { text } = await chief.get(`/api/v1/contents/${contentId}/review-sheet`);
      expect(text).toContain('禁用 0 处，需确认 0 处，建议 0 处');
    });

    it('is a PDF too', async () => {
      const { status, headers, text } = await author.get(`/api/v1/contents/${contentId}/review-sheet.pdf`);
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
      expect(text.slice(0, 5)).toBe('%PDF-');
    });
  });

  describe('the file', () => {
    it('holds versions, differences, decisions, what was sent, and the page', async () => {
      const files = await theFile();
      expect(jsonOf(files, 'revisions/0001.json').document.article.html).toContain('九点');
      expect(jsonOf(files, 'revisions/0002.json')).toMatchObject({ number: 2, savedByName: '王小华' });
      const html = files.get('differences/0001-0002.html')!.toString();
      expect(html).toContain('<del>九</del><ins>十</ins>');
      const outcomes = jsonOf(files, 'records/review-decisions.json').map(
        ({ outcome }: { outcome: string }) => outcome,
      );
      expect(outcomes).toEqual(['return', 'approve', 'approve', 'approve']);
      expect(jsonOf(files, 'records/publications.json')[0]).toMatchObject({ id: publicationId });
      expect(files.get('pages/1.html')!.toString()).toContain('上午十点');
      expect(jsonOf(files, 'pages/1.json')).toMatchObject({ publicationId, liveUntil: null });
      expect(files.get('review-sheet.pdf')!.subarray(0, 5).toString()).toBe('%PDF-');
      const actions = jsonOf(files, 'records/audit-entries.json').map(
        ({ action }: { action: string }) => action,
      );
      expect(actions).toEqual(
        expect.arrayContaining([
          'content.created',
          'review.returned',
          'review.approved',
          'evidence.exported',
        ]),
      );
    });

    it('lists each of its files with its hash, and is sealed', async () => {
      const files = await theFile();
      const manifest = jsonOf(files, 'manifest.json');
      const names = manifest.files.map(({ name }: { name: string }) => name).sort();
      expect([...names, 'manifest.json', 'manifest.seal.json'].sort()).toEqual([...files.keys()].sort());
      for (const { name, sha256, bytes } of manifest.files) {
        const file = files.get(name)!;
        expect([name, createHash('sha256').update(file).digest('hex'), file.length]).toEqual([
          name,
          sha256,
          bytes,
        ]);
      }
      const text = files.get('manifest.json')!.toString();
      const { key, value } = jsonOf(files, 'manifest.seal.json');
      const ask = (body: object) => auditor.post('/api/v1/evidence-files/verify', body);
      expect((await ask({ manifest: text, seal: { key, value } })).body).toEqual({ valid: true });
      const altered = text.replace('示例', '别的').replace('"bytes": ', '"bytes": 1');
      expect((await ask({ manifest: altered, seal: { key, value } })).body).toEqual({ valid: false });
      expect((await ask({ manifest: text, seal: { key: 'gone', value } })).body).toEqual({ valid: false });
    });

    it('S23 holds nothing by which somebody could act', async () => {
      await api.dataSource.query(
        `UPDATE publications SET share_url = 'https://secret.example/x', share_expires_at = now() WHERE id = $1`,
        [publicationId],
      );
      const all = [...(await theFile()).values()].map(String).join('\n');
      expect(all).not.toContain('secret.example');
      expect(all).not.toMatch(/lease_owner|sealed_credentials|password/);
    });

    it('shows what was to be seen also after a withdrawal, and until when', async () => {
      await tell('withdrawn');
      const files = await theFile();
      expect(files.get('pages/1.html')!.toString()).toContain('上午十点');
      expect(jsonOf(files, 'pages/1.json').liveUntil).not.toBeNull();
      const [page] = await api.app.get(PageArchive, { strict: false }).ofContent(contentId);
      expect(page!.liveUntil!.getTime()).toBeGreaterThanOrEqual(page!.liveFrom.getTime());
    });

    it('of the archive of pages is never rewritten', async () => {
      for (const change of [
        `UPDATE delivery_archive SET document = 'x'`,
        'UPDATE delivery_archive SET live_until = now()',
        'DELETE FROM delivery_archive',
      ])
        await expect(api.dataSource.query(change)).rejects.toThrow();
    });
  });

  describe('S16 is for those who may have it', () => {
    const status = async (answer: Promise<ApiAnswer>) => (await answer).status;

    it('and for nobody of another unit', async () => {
      const other = await api.aUnit({ code: 'other' });
      await api.aUser({ username: 'stranger', roles: ['chief_editor', 'auditor'], organizationId: other.id });
      const stranger = await api.as('stranger');
      expect(await status(stranger.get(`/api/v1/contents/${contentId}/review-sheet`))).toBe(404);
      expect(await status(stranger.get(`/api/v1/contents/${contentId}/review-sheet.pdf`))).toBe(404);
      expect(await status(stranger.post(`/api/v1/contents/${contentId}/evidence-file`))).toBe(404);
    });

    it('the inspector takes the file without a way to the desk, the author prints the sheet alone', async () => {
      expect(await status(auditor.get(`/api/v1/contents/${contentId}`))).toBe(403);
      expect(await status(author.post(`/api/v1/contents/${contentId}/evidence-file`))).toBe(403);
      expect(await status(author.get(`/api/v1/contents/${contentId}/review-sheet`))).toBe(200);
    });
  });
});
