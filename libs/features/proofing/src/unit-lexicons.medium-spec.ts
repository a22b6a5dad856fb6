import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

interface Found {
  termId: string | null;
  passage: string;
  severity: string;
}

describe('what applies in a unit', () => {
  let api: TestApi;
  let city: string;
  let district: string;
  let town: string;
  /** By unit: their chief editor. */
  const chiefs = new Map<string, ApiCaller>();
  let author: ApiCaller;
  let cityLexicon: string;

  const term = (id: string, pattern: string, severity: string) => ({
    put: { id, category: 'discrimination', pattern, match: 'variant', severity },
  });
  const activate = async (unit: string, name: string, changes: object[]): Promise<string> => {
    const chief = chiefs.get(unit)!;
    const { body } = await chief.post('/api/v1/lexicons', { organizationId: unit, name });
    const made = await chief.post(`/api/v1/lexicons/${body.id}/versions?activate=true`, { changes });
    expect(made.status).toBe(201);
    return body.id;
  };

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ code: 'city' })).id;
    district = (await api.aUnit({ code: 'district', parentId: city })).id;
    town = (await api.aUnit({ code: 'town', parentId: district })).id;
    for (const [name, unit] of Object.entries({ city, district, town })) {
      await api.aUser({ username: `${name}-chief`, roles: ['chief_editor'], organizationId: unit });
      chiefs.set(unit, await api.as(`${name}-chief`));
    }
    await api.aUser({ username: 'author', roles: ['author'], organizationId: town });
    author = await api.as('author');
    cityLexicon = await activate(city, '市级词库', [
      term('ban', '甲禁词', 'forbid'),
      term('ask', '乙慎词', 'confirm'),
    ]);
    await activate(district, '区级词库', [term('own', '丙区词', 'suggest')]);
  });
  afterAll(() => api.close());

  /** What the chief of the unit sees in an item of that unit. */
  const proofOf = async (unit: string): Promise<{ findings: Found[]; muted: Found[] }> => {
    const chief = chiefs.get(unit)!;
    const { body: item } = await aDraft(chief, unit, {
      title: '测试',
      article: { html: '<p>甲禁词，乙慎词，丙区词。</p>' },
    });
    const { status, body } = await chief.get(`/api/v1/contents/${item.id}/proofing`);
    expect(status).toBe(200);
    return body;
  };
  const passagesOf = (found: Found[]) => found.map(({ passage }) => passage);
  const muteUrl = (unit: string, key: string) =>
    `/api/v1/organizations/${unit}/lexicon-mutes/${cityLexicon}.${key}`;

  it('is what the units above and the unit itself look for', async () => {
    expect(passagesOf((await proofOf(city)).findings)).toEqual(['甲禁词', '乙慎词']);
    expect(passagesOf((await proofOf(district)).findings)).toEqual(['甲禁词', '乙慎词', '丙区词']);
    expect(passagesOf((await proofOf(town)).findings)).toEqual(['甲禁词', '乙慎词', '丙区词']);
  });

  it('is told in counts, never by rows of a unit above', async () => {
    const { status, body, text } = await chiefs
      .get(town)!
      .get(`/api/v1/organizations/${town}/effective-lexicon`);
    expect([status, body]).toMatchObject([
      200,
      {
        sources: [
          { name: '市级词库', termCount: 2, number: 1, organizationId: city },
          { name: '区级词库', termCount: 1, number: 1, organizationId: district },
        ],
        termCount: 3,
        categoryCounts: { discrimination: 3 },
        mutedCount: 0,
      },
    ]);
    expect(text).not.toContain('甲禁词');
    expect((await chiefs.get(town)!.get(`/api/v1/lexicons/${cityLexicon}/versions/1`)).status).toBe(404);
    expect((await chiefs.get(town)!.get(`/api/v1/organizations/${city}/effective-lexicon`)).status).toBe(404);
    expect((await author.get(`/api/v1/organizations/${town}/effective-lexicon`)).status).toBe(403);
  });

  it('can be muted by a lower unit for its own branch, with a reason, and heard again', async () => {
    const chief = chiefs.get(district)!;
    expect((await chief.put(muteUrl(district, 'ask'), { reason: '  ' })).status).toBe(400);
    const muted = await chief.put(muteUrl(district, 'ask'), { reason: '本区固定用语' });
    expect([muted.status, muted.body]).toMatchObject([200, { reason: '本区固定用语', until: null }]);
    const inTown = await proofOf(town);
    expect(passagesOf(inTown.findings)).toEqual(['甲禁词', '丙区词']);
    expect(inTown.muted).toMatchObject([{ passage: '乙慎词', mutedBy: { kind: 'unit' } }]);
    expect(passagesOf((await proofOf(city)).findings)).toEqual(['甲禁词', '乙慎词']);
    expect((await chief.get(`/api/v1/organizations/${district}/lexicon-mutes`)).body.items).toHaveLength(1);
    expect((await chief.delete(muteUrl(district, 'ask'))).status).toBe(204);
    expect(passagesOf((await proofOf(town)).findings)).toContain('乙慎词');
    expect((await chief.delete(muteUrl(district, 'ask'))).status).toBe(404);
    const trail = await api.dataSource.query(
      `SELECT action FROM audit_entries WHERE object_type = 'lexicon_mute' ORDER BY sequence`,
    );
    expect(trail.map(({ action }: { action: string }) => action)).toEqual([
      'lexicon.muted',
      'lexicon.unmuted',
    ]);
  });

  it('is heard again when the time of a mute is over', async () => {
    const chief = chiefs.get(district)!;
    const past = await chief.put(muteUrl(district, 'ask'), { reason: '试行', until: '2020-01-01T00:00:00Z' });
    expect(past.status).toBe(400);
    await chief.put(muteUrl(district, 'ask'), { reason: '试行', until: '2100-01-01T00:00:00Z' });
    expect(passagesOf((await proofOf(town)).findings)).not.toContain('乙慎词');
    await api.dataSource.query(`UPDATE lexicon_mutes SET muted_until = now() - interval '1 second'`);
    expect(passagesOf((await proofOf(town)).findings)).toContain('乙慎词');
    await chief.delete(muteUrl(district, 'ask'));
  });

  it('can not be muted below the owner where it is forbidden, nor by a mute from before it was', async () => {
    const chief = chiefs.get(district)!;
    const refused = await chief.put(muteUrl(district, 'ban'), { reason: '本区固定用语' });
    expect([refused.status, refused.body.code]).toEqual([409, 'forbidden_term_of_another_unit']);
    await chief.put(muteUrl(district, 'ask'), { reason: '本区固定用语' });
    const versions = `/api/v1/lexicons/${cityLexicon}/versions?activate=true`;
    await chiefs.get(city)!.post(versions, { changes: [term('ask', '乙慎词', 'forbid')] });
    expect(passagesOf((await proofOf(town)).findings)).toContain('乙慎词');
    await chiefs.get(city)!.post(versions, { changes: [term('ask', '乙慎词', 'confirm')] });
    await chief.delete(muteUrl(district, 'ask'));
  });

  it('can be muted by the owner for everybody, also where it is forbidden', async () => {
    expect((await chiefs.get(city)!.put(muteUrl(city, 'ban'), { reason: '已废止' })).status).toBe(200);
    for (const unit of [city, district, town])
      expect(passagesOf((await proofOf(unit)).findings)).not.toContain('甲禁词');
    await chiefs.get(city)!.delete(muteUrl(city, 'ban'));
  });

  it('S15 is muted by nobody for another unit, nor a row that does not apply', async () => {
    const chief = chiefs.get(town)!;
    expect((await chief.put(muteUrl(district, 'ask'), { reason: '越权' })).status).toBe(404);
    expect((await chief.put(muteUrl(town, 'nothing'), { reason: '没有' })).body.code).toBe(
      'lexicon_term_not_found',
    );
    const stranger = (await api.aUnit({ code: 'stranger' })).id;
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: stranger });
    const answer = await (await api.as('stranger')).put(muteUrl(stranger, 'ask'), { reason: '别人的' });
    expect([answer.status, answer.body.code]).toEqual([404, 'lexicon_term_not_found']);
    expect((await author.put(muteUrl(town, 'ask'), { reason: '不可' })).status).toBe(403);
  });

  it('shows what is muted only to those who may read lexicons', async () => {
    await chiefs.get(city)!.put(muteUrl(city, 'ask'), { reason: '暂不提示' });
    const { body: item } = await aDraft(author, town, { article: { html: '<p>乙慎词。</p>' } });
    const url = `/api/v1/contents/${item.id}/proofing`;
    expect((await author.get(url)).body).toMatchObject({ findings: [], muted: null });
    expect((await chiefs.get(town)!.get(url)).body.muted).toHaveLength(1);
    await chiefs.get(city)!.delete(muteUrl(city, 'ask'));
  });

  describe('the order of names and titles', () => {
    const url = () => `/api/v1/organizations/${city}/leader-order`;
    const entries = [
      { name: '甲某某', title: '主席' },
      { name: '乙某某', title: '副主席', validFrom: '2026-01-01', validTo: null },
    ];

    it('is put as a whole, kept in versions, and asked in every unit below', async () => {
      const chief = chiefs.get(city)!;
      expect((await chief.get(url())).body.code).toBe('leader_order_not_found');
      expect((await chief.put(url(), { entries })).body).toMatchObject({ number: 1 });
      expect((await chief.put(url(), { entries })).status).toBe(428);
      expect((await chief.put(url(), { entries }, '"1"')).body.number).toBe(2);
      expect((await chief.get(`${url()}/versions`)).body.items).toMatchObject([{ number: 2 }, { number: 1 }]);
      const { body: item } = await aDraft(chief, town, {
        article: { html: '<p>副主席乙某某、主席甲某某出席会议。</p>' },
      });
      const { body } = await chiefs.get(town)!.get(`/api/v1/contents/${item.id}/proofing`);
      expect(body.findings).toContainEqual(expect.objectContaining({ category: 'political_title' }));
    });

    it('is refused with every fault, and to everybody without the right', async () => {
      const faulty = [
        { name: ' ', title: '' },
        { name: '丙', title: '委员', validFrom: '2026-02-01', validTo: '2026-01-01' },
      ];
      const { body } = await chiefs.get(city)!.put(url(), { entries: faulty }, '*');
      expect(body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
        'entries.0.name required',
        'entries.0.title required',
        'entries.1.validTo not_after_start',
      ]);
      expect((await chiefs.get(district)!.put(url(), { entries }, '*')).status).toBe(404);
      expect((await chiefs.get(district)!.get(url())).status).toBe(404);
    });
  });
});
