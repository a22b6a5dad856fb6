import { startTestApi } from './api-harness';
import type { TestApi } from './api-harness';

describe('the api of a test', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.close());

  it('knows the administrator of the root', async () => {
    const me = await (await api.as('admin')).get('/api/v1/me');
    expect(me.body.username).toBe('admin');
  });

  it('gives people the roles a test asks for, in the unit it names', async () => {
    const unit = await api.aUnit();
    await api.aUser({ username: 'mill-editor', roles: ['editor'], organizationId: unit.id });
    const me = await (await api.as('mill-editor')).get('/api/v1/me');
    expect(me.body.memberships).toEqual([
      expect.objectContaining({ organizationId: unit.id, roles: ['editor'], inherit: true }),
    ]);
  });

  it('asks without signing in as anybody on the internet could', async () => {
    expect((await api.anonymous.get('/api/v1/me')).status).toBe(401);
  });
});
