import { aDraft, startTestApi } from '@haojiao/testing';
import { lexiconCategories } from './domain/lexicon-term';
import { sampleFiles, sampleRows } from './services/sample-lexicons';

describe('the lists that come with the product', () => {
  it('have sample sentences for and against each row, and hold them', async () => {
    const rows = (await Promise.all((await sampleFiles()).map(sampleRows))).flat();
    expect(rows.length).toBeGreaterThan(30);
    const untested = rows.filter(({ positive, negative }) => positive.length === 0 || negative.length === 0);
    expect(untested.map(({ id }) => id)).toEqual([]);
  });

  it('have a row of every category', async () => {
    const rows = (await Promise.all((await sampleFiles()).map(sampleRows))).flat();
    const missing = lexiconCategories.filter((category) => !rows.some((row) => row.category === category));
    expect(missing).toEqual([]);
  });

  it('are installed for the root once, in force at once, and not again when somebody retired one', async () => {
    const api = await startTestApi();
    try {
      const { SampleLexicons } = await import('./services/sample-lexicons');
      const samples = api.app.get(SampleLexicons, { strict: false });
      const install = () => api.dataSource.transaction((manager) => samples.install(api.root.id, manager));
      expect(await install()).toBe((await sampleFiles()).length);
      expect(await install()).toBe(0);
      const admin = await api.as('admin');
      const { body } = await admin.get('/api/v1/lexicons');
      expect(body.items).toMatchObject([
        { isSample: true, activeNumber: 1 },
        { isSample: true, activeNumber: 1 },
      ]);
      const unit = (await api.aUnit()).id;
      await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
      const author = await api.as('author');
      const item = await aDraft(author, unit, {
        article: { html: '<p>截止目前，已登陆网站核对帐号；最低工资标准上调。</p>' },
      });
      const proof = await author.get(`/api/v1/contents/${item.body.id}/proofing`);
      const found = proof.body.findings.map(
        ({ passage, replacement }: { passage: string; replacement: string }) => `${passage}→${replacement}`,
      );
      expect(found).toEqual(['截止→截至', '登陆→登录', '帐号→账号']);
      await admin.delete(`/api/v1/lexicons/${body.items[0].id}`, '*');
      expect(await install()).toBe(0);
    } finally {
      await api.close();
    }
  });
});
