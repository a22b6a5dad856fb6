import { newId } from '@haojiao/kernel';
import { AuditEntryEntity, AuditService, chainHash } from '@haojiao/features/audit';
import type { AuditFacts } from '@haojiao/features/audit';
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

  it.each([
    ['UPDATE audit_head SET sequence = sequence - 1', 'audit_head only moves on'],
    ['UPDATE audit_head SET seal_key = NULL, seal = NULL', 'audit_head only moves on'],
    ['DELETE FROM audit_head', 'audit_head is append-only'],
    ['TRUNCATE audit_head', 'audit_head is append-only'],
  ])('refuses %s in the database itself', async (statement, reason) => {
    await expect(api.dataSource.query(statement)).rejects.toThrow(reason);
  });

  describe('after somebody switched the database’s own guards off', () => {
    const tables = ['audit_entries', 'audit_head'];
    const verdict = async () => (await auditor.post('/api/v1/audit-entries/verify')).body.fault;

    /** Does something that the guards refuse, tells what verification finds, and puts everything back. */
    const foundAfter = async (
      tamper: (run: (sql: string, parameters?: unknown[]) => Promise<unknown>) => Promise<unknown>,
      then?: () => Promise<void>,
    ): Promise<unknown> => {
      const guards = async (word: 'DISABLE' | 'ENABLE') => {
        for (const table of tables) await api.dataSource.query(`ALTER TABLE ${table} ${word} TRIGGER USER`);
      };
      for (const table of tables) await api.dataSource.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
      await guards('DISABLE');
      try {
        await tamper((sql, parameters) => api.dataSource.query(sql, parameters));
        await then?.();
        return await verdict();
      } finally {
        for (const table of tables) {
          await api.dataSource.query(`DELETE FROM ${table}`);
          await api.dataSource.query(`INSERT INTO ${table} TABLE kept_${table}`);
          await api.dataSource.query(`DROP TABLE kept_${table}`);
        }
        await guards('ENABLE');
        expect(await verdict()).toBeNull();
      }
    };

    const lastSequence = async (): Promise<number> =>
      (await entriesOf(auditor)).reduce((last, { sequence }) => Math.max(last, sequence), 0);

    /** Rewrites the entries from one on, each with a hash that fits: all that somebody can do who knows the source. */
    const rehash = async (from: number, change: (facts: AuditFacts) => AuditFacts): Promise<void> => {
      const entries = await api.dataSource.manager.find(AuditEntryEntity, { order: { sequence: 'ASC' } });
      let { hash } = entries[from - 2]!;
      for (const { previousHash: _, hash: old, occurredAt, ...rest } of entries.slice(from - 1)) {
        const facts = change({ ...rest, occurredAt: occurredAt.toISOString() });
        const next = chainHash(facts, hash);
        await api.dataSource.query(
          'UPDATE audit_entries SET actor_name = $1, previous_hash = $2, hash = $3 WHERE hash = $4',
          [facts.actorName, hash, next, old],
        );
        hash = next;
      }
    };

    const anotherEntry = async (sequence: number): Promise<void> => {
      const [last] = await api.dataSource.manager.find(AuditEntryEntity, {
        order: { sequence: 'DESC' },
        take: 1,
      });
      const { hash, previousHash: _, occurredAt, ...rest } = last!;
      const facts = { ...rest, sequence, id: newId(), occurredAt: occurredAt.toISOString() };
      await api.dataSource.query(
        `INSERT INTO audit_entries SELECT $1, $2, occurred_at, actor_id, actor_name, organization_id, action,
           object_type, object_id, address, request_id, details, hash, $3 FROM audit_entries WHERE hash = $4`,
        [sequence, facts.id, chainHash(facts, hash), hash],
      );
    };

    it('names the entry whose words were altered', async () => {
      expect(
        await foundAfter((run) => run("UPDATE audit_entries SET actor_name = 'x' WHERE sequence = 2")),
      ).toEqual({ sequence: 2, fault: 'altered' });
    });

    it('names the entry after one that was taken away', async () => {
      expect(await foundAfter((run) => run('DELETE FROM audit_entries WHERE sequence = 2'))).toEqual({
        sequence: 3,
        fault: 'gap',
      });
    });

    it('names the first of the last entries that were cut off', async () => {
      const last = await lastSequence();
      expect(
        await foundAfter((run) => run('DELETE FROM audit_entries WHERE sequence >= $1', [last - 1])),
      ).toEqual({ sequence: last - 1, fault: 'cut' });
    });

    it('still misses them after the trail went on', async () => {
      const last = await lastSequence();
      const fault = await foundAfter(
        (run) => run('DELETE FROM audit_entries WHERE sequence = $1', [last]),
        async () => void (await api.aUnit({ code: 'after-the-cut' })),
      );
      expect(fault).toEqual({ sequence: last + 1, fault: 'gap' });
    });

    it('names what was put in at the end, however well it fits', async () => {
      const last = await lastSequence();
      expect(await foundAfter(() => anotherEntry(last + 1))).toEqual({
        sequence: last + 1,
        fault: 'appended',
      });
    });

    it('names the entry after one that was put in between, where the following were moved on to make room', async () => {
      const fault = await foundAfter(async (run) => {
        await run('UPDATE audit_entries SET sequence = -sequence WHERE sequence > 2');
        await anotherEntry(3);
        await run('UPDATE audit_entries SET sequence = 1 - sequence WHERE sequence < 0');
      });
      expect(fault).toEqual({ sequence: 4, fault: 'unchained' });
    });

    it('finds a trail that was rewritten from some entry on with hashes that fit', async () => {
      const last = await lastSequence();
      const fault = await foundAfter(() => rehash(2, (facts) => ({ ...facts, actorName: 'nobody' })));
      expect(fault).toEqual({ sequence: last, fault: 'unchained' });
    });

    it.each([
      ['of another entry', 'seal'],
      ['of nobody', 'NULL'],
    ])('finds an end that was set back under the seal %s, also after the trail went on', async (_, seal) => {
      const last = await lastSequence();
      const setBack = async (run: (sql: string, parameters?: unknown[]) => Promise<unknown>) => {
        await run('DELETE FROM audit_entries WHERE sequence >= $1', [last]);
        await run(
          `UPDATE audit_head SET seal = ${seal}, seal_key = CASE WHEN ${seal} IS NOT NULL THEN seal_key END,
             (sequence, hash) = (SELECT sequence, hash FROM audit_entries ORDER BY sequence DESC LIMIT 1)`,
        );
      };
      expect(await foundAfter(setBack)).toEqual({ sequence: last - 1, fault: 'unsealed' });
      const wentOn = async () => void (await api.aUnit({ code: `after-${seal.toLowerCase()}` }));
      expect(await foundAfter(setBack, wentOn)).toEqual({ sequence: last + 1, fault: 'gap' });
    });

    it('seals the end of a trail that is older than the seals, and never replaces a seal', async () => {
      const last = await lastSequence();
      const upgrade = () =>
        api.dataSource.transaction((manager) =>
          api.app.get(AuditService, { strict: false }).sealFirst(manager),
        );
      const unsealed = { sequence: last, fault: 'unsealed' };
      const setSeal = (key: string, seal: string) => (run: (sql: string) => Promise<unknown>) =>
        run(`UPDATE audit_head SET seal_key = ${key}, seal = ${seal}`);
      expect(await foundAfter(setSeal('NULL', 'NULL'))).toEqual(unsealed);
      expect(await foundAfter(setSeal('NULL', 'NULL'), upgrade)).toBeNull();
      expect(await foundAfter(setSeal('seal_key', "repeat('0', 64)"), upgrade)).toEqual(unsealed);
      expect(await foundAfter(setSeal("'gone'", 'seal'), upgrade)).toEqual(unsealed);
    });
  });
});
