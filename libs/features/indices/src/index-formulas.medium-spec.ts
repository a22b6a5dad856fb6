import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

/** Weights of an 80/5/5/10 mix, as one organisation uses them. */
const document = {
  inputs: ['wci', 'bci', 'dci', 'wvci'].map((name) => ({
    ...{ name, kind: 'index', indexCode: name, whenMissing: 0 },
  })),
  constants: [{ name: 'main', value: 0.8 }],
  steps: [{ name: 'rest', expression: '0.05 × bci + 0.05 × dci + 0.10 × wvci' }],
  expression: 'main × wci + rest',
};

describe('formulas of units', () => {
  let api: TestApi;
  let manager: ApiCaller;
  let below: ApiCaller;
  let stranger: ApiCaller;
  let city: { id: string };
  let county: { id: string };
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi();
    city = await api.aUnit({ code: 'city' });
    county = await api.aUnit({ code: 'county', parentId: city.id });
    const elsewhere = await api.aUnit({ code: 'elsewhere' });
    await api.aUser({ username: 'manager', roles: ['administrator', 'editor'], organizationId: city.id });
    await api.aUser({ username: 'below', roles: ['chief_editor'], organizationId: county.id });
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: elsewhere.id });
    manager = await api.as('manager');
    below = await api.as('below');
    stranger = await api.as('stranger');
  });
  afterAll(() => api.close());

  const create = (wish: object = {}, caller = manager) => {
    serial += 1;
    return caller.post('/api/v1/index-formulas', {
      ...{ organizationId: city.id, code: `mix-${serial}`, indexCode: 'mcci', name: '本市综合指数' },
      ...{ subject: 'unit', document, ...wish },
    });
  };
  const faultsOf = (answer: { body: { errors: { path: string; code: string }[] } }) =>
    answer.body.errors.map(({ path, code }) => `${path} ${code}`);

  it('ship with the product, as expressions that can be read and copied', async () => {
    const { body } = await below.get('/api/v1/index-formula-templates', { 'accept-language': 'en' });
    const dci = body.items.find(({ id }: { id: string }) => id === 'dci/1');
    expect(dci.document.constants).toEqual([
      { name: 'a', value: 0.89 },
      { name: 'b', value: 0.11 },
    ]);
    expect(dci.name).toBe('Douyin index DCI V1');
    const { id, document: copied } = dci;
    const given = { X1: 12, X2: 9_800, X3: 620, X4: 1_450, X5: 310, X6: 2_400 };
    const values = Object.entries(given).map(([name, value]) => ({ name, value }));
    const half = {
      ...copied,
      constants: [
        { name: 'a', value: 0.5 },
        { name: 'b', value: 0.5 },
      ],
    };
    for (const [wanted, expected] of [
      [copied, 663.25],
      [half, 674.41],
    ]) {
      const trial = await manager.post('/api/v1/index-formula-trials', { document: wanted, values });
      expect([id, trial.status, trial.body.value]).toEqual(['dci/1', 200, expected]);
    }
  });

  it('are issued with a version, followed by others, and never changed', async () => {
    const { status, body, etag } = await create({ code: 'city-mix', validTo: '2026-08-31' });
    expect(status).toBe(201);
    expect(body.versions.map(({ formulaId }: { formulaId: string }) => formulaId)).toEqual([
      'city.city-mix/1',
    ]);
    const next = { ...document, constants: [{ name: 'main', value: 0.7 }] };
    const address = `/api/v1/index-formulas/${body.id}`;
    const added = await manager.post(`${address}/versions`, { validFrom: '2026-09-01', document: next });
    expect(added.status).toBe(201);
    expect(added.body.versions.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect(added.etag).not.toBe(etag);
    expect((await manager.patch(address, { name: '改名' }, etag)).status).toBe(412);
    const renamed = await manager.patch(address, { name: '改名', note: '2026 年起' }, added.etag);
    expect([renamed.status, renamed.body.name, renamed.body.note]).toEqual([200, '改名', '2026 年起']);
    await expect(
      api.dataSource.query(
        `UPDATE index_formula_versions SET document = '{}' WHERE formula_id = '${body.id}'`,
      ),
    ).rejects.toThrow('append-only');

    const compute = (formulaId: string, from: string) =>
      below.post('/api/v1/index-values', {
        ...{ formulaId, organizationId: county.id, period: { kind: 'month', from } },
      });
    expect((await compute('city.city-mix/1', '2026-08-01')).body).toMatchObject({ value: 0 });
    expect(faultsOf(await compute('city.city-mix/1', '2026-09-01'))).toEqual([
      'formulaId formula_not_valid_then',
    ]);
    expect((await compute('city.city-mix/2', '2026-09-01')).status).toBe(201);
    expect((await compute('city.city-mix/3', '2026-09-01')).body.code).toBe('index_formula_not_found');
  });

  it('hold for their unit and those below it, and are unknown elsewhere', async () => {
    const { body } = await create({ code: 'seen' });
    const address = `/api/v1/index-formulas/${body.id}`;
    expect((await below.get(address)).status).toBe(200);
    const list = await below.get('/api/v1/index-formulas?indexCode=mcci');
    expect(list.body.items.map(({ id }: { id: string }) => id)).toContain(body.id);
    expect((await below.patch(address, { name: '改名' }, '*')).status).toBe(403);
    expect((await below.post(`${address}/versions`, { document })).status).toBe(403);
    expect((await stranger.get(address)).status).toBe(404);
    expect((await stranger.patch(address, { name: '改名' }, '*')).status).toBe(404);
    expect((await stranger.get('/api/v1/index-formulas')).body.items).toEqual([]);
    const period = { kind: 'month', from: '2026-09-01' };
    const own = await create({ organizationId: county.id, code: 'county' }, below);
    expect(own.status).toBe(201);
    const above = await manager.post('/api/v1/index-values', {
      ...{ formulaId: 'county.county/1', organizationId: city.id, period },
    });
    expect(faultsOf(above)).toEqual(['formulaId formula_of_another_branch']);
    const foreign = await stranger.post('/api/v1/index-values', {
      ...{ formulaId: 'city.seen/1', organizationId: stranger && city.id, period },
    });
    expect(foreign.status).toBe(404);
  });

  it('are refused with the place of every fault', async () => {
    const wrong = await create({
      document: {
        inputs: [
          { name: 'R', kind: 'count' },
          { name: 'ln', kind: 'count' },
          { name: 'R', kind: 'index', measure: 'read_count' },
          { name: 'unused', kind: 'count', partOf: 'nobody' },
        ],
        steps: [{ name: 'O', expression: '0.85 × ln(R ÷ d + 1' }],
        expression: 'O × process(1)',
      },
    });
    expect(faultsOf(wrong)).toEqual([
      'document.inputs.1.name name_is_function',
      'document.inputs.2.name name_taken',
      'document.inputs.2.indexCode index_code_misplaced',
      'document.inputs.2.measure measure_misplaced',
      'document.inputs.3.partOf part_of_unknown',
      'document.steps.0.expression bracket_missing',
      'document.expression function_unknown',
    ]);
    expect(wrong.body.errors[5].message).toContain('第 20 个字符');
    const unused = { ...document, inputs: [...document.inputs, { name: 'extra', kind: 'count' }] };
    expect(faultsOf(await create({ document: unused }))).toEqual(['document.inputs.4.name name_unused']);
    const early = { ...document, steps: [{ name: 'a', expression: 'rest' }, ...document.steps] };
    expect(faultsOf(await create({ document: early }))).toEqual(['document.steps.0.expression name_unknown']);
    await create({ code: 'twice' });
    expect(faultsOf(await create({ code: 'twice' }))).toEqual(['code code_taken']);
    expect(faultsOf(await create({ platform: 'wechat' }))).toEqual(['platform platform_of_unit']);
    expect(faultsOf(await create({ validFrom: '2026-02-01', validTo: '2026-01-01' }))).toEqual([
      'validTo ends_before_it_begins',
    ]);
  });

  it('compute what an administrator wrote into the slot of an index that nobody published', async () => {
    const slot = {
      inputs: [
        { name: 'plays', label: '播放量', kind: 'count', measure: 'play_count' },
        { name: 'best', kind: 'count', over: 'best', partOf: 'plays' },
        { name: 'days', kind: 'days' },
      ],
      constants: [],
      steps: [{ name: 'daily', expression: 'ln(plays ÷ days + 1)' }],
      expression: 'max(0, min(1000, 100 × daily + sqrt(best)))',
      decimals: 1,
    };
    const wvci = { code: 'wvci', indexCode: 'wvci', subject: 'account', document: slot };
    expect((await create(wvci)).status).toBe(201);
    const site = await manager.get(`/api/v1/channel-accounts?organizationId=${county.id}&platform=site`);
    const answer = await below.post('/api/v1/index-values', {
      ...{ formulaId: 'city.wvci/1', channelAccountId: site.body.items[0].id },
      period: { kind: 'days', from: '2026-09-01', to: '2026-09-10' },
      inputs: [
        { name: 'plays', value: 9_990 },
        { name: 'best', value: 900 },
      ],
    });
    // 100 × ln(1000) + 30
    expect([answer.status, answer.body.value]).toEqual([201, 720.8]);
    expect(answer.body.period.days).toBe(10);
  });
});
