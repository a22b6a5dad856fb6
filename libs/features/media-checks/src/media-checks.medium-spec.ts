import { approve, aDraft, aForm, aPhoto, openPublishingDesk, uploadAsset } from '@haojiao/testing';
import type { ApiAnswer, PublishingDesk } from '@haojiao/testing';
import { RenderAsset } from '@haojiao/features/assets';
import { WarnOfRights } from './warn-of-rights.sweep';

describe('checks of the files of an item', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });

  afterAll(() => desk.close());

  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    desk.api.app.get<T>(type, { strict: false });
  const aPicture = async (altText = '会场'): Promise<string> => {
    const answer = await uploadAsset(desk.author, {
      organizationId: desk.unit.id,
      bytes: await aPhoto(),
      altText,
    });
    await service(RenderAsset).run(answer.body.id);
    return answer.body.id;
  };
  const change = async (id: string, body: object): Promise<ApiAnswer> => {
    const { etag } = await desk.author.get(`/api/v1/assets/${id}`);
    const answer = await desk.author.patch(`/api/v1/assets/${id}`, body, etag);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer;
  };
  const draft = async (coverAssetId: string, wish: object = {}): Promise<string> =>
    (await aDraft(desk.author, desk.unit.id, { coverAssetId, ...wish })).body.id;
  const codesOf = async (contentId: string): Promise<string[]> => {
    const { body } = await desk.author.post(`/api/v1/contents/${contentId}/checks`, {});
    return body.findings.map(({ code }: { code: string }) => code);
  };
  const dayIn = (days: number) =>
    new Date(desk.now().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  const refusal = (contentId: string) =>
    approve(desk.author, contentId, desk.reviewers).then(
      () => 'approved',
      (error: Error) => error.message,
    );

  it('a picture without words is not signed off', async () => {
    const id = await draft(await aPicture(''));
    expect(await codesOf(id)).toContain('asset_alt_text_missing');
    expect(await refusal(id)).toContain('asset_alt_text_missing');
  });

  it('nor is generated content that the item does not declare', async () => {
    const picture = await aPicture();
    await change(picture, { generatedContent: 'generated' });
    expect(await refusal(await draft(picture))).toContain('generated_content_undeclared');
    const declared = await draft(picture, { generatedContent: 'assisted' });
    expect((await desk.author.get(`/api/v1/contents/${declared}`)).body.generatedContent).toBe('assisted');
    expect(await refusal(declared)).toBe('approved');
  });

  it('nor a minor without guardian; with one it goes', async () => {
    const picture = await aPicture();
    const consents = `/api/v1/assets/${picture}/consents`;
    const minor = { personName: '小红', isMinor: true, givenOn: '2026-01-01' };
    const { body } = await desk.author.post(consents, minor);
    const id = await draft(picture);
    expect(await refusal(id)).toContain('asset_minor_without_guardian');
    expect(JSON.stringify(await desk.author.post(`/api/v1/contents/${id}/checks`, {}))).not.toContain('小红');
    await desk.author.post(`${consents}/${body.id}/revoke`);
    expect(await codesOf(id)).toContain('asset_consent_revoked');
  });

  it('rights that end after the sign-off keep it from being sent, and are listed where it is out', async () => {
    const picture = await aPicture();
    await change(picture, { rights: { holder: '图片社', expiresOn: dayIn(5) } });
    const id = await draft(picture);
    expect(await codesOf(id)).toContain('asset_rights_expiring');
    await approve(desk.author, id, desk.reviewers);
    await service(WarnOfRights).run();
    await service(WarnOfRights).run();
    const told = await desk.sql(
      `SELECT 1 FROM notices WHERE kind = 'asset.rights_ending' AND object_id = $1`,
      [picture],
    );
    expect(told).toHaveLength(1);
    await change(picture, { rights: { holder: '图片社', expiresOn: dayIn(-1) } });
    const { body } = await desk.plan(id, [await desk.anAccount()]);
    await desk.work(body.items[0].id);
    const row = await desk.row(body.items[0].id);
    expect([row.state, JSON.stringify(row.failure)]).toEqual([
      'failed',
      expect.stringContaining('media_checks_failed'),
    ]);
    await desk.sql(`UPDATE contents SET state = 'published', published_at = now() WHERE id = $1`, [id]);
    const faults = await desk.author.get(`/api/v1/live-media-faults?organizationId=${desk.unit.id}`);
    expect(faults.body.items).toEqual([
      { contentId: id, title: expect.any(String), assetId: picture, reason: 'rights_expired' },
    ]);
  });

  it('what is out with an older version is judged, warned of and cured by the rights of that version', async () => {
    const older = await aPicture();
    await change(older, { rights: { holder: '图片社', expiresOn: dayIn(5) } });
    const out = await draft(older);
    await approve(desk.author, out, desk.reviewers);
    await desk.sql(`UPDATE contents SET state = 'published', published_at = now() WHERE id = $1`, [out]);
    const form = aForm([
      { name: 'file', value: await aPhoto(500, 400), fileName: 'new.jpg' },
      { name: 'rights', value: 'none' },
    ]);
    const path = `/api/v1/assets/${older}/replacements`;
    const newer = (await desk.author.post(path, form.body, form.headers)).body.asset.id;
    const idle = await aPicture();
    await change(idle, { rights: { holder: '图片社', expiresOn: dayIn(5) } });
    const again = aForm([
      { name: 'file', value: await aPhoto(500, 400), fileName: 'new.jpg' },
      { name: 'rights', value: 'none' },
    ]);
    await desk.author.post(`/api/v1/assets/${idle}/replacements`, again.body, again.headers);
    await service(WarnOfRights).run();
    const told = await desk.sql<{ id: string }>(
      `SELECT object_id AS id FROM notices WHERE kind = 'asset.rights_ending' AND object_id = ANY($1::text[])`,
      [[older, newer, idle]],
    );
    expect(told).toEqual([{ id: older }]);
    const faultsOf = async (id: string) => {
      const { body } = await desk.author.get(`/api/v1/live-media-faults?organizationId=${desk.unit.id}`);
      return body.items.filter(({ contentId }: { contentId: string }) => contentId === id);
    };
    await change(older, { rights: { holder: '图片社', expiresOn: dayIn(-1) } });
    expect(await faultsOf(out)).toMatchObject([{ assetId: older, reason: 'rights_expired' }]);
    expect(await codesOf(out)).toContain('asset_rights_expired');
    expect(await codesOf(await draft(newer))).not.toContain('asset_rights_expired');
    await change(older, { rights: { holder: '图片社', expiresOn: dayIn(400) } });
    expect(await faultsOf(out)).toEqual([]);
  });

  it('what is cut out follows the focal point that was approved, wherever it moves afterwards', async () => {
    const picture = await aPicture();
    await change(picture, { focalPoint: { x: 0.1, y: 0.2 } });
    const id = await draft(picture);
    await approve(desk.author, id, desk.reviewers);
    const { DraftBuilder } = await import('@haojiao/features/contents');
    const [revision] = await desk.sql<{ id: string; document: never; assetIds: string[] }>(
      `SELECT id, document, asset_ids AS "assetIds" FROM content_revisions WHERE content_id = $1`,
      [id],
    );
    const cut = async () => {
      const content = { id, slug: 'x', organizationId: desk.unit.id };
      const request = { publicationId: id, content, revision: revision!, platform: 'scripted', options: {} };
      const { cover } = await service(DraftBuilder).build({ ...request, approverAddress: null });
      return (await cover!.encode({ format: 'jpeg', ratio: '1:1' })).bytes;
    };
    const before = await cut();
    await change(picture, { focalPoint: { x: 0.9, y: 0.8 } });
    expect((await cut()).equals(before)).toBe(true);
  });
});
