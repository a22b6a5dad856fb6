import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { submissionStates, targetLevels } from '@haojiao/features/submissions';
import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';

const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';

describe('pages of correspondents', () => {
  let api: TestApi;
  let unitId: string;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: 'https://news.example.test' } });
    unitId = (await api.aUnit({ name: `示例县${evil}`, code: 'county' })).id;
    await api.aUser({ username: 'editor', displayName: evil, roles: ['editor'], organizationId: unitId });
  });
  afterAll(() => api.close());

  async function open(url: string, headers: Record<string, string> = {}) {
    const { statusCode, payload, headers: told } = await api.app.inject({ url, headers });
    return { status: statusCode, text: payload, headers: told };
  }

  async function invitation(): Promise<{ id: string; path: string }> {
    const editor = await api.as('editor');
    const { body } = await editor.post(`/api/v1/organizations/${unitId}/invitations`, {
      role: 'correspondent',
      displayName: evil,
    });
    return { id: body.id, path: new URL(body.url).pathname };
  }

  it('are the same for everybody, run our files alone and are kept by nobody', async () => {
    for (const name of ['login', 'reports', 'report', 'write', 'results', 'bulletin', 'payee']) {
      const { status, text, headers } = await open(`/desk/${name}`);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(String(headers['content-security-policy']).split(';')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: https://news.example.test",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]);
      expect(text).not.toMatch(/<script>|<style|\sstyle=|\son[a-z]+=|javascript:/);
      expect(text).toBe((await open(`/desk/${name}?next=${encodeURIComponent(evil)}`)).text);
    }
    expect((await open('/desk')).headers.location).toBe('/desk/reports');
  });

  it('name files that are there, and that no other version has', async () => {
    const { text } = await open('/desk/write');
    const addresses = [...text.matchAll(/(?:href|src)="(\/desk\/files\/[^"]+)"/g)].map((match) => match[1]!);
    expect(addresses.map((address) => address.split('/').at(-1)).sort()).toEqual([
      'desk.css',
      'icon.svg',
      'write-page.js',
    ]);
    for (const address of addresses) {
      const { status, headers } = await open(address);
      expect([status, headers['x-content-type-options']]).toEqual([200, 'nosniff']);
      expect(headers['cache-control']).toContain('immutable');
      expect((await open(address.replace(/files\/\w+/, 'files/0000000000000000'))).status).toBe(404);
    }
  });

  it('have every file that their scripts ask for, all kept for when there is no net', async () => {
    const worker = await open('/desk/offline-worker.js');
    expect(worker.headers['content-security-policy']).toBe("default-src 'none';connect-src 'self'");
    const { addresses } = JSON.parse(/^const KEPT = (.*);\n/.exec(worker.text)![1]!) as {
      addresses: string[];
    };
    expect(addresses).toEqual(
      expect.arrayContaining(['/desk/write', '/desk/reports', '/desk/report', '/desk/login', '/desk/payee']),
    );
    const missing: string[] = [];
    for (const address of addresses) {
      const { status, text } = await open(address);
      if (status !== 200) missing.push(address);
      for (const [, name] of text.matchAll(/from '\.\/([\w-]+\.js)'/g))
        if (!addresses.some((each) => each.endsWith(`/${name}`))) missing.push(`${address} → ${name}`);
    }
    expect(missing).toEqual([]);
  });

  it('tell categories and states in the same words, wherever they stand', async () => {
    const { text } = await open('/desk/write');
    const [, version] = /files\/(\w+)\//.exec(text)!;
    const { text: module } = await open(`/desk/files/${version}/words.js`);
    const words = Object.fromEntries(
      [...module.matchAll(/^export const (\w+) = (.*);$/gm)].map(([, name, table]) => [
        name,
        JSON.parse(table!) as Record<string, string>,
      ]),
    );
    const chips = [...text.matchAll(/name="category" value="(\w+)"><span>([^<]+)</g)];
    expect(Object.fromEntries(chips.map(([, value, word]) => [value, word]))).toEqual(words.categoryWords);
    expect(Object.keys(words.stateWords).sort()).toEqual([...submissionStates].sort());
    for (const level of targetLevels)
      expect(text).toContain(`<option value="${level}">${words.levelWords![level]}</option>`);
    expect(text).not.toContain('<option value="unit">');
    const declared = readFileSync(join(__dirname, '../browser/words.d.ts'), 'utf8');
    const names = [...declared.matchAll(/export const (\w+)/g)].map(([, name]) => name!);
    expect(Object.keys(words)).toEqual(expect.arrayContaining(names));
  });

  it('serve nothing beside the pages and their files', async () => {
    const { text } = await open('/desk/login');
    const [, version] = /files\/(\w+)\//.exec(text)!;
    const odd = [
      '/desk/constructor',
      '/desk/__proto__',
      '/desk/join-page.js',
      `/desk/files/${version}/tsconfig.json`,
      `/desk/files/${version}/types.d.ts`,
      `/desk/files/${version}/..%2f..%2fpackage.json`,
    ];
    for (const path of odd) {
      const answer = await open(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.text).not.toContain('compilerOptions');
    }
  });

  it('S24 S19 the page of an invitation shows text as text, and says when the link is over', async () => {
    const { id, path } = await invitation();
    const live = await open(path);
    expect(live.status).toBe(200);
    expect(live.headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(live.text).not.toContain('<script>alert');
    expect(live.text).not.toContain('<img src=x');
    expect(live.text).toContain('value="&quot;&gt;&lt;script&gt;');

    const editor = await api.as('editor');
    await editor.post(`/api/v1/invitations/${id}/revoke`);
    const revoked = await open(path);
    expect([revoked.status, revoked.text]).toEqual([409, expect.stringContaining('已被撤回')]);

    const used = await invitation();
    const token = used.path.split('/').at(-1);
    const joined = await api.anonymous.post('/api/v1/invitations/join', {
      ...{ token, displayName: '王通讯', username: 'wang', password: 'Wojia-2026-yuan' },
    });
    expect(joined.status).toBe(201);
    const again = await open(used.path);
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('已经用过')]);
    const guessed = await open(`/desk/join/${'x'.repeat(43)}`);
    expect([guessed.status, guessed.text]).toEqual([404, expect.stringContaining('邀请链接不对')]);
  });
});
