import { aDraft, aForm, aPhoto, approve, openPublishingDesk, uploadAsset } from '@haojiao/testing';
import type { ApiAnswer, PublishingDesk } from '@haojiao/testing';
import { RenderAsset } from '@haojiao/features/assets';

describe('consents of people who are shown', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });

  afterAll(() => desk.close());

  const aPicture = async (): Promise<string> => {
    const bytes = await aPhoto();
    const { body } = await uploadAsset(desk.author, { organizationId: desk.unit.id, bytes, altText: '会场' });
    await desk.api.app.get(RenderAsset, { strict: false }).run(body.id);
    return body.id;
  };
  const adult = { personName: '李明', isMinor: false, givenOn: '2026-01-01' };
  const minor = { personName: '小红', isMinor: true, givenOn: '2026-01-01' };
  const consentsOf = (id: string) => `/api/v1/assets/${id}/consents`;
  const record = async (id: string, wish: object): Promise<string> => {
    const { status, body, text } = await desk.author.post(consentsOf(id), wish);
    expect([status, text]).toEqual([201, expect.any(String)]);
    return body.id;
  };
  const correct = (id: string, consent: string, wish: object): Promise<ApiAnswer> =>
    desk.author.post(`${consentsOf(id)}/${consent}/corrections`, wish);
  const revoke = (id: string, consent: string) => desk.author.post(`${consentsOf(id)}/${consent}/revoke`);
  const replaced = async (id: string): Promise<string> => {
    const bytes = await aPhoto(500, 400);
    const { body, headers } = aForm([{ name: 'file', value: bytes, fileName: 'new.jpg' }]);
    const answer = await desk.author.post(`/api/v1/assets/${id}/replacements`, body, headers);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body.asset.id;
  };
  const draft = async (coverAssetId: string): Promise<string> =>
    (await aDraft(desk.author, desk.unit.id, { coverAssetId })).body.id;
  const codesOf = async (contentId: string): Promise<string[]> => {
    const { body } = await desk.author.post(`/api/v1/contents/${contentId}/checks`, {});
    return body.findings.map(({ code }: { code: string }) => code);
  };
  const trailOf = (id: string) =>
    desk.sql<{ action: string; details: object }>(
      `SELECT action, details FROM audit_entries WHERE object_id = $1 AND action LIKE 'asset_consent%' ORDER BY id`,
      [id],
    );

  it('a row that was recorded wrongly gives way to one that names it, with who and why', async () => {
    const picture = await aPicture();
    const item = await draft(picture);
    const wrong = await record(picture, minor);
    expect(await codesOf(item)).toContain('asset_minor_without_guardian');
    expect((await correct(picture, wrong, { guardianConsent: true })).status).toBe(400);
    expect((await correct(picture, wrong, { reason: ' ' })).body.errors).toMatchObject([{ path: 'reason' }]);
    const { status, body } = await correct(picture, wrong, { reason: '监护人已签字', guardianConsent: true });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        ...{ personName: '小红', isMinor: true, guardianConsent: true, givenOn: '2026-01-01' },
        ...{ supersedesId: wrong, correctionReason: '监护人已签字', isStanding: true },
        recordedBy: expect.any(String),
      }),
    ]);
    expect(await codesOf(item)).toEqual([]);
    const { items } = (await desk.author.get(consentsOf(picture))).body;
    expect(items.map(({ id, isStanding }: { id: string; isStanding: boolean }) => [id, isStanding])).toEqual([
      [wrong, false],
      [body.id, true],
    ]);
    expect((await trailOf(picture)).at(-1)).toMatchObject({
      action: 'asset_consent.corrected',
      details: { consentId: body.id, supersedesId: wrong, reason: '监护人已签字' },
    });
    // Of a chain only the last row is anybody's to change.
    expect((await correct(picture, wrong, { reason: '再改' })).body.code).toBe('consent_corrected');
    expect((await revoke(picture, wrong)).body.code).toBe('consent_corrected');
    await expect(
      desk.sql(`UPDATE asset_consents SET correction_reason = '别的' WHERE id = $1`, [body.id]),
    ).rejects.toThrow('never rewritten');
    const foreign = await aPicture();
    expect((await correct(foreign, wrong, { reason: '别人的' })).status).toBe(404);
  });

  it('one who is not on the picture at all counts for nothing, until that was the mistake', async () => {
    const picture = await aPicture();
    const item = await draft(picture);
    const wrong = await record(picture, minor);
    const gone = await correct(picture, wrong, { reason: '登记到了另一张图', isMistaken: true });
    expect(gone.body).toMatchObject({ isMistaken: true, isStanding: false });
    expect(await codesOf(item)).toEqual(['asset_consent_missing']);
    expect((await revoke(picture, gone.body.id)).body.code).toBe('consent_corrected');
    expect((await correct(picture, gone.body.id, { reason: '确实在图上' })).status).toBe(201);
    expect(await codesOf(item)).toContain('asset_minor_without_guardian');
  });

  it('whoever corrects has to see the proof that they name, not the one that stands on record', async () => {
    const picture = await aPicture();
    const elsewhere = await desk.api.aUnit();
    await desk.api.aUser({ username: 'above', roles: ['editor'] });
    const above = await desk.api.as('above');
    const proof = await uploadAsset(above, { organizationId: elsewhere.id, bytes: await aPhoto() });
    const proofAssetId: string = proof.body.id;
    const recorded = await above.post(consentsOf(picture), { ...adult, proofAssetId });
    expect([recorded.status, recorded.text]).toEqual([201, expect.any(String)]);
    const corrected = await correct(picture, recorded.body.id, { reason: '写错了字', personName: '李铭' });
    expect([corrected.status, corrected.body]).toEqual([
      201,
      expect.objectContaining({ personName: '李铭', proofAssetId }),
    ]);
    const named = await correct(picture, corrected.body.id, { reason: '换一份', proofAssetId });
    expect([named.status, named.body.errors]).toMatchObject([400, [{ path: 'proofAssetId' }]]);
  });

  it('a revocation by mistake is taken back before everybody, and what is out is no fault any more', async () => {
    const picture = await aPicture();
    const item = await draft(picture);
    const consent = await record(picture, adult);
    await approve(desk.author, item, desk.reviewers);
    await desk.sql(`UPDATE contents SET state = 'published', published_at = now() WHERE id = $1`, [item]);
    await revoke(picture, consent);
    const faultsOf = async () => {
      const { body } = await desk.author.get(`/api/v1/live-media-faults?organizationId=${desk.unit.id}`);
      return body.items.filter(({ contentId }: { contentId: string }) => contentId === item);
    };
    expect(await faultsOf()).toMatchObject([{ reason: 'consent_revoked' }]);
    const told = () =>
      desk.sql(`SELECT 1 FROM notices WHERE kind = 'asset.consent_corrected' AND object_id = $1`, [picture]);
    // Another spelling is no consent.
    const spelled = await correct(picture, consent, { reason: '写错了字', personName: '李铭' });
    expect(spelled.body).toMatchObject({ revokedAt: expect.any(String), revokedBy: expect.any(String) });
    expect(await faultsOf()).toMatchObject([{ reason: 'consent_revoked' }]);
    expect(await told()).toEqual([]);
    expect((await trailOf(picture)).at(-1)).toMatchObject({ details: { tookBackRevocation: false } });
    const wish = { reason: '点错了人', takesBackRevocation: true };
    const takenBack = await correct(picture, spelled.body.id, wish);
    expect([takenBack.status, takenBack.body.revokedAt, takenBack.body.revokedBy]).toEqual([201, null, null]);
    expect(await faultsOf()).toEqual([]);
    expect(await codesOf(item)).toEqual([]);
    expect(await told()).toHaveLength(1);
    expect((await trailOf(picture)).at(-1)).toMatchObject({ details: { tookBackRevocation: true } });
  });

  it('what is revoked or corrected of one version holds for every version of the asset', async () => {
    const older = await aPicture();
    const [kept, wrong] = [await record(older, adult), await record(older, minor)];
    const items = [await draft(older)];
    const { etag } = await desk.author.get(`/api/v1/contents/${items[0]}`);
    expect(
      (await desk.author.post(`/api/v1/contents/${items[0]}/submit`, {}, { 'if-match': etag })).status,
    ).toBe(201);
    const newer = await replaced(older);
    items.push(await draft(newer));
    for (const item of items) expect(await codesOf(item)).toContain('asset_minor_without_guardian');
    await correct(older, wrong, { reason: '不在图上', isMistaken: true });
    for (const item of items) expect(await codesOf(item)).not.toContain('asset_minor_without_guardian');
    // A correction does not bring back, with the next version, what it took the place of.
    items.push(await draft(await replaced(newer)));
    expect(await codesOf(items[2]!)).toEqual([]);
    await revoke(older, kept);
    for (const item of items) expect(await codesOf(item)).toContain('asset_consent_revoked');
  });

  it('a revocation outlasts the mistake that the person was not shown', async () => {
    const picture = await aPicture();
    const item = await draft(picture);
    const consent = await record(picture, adult);
    await revoke(picture, consent);
    const gone = await correct(picture, consent, { reason: '不在图上', isMistaken: true });
    expect(gone.body.revokedAt).toBeNull();
    expect(await codesOf(item)).toEqual(['asset_consent_missing']);
    expect((await trailOf(picture)).at(-1)).toMatchObject({ details: { tookBackRevocation: true } });
    await correct(picture, gone.body.id, { reason: '确实在图上' });
    expect(await codesOf(item)).toContain('asset_consent_revoked');
  });

  it('who is not shown on a newer version stays on record with the older ones', async () => {
    const older = await aPicture();
    const wrong = await record(older, minor);
    const newer = await replaced(older);
    const [onOlder, onNewer] = [await draft(older), await draft(newer)];
    const onNewest = await draft(await replaced(newer));
    const copy: string = (await desk.author.get(consentsOf(newer))).body.items[0].id;
    desk.forward(1000);
    const gone = await correct(newer, copy, { reason: '新图上没有此人', isMistaken: true });
    const barred = 'asset_minor_without_guardian';
    expect(await codesOf(onOlder)).toContain(barred);
    for (const item of [onNewer, onNewest]) expect(await codesOf(item)).not.toContain(barred);
    // What is corrected of the older one brings nobody back to the newer ones.
    desk.forward(1000);
    await correct(older, wrong, { reason: '写错了字', personName: '小虹' });
    expect(await codesOf(onOlder)).toContain(barred);
    for (const item of [onNewer, onNewest]) expect(await codesOf(item)).not.toContain(barred);
    // It is one consent all the same: who revokes it after the mistake was found does so for every version.
    desk.forward(1000);
    const back = await correct(newer, gone.body.id, { reason: '还是有此人' });
    expect((await revoke(newer, back.body.id)).status).toBe(200);
    for (const item of [onOlder, onNewer, onNewest])
      expect(await codesOf(item)).toContain('asset_consent_revoked');
  });

  it('a version that comes back brings who is shown on it and what they revoked since', async () => {
    const older = await aPicture();
    const kept = await record(older, adult);
    const newer = await replaced(older);
    await desk.author.patch(`/api/v1/assets/${newer}`, { peopleShown: 'none' }, '*');
    desk.forward(1000);
    const late = await record(older, { ...adult, personName: '王芳' });
    await revoke(older, late);
    await record(newer, { ...adult, personName: '赵强' });
    await desk.author.patch(`/api/v1/assets/${newer}`, { peopleShown: 'unknown' }, '*');
    const { body } = await desk.author.post(`/api/v1/assets/${newer}/restorations`, { versionId: older });
    expect(body.asset.peopleShown).toBe('yes');
    const { items } = (await desk.author.get(consentsOf(body.asset.id))).body;
    const seen = items.map(({ personName, revokedAt }: Record<string, unknown>) => [personName, revokedAt]);
    expect(Object.fromEntries(seen)).toEqual({ 李明: null, 王芳: expect.any(String), 赵强: null });
    expect(items).toHaveLength(3);
    const item = await draft(body.asset.id);
    expect(await codesOf(item)).toContain('asset_consent_revoked');
    // Copies of one consent are one: what is revoked of the first holds for what came back.
    await revoke(older, kept);
    const after = (await desk.author.get(consentsOf(body.asset.id))).body.items;
    expect(after.filter(({ revokedAt }: { revokedAt: string | null }) => revokedAt)).toHaveLength(2);
  });
});
