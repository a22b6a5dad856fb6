import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

const header = 'id,category,pattern,match,severity,replacement,whitelist,positive,negative';
const accounts = `${header}
t1,typo_pair,帐号,variant,suggest,账号,,登记帐号。,登记账号。
t2,ad_superlative,最低,variant,confirm,,最低工资标准,全市最低价。,最低工资标准上调。`;

describe('lexicons', () => {
  let api: TestApi;
  let unit: string;
  let chief: ApiCaller;
  let editor: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit({ code: 'city' })).id;
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: unit });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: unit });
    chief = await api.as('chief');
    editor = await api.as('editor');
  });
  afterAll(() => api.close());

  let serial = 0;
  const aLexicon = async (): Promise<ApiAnswer> => {
    serial += 1;
    const answer = await chief.post('/api/v1/lexicons', { organizationId: unit, name: `词库${serial}` });
    expect(answer.status).toBe(201);
    return answer;
  };
  const importText = (id: string, text: string | Buffer, type = 'text/csv', query = '') =>
    chief.send('POST', `/api/v1/lexicons/${id}/versions${query}`, text as never, { 'content-type': type });
  const faultsOf = ({ body }: ApiAnswer) =>
    (body.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);

  it('take a whole list as CSV, number it and put it in force when told to', async () => {
    const { body: lexicon } = await aLexicon();
    const answer = await importText(lexicon.id, accounts);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { number: 1, termCount: 2, categoryCounts: { typo_pair: 1, ad_superlative: 1 } },
    ]);
    expect((await chief.get(`/api/v1/lexicons/${lexicon.id}`)).body.activeNumber).toBeNull();
    const active = await chief.patch(`/api/v1/lexicons/${lexicon.id}`, { activeNumber: 1 }, '*');
    expect([active.status, active.body.activeNumber]).toEqual([200, 1]);
    const tried = await editor.post(`/api/v1/lexicons/${lexicon.id}/test`, { text: '帐号和最低工资标准' });
    expect(tried.body.findings).toMatchObject([
      { passage: '帐号', replacement: '账号', range: { start: 0, end: 2 } },
    ]);
    expect(tried.body.muted).toMatchObject([{ passage: '最低', mutedBy: { kind: 'whitelist' } }]);
  });

  it('tell every fault by line and column, and keep nothing', async () => {
    const { body: lexicon } = await aLexicon();
    const text = `${header}\nt 1,typo,帐号,variant,suggest,,,,\nt2,typo_pair,,fuzzy,loud,,,,\nt3,typo_pair,甲,exact,suggest,,,乙,\nt3,typo_pair,甲,exact,suggest,,,,甲`;
    expect(faultsOf(await importText(lexicon.id, text))).toEqual([
      'lines.2.id key_invalid',
      'lines.2.category not_allowed_value',
      'lines.3.pattern required',
      'lines.3.match not_allowed_value',
      'lines.3.severity not_allowed_value',
      'lines.5.id key_twice',
    ]);
    const samples = `${header}\nt3,typo_pair,甲,exact,suggest,,,乙,\nt4,typo_pair,甲,exact,suggest,,,,甲`;
    expect(faultsOf(await importText(lexicon.id, samples))).toEqual([
      'lines.2.positive sample_missed',
      'lines.3.negative sample_hit',
    ]);
    expect((await chief.get(`/api/v1/lexicons/${lexicon.id}/versions`)).body.items).toEqual([]);
  });
});
