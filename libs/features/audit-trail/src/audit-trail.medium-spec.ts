import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

interface Entry {
  sequence: number;
  action: string;
  organizationId: string | null;
}

describe('the audit trail over HTTP', () => {
  let api: TestApi;
  let auditor: ApiCaller;
  let city: string;
  let district: string;
  let neighbour: string;

  beforeAll(async () => {
    api = await startTestApi();
    auditor = await api.as('admin');
    city = (await api.aUnit({ code: 'city' })).id;
    district = (await api.aUnit({ code: 'district', parentId: city })).id;
    neighbour = (await api.aUnit({ code: 'neighbour' })).id;
    await api.aUser({ username: 'city-auditor', roles: ['auditor'], organizationId: city });
    await api.aUser({ username: 'city-editor', roles: ['editor'], organizationId: city });
  });

  afterAll(() => api.close());

  const entriesOf = async (caller: ApiCaller, query = ''): Promise<Entry[]> => {
    const answer = await caller.get(`/api/v1/audit-entries?limit=100${query}`);
    expect(answer.status).toBe(200);
    return answer.body.items;
  };

  it('tells who made which unit, newest first', async () => {
    const entries = await entriesOf(auditor, '&action=organization.created');
    expect(entries.map((entry) => entry.organizationId)).toEqual([neighbour, district, city]);
    const [newest] = (await auditor.get(`/api/v1/audit-entries?objectId=${neighbour}`)).body.items;
    expect(newest).toMatchObject({
      actor: { name: '系统管理员' },
      action: 'organization.created',
      objectType: 'organization',
      details: { code: 'neighbour' },
    });
  });

  it('pages without repeating or leaving out an entry', async () => {
    const all = (await entriesOf(auditor)).map((entry) => entry.sequence);
    const paged: number[] = [];
    let cursor = '';
    do {
      const page = await auditor.get(`/api/v1/audit-entries?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.body.items.map((entry: Entry) => entry.sequence));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  it('refuses a cursor that was made up', async () => {
    const cursor = Buffer.from(JSON.stringify(['1; DROP TABLE users'])).toString('base64url');
    expect((await auditor.get(`/api/v1/audit-entries?cursor=${cursor}`)).status).toBe(400);
  });

  it('shows the auditor of a unit its branch and nothing of its neighbours or of the system', async () => {
    const seen = new Set(
      (await entriesOf(await api.as('city-auditor'))).map((entry) => entry.organizationId),
    );
    expect(seen).toEqual(new Set([city, district]));
  });

  it('is closed to everybody who is no auditor', async () => {
    const editor = await api.as('city-editor');
    expect((await editor.get('/api/v1/audit-entries')).status).toBe(403);
    expect((await editor.post('/api/v1/audit-entries/verify')).status).toBe(403);
  });

  it('finds the untouched chain whole', async () => {
    const answer = await auditor.post('/api/v1/audit-entries/verify');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      entries: expect.any(Number),
      lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      fault: null,
    });
    expect(answer.body.entries).toBeGreaterThanOrEqual(3);
  });

  it.each([
    "UPDATE audit_entries SET details = '{}'",
    'DELETE FROM audit_entries WHERE sequence = 2',
    'TRUNCATE audit_entries',
  ])('refuses %s in the database itself', async (statement) => {
    await expect(api.dataSource.query(statement)).rejects.toThrow('audit_entries is append-only');
  });

  describe('after somebody switched the database’s own guard off', () => {
    const unguarded = async (statement: string): Promise<void> => {
      await api.dataSource.query('ALTER TABLE audit_entries DISABLE TRIGGER USER');
      await api.dataSource.query(statement);
      await api.dataSource.query('ALTER TABLE audit_entries ENABLE TRIGGER USER');
    };
    const verdict = async () => (await auditor.post('/api/v1/audit-entries/verify')).body.fault;

    it('names the entry whose words were altered', async () => {
      await unguarded("UPDATE audit_entries SET actor_name = 'somebody ' || actor_name WHERE sequence = 2");
      expect(await verdict()).toEqual({ sequence: 2, fault: 'altered' });
      await unguarded('UPDATE audit_entries SET actor_name = substr(actor_name, 10) WHERE sequence = 2');
      expect(await verdict()).toBeNull();
    });

    it('names the entry after one that was taken away', async () => {
      await unguarded('DELETE FROM audit_entries WHERE sequence = 2');
      expect(await verdict()).toEqual({ sequence: 3, fault: 'gap' });
    });
  });
});
