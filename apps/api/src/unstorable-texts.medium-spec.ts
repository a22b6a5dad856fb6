import { randomUUID } from 'node:crypto';
import type { Role } from '@haojiao/features/organizations';
import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { passingBodies } from './testing/passing-bodies';

const everyRole: Role[] = ['administrator', 'chief_editor', 'editor', 'author', 'correspondent', 'auditor'];
const broken = 'a\u0000b';

describe('texts that no table can hold', () => {
  let api: TestApi;
  let caller: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    await api.aUser({ username: 'everybody', roles: everyRole, organizationId: api.root.id });
    caller = await api.as('everybody');
  });

  afterAll(() => api.close());

  it('are a fault of the request at every route that takes words, never of the house', async () => {
    const asked: string[] = [];
    const failed: string[] = [];
    for (const [route, body] of Object.entries(passingBodies)) {
      const words = Object.keys(body).filter((name) => typeof (body as never)[name] === 'string');
      const [method, path] = route.split(' ') as ['POST', string];
      for (const name of words) {
        const url = `/api/v1${path.replace('/organizations/:id', `/organizations/${api.root.id}`).replace(/:[A-Za-z]+/g, randomUUID())}`;
        const answer = await caller.send(method, url, { ...body, [name]: broken }, { 'if-match': '*' });
        asked.push(route);
        if (answer.status < 400 || answer.status >= 500) failed.push(`${route} ${name}: ${answer.status}`);
      }
    }
    expect(asked.length).toBeGreaterThan(50);
    expect(failed).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'site',
      { serviceCards: [{ title: '热线', text: broken, url: 'https://a.example/' }] },
      'serviceCards.0.text',
    ],
    ['site/launch-waiver', { reason: broken }, 'reason'],
    ['site', { name: '半\ud83d字' }, 'name'],
  ])('are refused by their place at %s', async (path, body, place) => {
    const answer = await caller.send('PUT', `/api/v1/organizations/${api.root.id}/${path}`, body, {
      'if-match': '*',
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'nul_character']);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([place]);
  });
});
