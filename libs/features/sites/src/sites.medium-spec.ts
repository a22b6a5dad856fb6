import { startTestApi, untilHeard } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

/** A name of the public internet, as far as anybody can tell. */
const PUBLIC = 'https://news.union.example';

describe('site settings', () => {
  let api: TestApi;
  let admin: ApiCaller;
  let chief: ApiCaller;
  let city: { id: string; code: string };
  let county: { id: string; code: string };

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: PUBLIC } });
    city = await api.aUnit({ name: '江城市总工会', code: 'city' });
    county = await api.aUnit({ name: '长兴县总工会', code: 'county', parentId: city.id });
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: county.id });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: county.id });
    admin = await api.as('admin');
    chief = await api.as('chief');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.dataSource.query('DELETE FROM site_settings');
    await heard();
  });

  const siteOf = ({ id }: { id: string }) => `/api/v1/organizations/${id}/site`;
  const heard = () => untilHeard(api);
  const page = (url: string) => api.app.inject({ method: 'GET', url });

  async function set(unit: { id: string }, settings: object, caller = admin) {
    const { etag } = await caller.get(siteOf(unit));
    const answer = await caller.patch(siteOf(unit), settings, etag);
    await heard();
    return answer;
  }
  const numbers = { icpNumber: '浙ICP备2026000001号-1', psbNumber: '浙公网安备33052202000123号' };

  it('come from above until they are set, one by one, and again when they are taken back', async () => {
    await set(city, { ...numbers, hotline: { name: '职工热线', number: '12351' }, name: '江城工会网' });
    expect((await set(county, { icpNumber: '浙ICP备2026000002号' }, chief)).status).toBe(200);
    const { body } = await chief.get(siteOf(county));
    expect(body.own).toEqual({ icpNumber: '浙ICP备2026000002号' });
    expect(body.effective).toMatchObject({
      name: '长兴县总工会',
      icpNumber: '浙ICP备2026000002号',
      psbNumber: numbers.psbNumber,
      hotline: { name: '职工热线', number: '12351' },
    });
    expect(body.setBy).toMatchObject({ icpNumber: county.id, psbNumber: city.id });
    await set(county, { icpNumber: null }, chief);
    expect((await chief.get(siteOf(county))).body.effective.icpNumber).toBe(numbers.icpNumber);
    const replaced = await chief.put(siteOf(county), { copyright: '版权所有' }, '*');
    expect(replaced.body.own).toEqual({ copyright: '版权所有' });
  });

  it('are changed by those who manage the site alone, on the version that they read, and leave a trace', async () => {
    const editor = await api.as('editor');
    expect((await editor.get(siteOf(county))).status).toBe(200);
    expect((await editor.patch(siteOf(county), { name: '改名' }, '*')).status).toBe(403);
    expect((await chief.get(siteOf(city))).status).toBe(404);
    expect((await chief.patch(siteOf(city), { name: '改名' }, '*')).status).toBe(404);
    expect((await chief.send('PATCH', siteOf(county), { name: '改名' })).status).toBe(428);
    expect((await set(county, { name: '长兴工会' }, chief)).status).toBe(200);
    expect((await chief.patch(siteOf(county), { name: '改名' }, '"0"')).status).toBe(412);
    const [entry] = await api.dataSource.query(
      `SELECT action, details FROM audit_entries WHERE object_id = $1 ORDER BY sequence DESC LIMIT 1`,
      [county.id],
    );
    expect(entry).toMatchObject({
      action: 'site.changed',
      details: { before: {}, after: { name: '长兴工会' } },
    });
  });

  it.each([
    ['grey on grey', { theme: { textColor: '#999999' } }, 'theme.textColor'],
    ['yellow links', { theme: { accentColor: '#ffd800' } }, 'theme.accentColor'],
    [
      'a pale header',
      { template: 'classic_red', theme: { headerColor: '#ff9999' } },
      'theme.headerTextColor',
    ],
    ['a style in a colour', { theme: { accentColor: 'red;}*{display:none' } }, 'theme.accentColor'],
    ['a script for a link', { icpUrl: 'javascript:alert(1)' }, 'icpUrl'],
    ['a link of another scheme', { serviceCards: [card('data:text/html,x')] }, 'serviceCards.0.url'],
    ['a number with markup', { hotline: { name: '热线', number: '1"><b>' } }, 'hotline.number'],
    ['a picture of nobody', { logoAssetId: '00000000-0000-7000-8000-000000000000' }, 'logoAssetId'],
    [
      'a window without an end',
      { grey: { mode: 'window', from: '2026-12-13T00:00:00+08:00' } },
      'grey.until',
    ],
    ['what nobody knows', { colour: 'red' }, 'colour'],
  ])('refuse %s', async (_, settings, path) => {
    const { status, body } = await set(county, settings, chief);
    expect(status).toBe(400);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('stay readable when a unit above changes the other half of a pair', async () => {
    await set(
      county,
      { theme: { accentColor: '#ffd800', backgroundColor: '#101010', textColor: '#ffffff' } },
      chief,
    );
    expect((await set(county, { template: 'calm_blue' }, chief)).status).toBe(200);
    // What was sound with the old ground is not with the new one: the template's own colours are shown.
    await api.dataSource.query(
      `UPDATE site_settings SET settings = settings #- '{theme,backgroundColor}' #- '{theme,textColor}'`,
    );
    await heard();
    const { body } = await chief.get(siteOf(county));
    expect(body.effective.theme).toEqual({ accentColor: '#ffd800' });
    await set(city, numbers);
    const html = (await page('/o/county')).payload;
    const [, address] = /href="(\/public\/theme-county-[0-9a-f]{12}\.css)"/.exec(html)!;
    const style = await page(address!);
    expect([style.headers['content-type'], style.headers['cache-control']]).toEqual([
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect(style.payload).toContain('--accent:#1c5aa8');
  });

  it('keep a public installation closed while filing numbers are missing, and tell staff which', async () => {
    const closed = await page('/o/county');
    expect(closed.statusCode).toBe(503);
    expect(closed.payload).toContain('暂未开放');
    expect(closed.headers['retry-after']).toBe('3600');
    expect((await chief.get(siteOf(county))).body.launch).toEqual({
      isOpen: false,
      isPublic: true,
      missing: ['icpNumber', 'psbNumber'],
      waiver: null,
    });
    await set(city, { icpNumber: numbers.icpNumber });
    expect((await page('/o/county')).statusCode).toBe(503);
    await set(city, numbers);
    const open = await page('/o/county');
    expect(open.statusCode).toBe(200);
    expect(open.payload).toContain(
      `<a href="https://beian.miit.gov.cn/" rel="noopener">${numbers.icpNumber}</a>`,
    );
    expect(open.payload).toContain('https://beian.mps.gov.cn/#/query/webSearch?code=33052202000123');
    expect((await page('/')).statusCode).toBe(503);
  });

  it('open without numbers where an administrator records why, and close again', async () => {
    const waiver = `${siteOf(county)}/launch-waiver`;
    expect((await chief.put(waiver, { reason: '仅内网访问' }, '*')).status).toBe(403);
    expect((await admin.put(waiver, { reason: '仅内网访问' }, '*')).body.launch).toMatchObject({
      isOpen: true,
      waiver: '仅内网访问',
    });
    await heard();
    expect((await page('/o/county')).statusCode).toBe(200);
    expect((await admin.delete(waiver, '*')).status).toBe(200);
    await heard();
    expect((await page('/o/county')).statusCode).toBe(503);
    const actions = await api.dataSource.query(
      `SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY sequence DESC LIMIT 2`,
      [county.id],
    );
    expect(actions).toEqual([{ action: 'site.launch_waiver_ended' }, { action: 'site.launch_waived' }]);
  });

  it('lead to the unit’s own site where it has one', async () => {
    await set(city, numbers);
    await api.dataSource.query('UPDATE organizations SET item_url_pattern = $2 WHERE id = $1', [
      county.id,
      'https://gh.changxing.example/news/{slug}',
    ]);
    await heard();
    const answer = await page('/o/county');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, 'https://gh.changxing.example/']);
    await api.dataSource.query('UPDATE organizations SET item_url_pattern = NULL WHERE id = $1', [county.id]);
  });
});

function card(url: string) {
  return { title: '法律援助', text: '', url, icon: 'law' };
}
