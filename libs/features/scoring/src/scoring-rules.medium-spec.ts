import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import type { Role } from '@haojiao/features/organizations';
import { schemeTemplates } from './domain';

/** Rules as data: who may write and read them, what is refused, what can't be changed any more. */
describe('scoring rules', () => {
  let api: TestApi;
  let chief: ApiCaller;
  let town: string;
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi();
    town = (await api.aUnit({ name: '某镇总工会' })).id;
    chief = await person(['chief_editor']);
  });

  afterAll(() => api.close());

  async function person(roles: Role[], organizationId = api.root.id): Promise<ApiCaller> {
    serial += 1;
    const { username } = await api.aUser({ username: `rules-${serial}`, roles, organizationId });
    return api.as(username);
  }

  async function aScheme(wish: object = {}, by = chief) {
    serial += 1;
    const body = { organizationId: api.root.id, name: `办法${serial}`, template: 'A', ...wish };
    const answer = await by.post('/api/v1/scoring-schemes', body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body as { id: string; versions: { id: string; validFrom: string; version: number }[] };
  }

  const faultsOf = (answer: { body: unknown }) =>
    (answer.body as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => [
      path,
      code,
    ]);

  it('ship as templates that pass their own checks', async () => {
    const { body } = await chief.get('/api/v1/scoring-scheme-templates');
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(
      schemeTemplates.map(({ code }) => code),
    );
    for (const { code, document } of body.items) {
      const made = await aScheme({ name: `模板${code}`, template: undefined, document });
      const read = await chief.get(`/api/v1/scoring-schemes/${made.id}`);
      expect(read.body.versions[0].document).toEqual(document);
    }
  });

  it('are public to those who are scored and to nobody else (S15)', async () => {
    const scheme = await aScheme();
    const townScheme = await aScheme({ organizationId: town });
    const correspondent = await person(['correspondent'], town);
    const elsewhere = await person(['chief_editor'], (await api.aUnit()).id);
    const path = (id: string) => `/api/v1/scoring-schemes/${id}`;
    expect((await correspondent.get(path(scheme.id))).status).toBe(200);
    expect((await correspondent.get(path(townScheme.id))).status).toBe(200);
    expect((await elsewhere.get(path(scheme.id))).status).toBe(200);
    expect((await elsewhere.get(path(townScheme.id))).status).toBe(404);
    const listed = async (caller: ApiCaller) =>
      (await caller.get('/api/v1/scoring-schemes?limit=100')).body.items.map(({ id }: { id: string }) => id);
    expect(await listed(correspondent)).toEqual(expect.arrayContaining([scheme.id, townScheme.id]));
    expect(await listed(elsewhere)).toEqual(expect.arrayContaining([scheme.id]));
    expect(await listed(elsewhere)).not.toContain(townScheme.id);
    const nobody = await person([], town);
    expect((await nobody.get(path(scheme.id))).status).toBe(404);
    const editor = await person(['editor']);
    expect((await editor.patch(path(scheme.id), { name: '改' }, '*')).status).toBe(403);
    expect((await elsewhere.patch(path(scheme.id), { name: '改' }, '*')).status).toBe(403);
  });

  it('name every fault of a document by its path (S20)', async () => {
    const document = {
      outlets: [
        { code: 'paper', name: '市报', level: 'city' },
        { code: 'other', name: '《市报》', level: 'city' },
      ],
      uses: [
        { level: 'city', points: 3 },
        { level: 'city', extent: 'brief', points: 1 },
        { outlet: 'nowhere', points: 1 },
        { outlet: 'paper', level: 'province', points: 2 },
      ],
      unitClasses: [{ unitClass: 'towns', base: { points: 10, per: 'month' } }],
      pay: { basis: 'point' },
    };
    const answer = await chief.post('/api/v1/scoring-schemes', {
      organizationId: api.root.id,
      name: '有错的',
      document,
    });
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toEqual([
      ['document.outlets.1.name', 'outlet_name_taken'],
      ['document.uses.2.outlet', 'outlet_unknown'],
      ['document.uses.3.level', 'level_differs'],
      ['document.uses.1', 'rule_never_reached'],
      ['document.unitClasses.0.base.requiresQuotas', 'no_quota'],
      ['document.pay.fenPerPoint', 'pay_missing'],
    ]);
    const shape = await chief.post('/api/v1/scoring-schemes', {
      organizationId: api.root.id,
      name: '有错的',
      document: { uses: [{ points: -1 }, { points: 0.001 }, { points: 1, level: 'moon' }], usedAt: 'x' },
    });
    expect(faultsOf(shape)).toEqual(
      expect.arrayContaining([
        ['document.usedAt', 'unknown_property'],
        ['document.uses.0.points', 'min'],
        ['document.uses.1.points', 'number'],
        ['document.uses.2.level', 'in'],
      ]),
    );
  });

  it('are followed once they have begun, changed only before that', async () => {
    const scheme = await aScheme({ validFrom: '2026-01-01' });
    const path = `/api/v1/scoring-schemes/${scheme.id}/versions`;
    const begun = `${path}/${scheme.versions[0]!.id}`;
    const document = { uses: [{ points: 1 }] };
    const refused = await chief.patch(begun, { document }, '*');
    expect([refused.status, refused.body.code]).toEqual([409, 'version_has_begun']);

    const past = await chief.post(path, { validFrom: '2026-06-01', document });
    expect(faultsOf(past)).toEqual([['validFrom', 'version_has_begun']]);
    const before = await chief.post(path, { validFrom: '2025-06-01', document });
    expect(faultsOf(before)).toEqual([['validFrom', 'versions_overlap']]);

    const next = await chief.post(path, { validFrom: '2095-12-01', document });
    expect([next.status, next.body.number, next.etag]).toEqual([201, 2, '"1"']);
    const future = `${path}/${next.body.id}`;
    expect((await chief.patch(future, { document }, '')).status).toBe(428);
    expect((await chief.patch(future, { document }, '"9"')).status).toBe(412);
    const changed = await chief.patch(future, { validFrom: '2096-12-01', document }, '"1"');
    expect([changed.status, changed.body.validFrom, changed.body.version]).toEqual([200, '2096-12-01', 2]);
    const early = await chief.patch(future, { validFrom: '2025-12-01' }, '*');
    expect(faultsOf(early)).toEqual([['validFrom', 'versions_overlap']]);
    const other = await aScheme();
    const wrongParent = `/api/v1/scoring-schemes/${other.id}/versions/${next.body.id}`;
    expect((await chief.patch(wrongParent, { document }, '*')).status).toBe(404);
  });

  it('never overlap and never change once used, also by plain SQL', async () => {
    const scheme = await aScheme({ validFrom: '2026-01-01', validTo: '2026-12-31' });
    const [version] = scheme.versions;
    const insert = (number: number, from: string) =>
      api.dataSource.query(
        `INSERT INTO scoring_scheme_versions (id, scheme_id, number, valid_from, document, changed_by, version)
         SELECT gen_random_uuid(), scheme_id, $2, $3, document, changed_by, 1 FROM scoring_scheme_versions WHERE id = $1`,
        [version!.id, number, from],
      );
    await expect(insert(2, '2026-06-01')).rejects.toThrow(/follow one another/);
    await expect(insert(2, '2025-06-01')).rejects.toThrow(/follow one another/);
    await insert(2, '2027-01-01');
    await api.dataSource.query('UPDATE scoring_scheme_versions SET used_at = now() WHERE id = $1', [
      version!.id,
    ]);
    const change = api.dataSource.query(`UPDATE scoring_scheme_versions SET document = '{}' WHERE id = $1`, [
      version!.id,
    ]);
    await expect(change).rejects.toThrow(/followed by another/);
  });

  it('are copied by who may read them there and issue rules here (S17)', async () => {
    const scheme = await aScheme({ template: 'C' });
    const townChief = await person(['chief_editor'], town);
    const body = { organizationId: town, name: '照抄' };
    const copied = await townChief.post(`/api/v1/scoring-schemes/${scheme.id}/copies`, body);
    expect(copied).toMatchObject({ status: 201, body: { organizationId: town, template: 'C' } });
    expect(copied.body.versions[0].document.duplicatePolicy).toBe('max');
    const up = { organizationId: api.root.id, name: '抄到上级' };
    expect((await townChief.post(`/api/v1/scoring-schemes/${scheme.id}/copies`, up)).status).toBe(404);
    const elsewhere = (await api.aUnit()).id;
    const stranger = await person(['chief_editor'], elsewhere);
    const stolen = { organizationId: elsewhere, name: '偷抄' };
    expect((await stranger.post(`/api/v1/scoring-schemes/${copied.body.id}/copies`, stolen)).status).toBe(
      404,
    );
  });

  it('sort units into classes, one at a time', async () => {
    const path = `/api/v1/organizations/${api.root.id}/unit-classes`;
    const members = [{ organizationId: town, from: '2026-01-01', to: '2026-06-30' }];
    const made = await chief.put(`${path}/towns`, { name: '乡镇街道', members });
    expect(made).toMatchObject({
      status: 201,
      body: { code: 'towns', members: [{ organizationName: '某镇总工会' }] },
    });
    expect((await chief.put(`${path}/towns`, { name: '乡镇', members })).status).toBe(428);
    const renamed = await chief.put(`${path}/towns`, { name: '乡镇', members }, made.etag);
    expect([renamed.status, renamed.body.name]).toEqual([200, '乡镇']);

    const meanwhile = [{ organizationId: town, from: '2026-06-30' }];
    const twice = await chief.put(`${path}/firms`, { name: '企业', members: meanwhile });
    expect(faultsOf(twice)).toEqual([['members.0', 'member_overlap']]);
    const afterwards = [{ organizationId: town, from: '2026-07-01' }];
    expect((await chief.put(`${path}/firms`, { name: '企业', members: afterwards })).status).toBe(201);
    const foreign = [{ organizationId: api.root.id, from: '2026-07-01' }];
    const above = await chief.put(`/api/v1/organizations/${town}/unit-classes/x`, {
      name: '上级',
      members: foreign,
    });
    expect(faultsOf(above)).toEqual([['members.0.organizationId', 'organization_not_found']]);
    const correspondent = await person(['correspondent'], town);
    const read = await correspondent.get(path);
    expect(read.body.items.map(({ code }: { code: string }) => code)).toEqual(['firms', 'towns']);
    expect((await correspondent.put(`${path}/own`, { name: '自定', members: [] })).status).toBe(403);
  });

  it('count years of whole periods by a scheme of the unit or of one above', async () => {
    const scheme = await aScheme();
    const body = {
      organizationId: town,
      name: '2026年度',
      startsOn: '2025-12-01',
      endsOn: '2026-11-30',
      periodUnit: 'quarter',
      lateArrivals: 'drop',
      schemeId: scheme.id,
    };
    const made = await chief.post('/api/v1/assessment-years', body);
    expect(made.status).toBe(201);
    expect(made.body.periods).toEqual([
      { from: '2025-12-01', to: '2026-02-28' },
      { from: '2026-03-01', to: '2026-05-31' },
      { from: '2026-06-01', to: '2026-08-31' },
      { from: '2026-09-01', to: '2026-11-30' },
    ]);
    const overlapping = await chief.post('/api/v1/assessment-years', {
      ...body,
      name: '又一个',
      endsOn: '2026-11-29',
    });
    expect(faultsOf(overlapping)).toEqual([
      ['endsOn', 'no_whole_periods'],
      ['startsOn', 'years_overlap'],
    ]);
    const below = await aScheme({ organizationId: town });
    const upside = await chief.post('/api/v1/assessment-years', {
      ...body,
      organizationId: api.root.id,
      schemeId: below.id,
    });
    expect(faultsOf(upside)).toEqual([['schemeId', 'scoring_scheme_not_found']]);
    const path = `/api/v1/assessment-years/${made.body.id}`;
    await api.dataSource.query('UPDATE assessment_years SET used_at = now() WHERE id = $1', [made.body.id]);
    const late = await chief.patch(path, { lateArrivals: 'count_in_next' }, '*');
    expect([late.status, late.body.code]).toEqual([409, 'assessment_year_used']);
    expect((await chief.patch(path, { name: '改名' }, '*')).status).toBe(200);
  });

  it('take points off only by people above, and give them back once', async () => {
    const townChief = await person(['chief_editor'], town);
    const body = {
      organizationId: town,
      code: 'false_report',
      occurredOn: '2026-01-05',
      reason: '<b>与事实不符</b>',
    };
    expect((await townChief.post('/api/v1/score-penalties', body)).status).toBe(404);
    const editor = await person(['author']);
    expect((await editor.post('/api/v1/score-penalties', body)).status).toBe(403);
    const made = await chief.post('/api/v1/score-penalties', body);
    expect(made).toMatchObject({ status: 201, body: { issuerId: api.root.id, organizationId: town } });
    const wrong = await chief.post('/api/v1/score-penalties', {
      ...body,
      code: 'bad_mood',
      occurredOn: '2099-01-01',
      submissionId: town,
    });
    expect(faultsOf(wrong)).toEqual([
      ['occurredOn', 'date_in_future'],
      ['code', 'penalty_code_unknown'],
      ['submissionId', 'submission_not_found'],
    ]);
    const path = `/api/v1/score-penalties/${made.body.id}`;
    expect((await townChief.get(path)).status).toBe(200);
    expect((await (await person(['chief_editor'], (await api.aUnit()).id)).get(path)).status).toBe(404);
    expect((await townChief.post(`${path}/revoke`, { reason: '不服' })).status).toBe(403);
    expect((await chief.post(`${path}/revoke`, { reason: '申诉成立' })).status).toBe(200);
    expect((await chief.post(`${path}/revoke`, { reason: '再次' })).body.code).toBe('score_penalty_revoked');
    const rewrite = api.dataSource.query(`UPDATE score_penalties SET reason = '改' WHERE id = $1`, [
      made.body.id,
    ]);
    await expect(rewrite).rejects.toThrow(/never rewritten/);
  });

  it('are marked by the desk above, not by the sender', async () => {
    const sender = await person(['correspondent'], town);
    const sent = await sender.post('/api/v1/submissions', {
      organizationId: town,
      category: 'news',
      title: '慰问一线职工',
      bodyHtml: '<p>今天。</p>',
      contributors: [{ name: '张三' }],
      assetIds: [],
    });
    expect(sent).toMatchObject({ status: 201 });
    const path = `/api/v1/submissions/${sent.body.id}/marks`;
    const mark = { code: 'meets_requirements' };
    expect((await sender.post(path, mark)).status).toBe(403);
    expect((await (await person(['editor'], town)).post(path, mark)).status).toBe(403);
    const given = await chief.post(path, mark);
    expect(given).toMatchObject({ status: 201, body: { code: 'meets_requirements', revokedAt: null } });
    expect((await chief.post(path, mark)).body.code).toBe('mark_already_given');
    const revoked = await chief.post(`${path}/${given.body.id}/revoke`, { reason: '重看后不符合' });
    expect(revoked.status).toBe(200);
    expect((await chief.post(path, mark)).status).toBe(201);
    expect((await sender.get(path)).body.items).toHaveLength(2);
  });
});
