import { aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { DAY_MS, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { RemindOfAppeals } from './jobs/remind-of-appeals.sweep';

const url = '/api/v1/bulletins';

describe('a usage bulletin', () => {
  let api: TestApi;
  let now = new Date('2026-11-02T09:00:00+08:00');
  let city: string;
  let yearId: string;
  const units: Record<string, string> = {};
  const people: Record<string, ApiCaller> = {};

  beforeAll(async () => {
    api = await startTestApi();
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => now;
    city = (await api.aUnit({ code: 'city', name: '江城市总工会' })).id;
    for (const [code, name] of [
      ['office', '办公室'],
      ['legal', '法律部'],
      ['school', '职工学校'],
    ] as const) {
      units[code] = (await api.aUnit({ code, name, parentId: city })).id;
    }
    units.sister = (await api.aUnit({ code: 'sister' })).id;
    for (const [username, role, unit] of [
      ['editor', 'editor', city],
      ['colleague', 'editor', city],
      ['chief', 'chief_editor', city],
      ['office', 'correspondent', units.office!],
      ['office-editor', 'editor', units.office!],
      ['legal', 'correspondent', units.legal!],
      ['school', 'correspondent', units.school!],
      ['sister', 'chief_editor', units.sister],
    ] as const) {
      await api.aUser({ username, roles: [role], organizationId: unit });
      people[username] = await api.as(username);
    }
    const scheme = await people.chief!.post('/api/v1/scoring-schemes', {
      ...{ organizationId: city, name: '市总方案', validFrom: '2026-01-01' },
      document: { uses: [{ points: 15 }], submissions: [{ points: 1 }] },
    });
    const year = await people.chief!.post('/api/v1/assessment-years', {
      ...{ organizationId: city, name: '2026年', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      ...{ periodUnit: 'month', lateArrivals: 'count_in_next', schemeId: scheme.body.id },
    });
    yearId = year.body.id;
    await aClass('departments', '机关部门', ['office', 'legal']);
    await aClass('houses', '直属单位', ['school']);
  });
  afterAll(() => api.close());

  async function aClass(code: string, name: string, members: string[]): Promise<void> {
    const { status } = await people.chief!.put(`/api/v1/organizations/${city}/unit-classes/${code}`, {
      name,
      members: members.map((member) => ({ organizationId: units[member], from: '2026-01-01' })),
    });
    expect(status).toBe(201);
  }

  const draft = (period: string, wish: object = {}): Promise<ApiAnswer> =>
    people.editor!.post(url, {
      ...{ organizationId: city, assessmentYearId: yearId, unitClasses: ['departments'], period },
      ...wish,
    });
  const opened = async (period: string, wish: object = {}): Promise<string> => {
    const { body } = await draft(period, wish);
    const shown = await people.editor!.post(`${url}/${body.id}/publish-for-appeals`, {});
    expect([shown.status, shown.body.state]).toEqual([200, 'appeals']);
    return body.id;
  };
  const close = (id: string, username = 'chief') => people[username]!.post(`${url}/${id}/close`, {});
  const daysLater = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
    const before = now;
    now = new Date(now.getTime() + days * DAY_MS);
    try {
      return await work();
    } finally {
      now = before;
    }
  };
  const appeal = (username: string, id: string, unit: string, wish: object = {}) =>
    people[username]!.post(`${url}/${id}/appeals`, {
      organizationId: units[unit],
      text: '我单位9月3日的稿件被市报采用，未计入。',
      ...wish,
    });
  const answer = (id: string, appealId: string, outcome = 'rejected', username = 'editor') =>
    people[username]!.post(`${url}/${id}/appeals/${appealId}/answer`, { outcome, reason: '经核实不属实。' });
  const told = async (id: string, kind: string): Promise<string[]> => {
    const rows: { username: string }[] = await api.dataSource.query(
      `SELECT u.username FROM notices n JOIN users u ON u.id = n.user_id
       WHERE n.object_id = $1 AND n.kind = $2 AND n.resolved_at IS NULL ORDER BY 1`,
      [id, kind],
    );
    return rows.map(({ username }) => username);
  };
  const sql = (text: string, parameters: unknown[] = []) => api.dataSource.query(text, parameters);

  describe('a draft', () => {
    it('has every unit of its classes, also those with nothing, in a table for each class', async () => {
      const { status, body } = await draft('2026-01', { unitClasses: ['houses', 'departments'] });
      expect([status, body.state, body.number]).toEqual([201, 'draft', null]);
      expect(body.title).toBe('江城市总工会关于2026年1月信息用稿情况的通报');
      const [departments, houses] = body.content.tables;
      expect([departments.name, houses.name]).toEqual(['机关部门', '直属单位']);
      expect(departments.rows.map((row: ApiAnswer['body']) => [row.rank, row.name, row.submitted])).toEqual([
        [1, '办公室', 0],
        [1, '法律部', 0],
      ]);
      expect(departments.rows[0].adoptionRate).toBeNull();
      await people.editor!.delete(`${url}/${body.id}`, '*');
    });

    it('is refused with every fault', async () => {
      const { status, body } = await draft('2027-01', { unitClasses: ['nobody'] });
      expect(status).toBe(400);
      expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
        ['period', 'period_not_in_year'],
        ['unitClasses.0', 'unit_class_unknown'],
      ]);
      const unknown = await draft('2026-01', { assessmentYearId: newId() });
      expect(unknown.body.errors[0].code).toBe('assessment_year_not_found');
    });

    it('S20 takes no state, number or figures from a client', async () => {
      for (const extra of [{ state: 'closed' }, { number: 9 }, { content: {} }, { preparedBy: newId() }]) {
        expect((await draft('2026-01', extra)).status).toBe(400);
      }
    });

    it('can be changed and removed as long as nobody was shown it', async () => {
      const { body, etag } = await draft('2026-01', { title: '用稿通报' });
      const one = `${url}/${body.id}`;
      const changed = await people.editor!.patch(one, { title: null, letterhead: '江城市总工会文件' }, etag);
      expect([changed.body.title, changed.body.letterhead]).toEqual([
        '江城市总工会关于2026年1月信息用稿情况的通报',
        '江城市总工会文件',
      ]);
      expect((await people.editor!.patch(one, { title: '一' }, etag)).status).toBe(412);
      expect((await people.editor!.delete(one, changed.etag)).status).toBe(204);
      const shown = await opened('2026-01');
      expect((await people.editor!.patch(`${url}/${shown}`, { title: '一' }, '*')).body.code).toBe(
        'bulletin_not_draft',
      );
      expect((await people.editor!.delete(`${url}/${shown}`, '*')).body.code).toBe('bulletin_not_draft');
      await daysLater(10, () => close(shown));
    });

    it('is not shown before its period is over', async () => {
      const { body } = await draft('2026-12');
      const shown = await people.editor!.post(`${url}/${body.id}/publish-for-appeals`, {});
      expect([shown.status, shown.body.code]).toEqual([409, 'period_not_over']);
      await people.editor!.delete(`${url}/${body.id}`, '*');
    });
  });

  describe('its readers', () => {
    const reads = async (username: string, id: string) =>
      (await people[username]!.get(`${url}/${id}`)).status;
    const readers = async (id: string) => {
      const all = ['editor', 'chief', 'office', 'office-editor', 'legal', 'school', 'sister'];
      const statuses = await Promise.all(all.map((username) => reads(username, id)));
      const lists = await Promise.all(
        all.map(
          async (username) =>
            (await people[username]!.get(`${url}?limit=100`)).body.items as { id: string }[],
        ),
      );
      const listed = all.filter((_, index) => lists[index]!.some((item) => item.id === id));
      const read = all.filter((_, index) => statuses[index] === 200);
      expect(listed).toEqual(read);
      return read;
    };

    it('are the issuer alone, then the units that it is about, then everybody below the issuer', async () => {
      const { body } = await draft('2026-02');
      expect(await readers(body.id)).toEqual(['editor', 'chief']);
      await people.editor!.post(`${url}/${body.id}/publish-for-appeals`, {});
      expect(await readers(body.id)).toEqual(['editor', 'chief', 'office', 'office-editor', 'legal']);
      await daysLater(10, () => close(body.id));
      expect(await readers(body.id)).toEqual([
        'editor',
        'chief',
        'office',
        'office-editor',
        'legal',
        'school',
      ]);
    });

    it('S16 come through no second door', async () => {
      const { body } = await draft('2026-03');
      for (const door of ['', '/page', '/bulletin.xlsx', '/bulletin.docx', '/bulletin.pdf', '/appeals']) {
        for (const username of ['office', 'sister']) {
          const { status } = await people[username]!.get(`${url}/${body.id}${door}`);
          expect([door, username, status]).toEqual([door, username, 404]);
        }
      }
      expect((await people.office!.post(`${url}/${body.id}/publish-for-appeals`, {})).status).toBe(403);
      expect((await people['office-editor']!.post(`${url}/${body.id}/publish-for-appeals`, {})).status).toBe(
        404,
      );
      await people.editor!.delete(`${url}/${body.id}`, '*');
    });

    it('of what was issued may not change it', async () => {
      const [{ id }] = (await people.editor!.get(`${url}?state=closed`)).body.items;
      expect(
        (await people['office-editor']!.post(`${url}/${id}/corrections`, { reason: '更正' })).status,
      ).toBe(403);
      expect((await people.sister!.post(`${url}/${id}/close`, {})).status).toBe(404);
    });
  });

  describe('appeals', () => {
    it('are open for five working days, or as many as are given, but not fewer than three', async () => {
      const { body } = await draft('2026-03');
      const open = (until?: string) =>
        people.editor!.post(`${url}/${body.id}/publish-for-appeals`, { until });
      expect((await open('2026-11-04')).body.errors[0].code).toBe('appeals_days');
      expect((await open('2026-02-30')).body.errors[0].code).toBe('appeals_days');
      const shown = await open('2026-11-05');
      expect([shown.body.appealsFrom, shown.body.appealsUntil]).toEqual(['2026-11-02', '2026-11-05']);
      const usual = await opened('2026-04');
      expect((await people.editor!.get(`${url}/${usual}`)).body.appealsUntil).toBe('2026-11-09');
      await daysLater(10, () => close(body.id));
      await daysLater(10, () => close(usual));
    });

    it('are told to the people of the units, and once more before they end', async () => {
      const id = await opened('2026-05');
      const concerned = ['legal', 'office', 'office-editor'];
      expect(await told(id, 'bulletin.appeals_opened')).toEqual(concerned);
      const sweep = api.app.get(RemindOfAppeals, { strict: false });
      await daysLater(3, () => sweep.run());
      expect(await told(id, 'bulletin.appeals_ending')).toEqual([]);
      await daysLater(4, () => sweep.run());
      await daysLater(4, () => sweep.run());
      expect(await told(id, 'bulletin.appeals_ending')).toEqual(concerned);
      await daysLater(10, () => close(id));
      expect(await told(id, 'bulletin.appeals_ending')).toEqual([]);
      expect(await told(id, 'bulletin.closed')).toEqual(concerned);
    });

    it('are made by correspondents and editors of a unit that it is about, for their own unit', async () => {
      const id = await opened('2026-06');
      const filed = await appeal('office', id, 'office');
      expect([filed.status, filed.body.state, filed.body.organizationName]).toEqual([201, 'open', '办公室']);
      expect(filed.body.factUrl).toBe(`/api/v1/submissions?organizationId=${units.office}`);
      expect((await appeal('office-editor', id, 'office')).status).toBe(201);
      expect((await appeal('office', id, 'legal')).status).toBe(404);
      expect((await appeal('school', id, 'school')).status).toBe(404);
      expect((await appeal('sister', id, 'sister')).status).toBe(404);
      expect((await appeal('editor', id, 'school')).body.errors[0].code).toBe('unit_not_concerned');
      expect((await appeal('office', id, 'office', { submissionId: newId() })).body.errors[0].code).toBe(
        'submission_not_found',
      );
      const list = async (username: string) =>
        (await people[username]!.get(`${url}/${id}/appeals`)).body.items.length;
      expect([await list('editor'), await list('office'), await list('legal')]).toEqual([2, 2, 0]);
      const inPages = await people.editor!.get(`${url}/${id}/appeals?limit=1`);
      const next = await people.editor!.get(`${url}/${id}/appeals?limit=1&cursor=${inPages.body.nextCursor}`);
      expect(next.body).toMatchObject({ items: [{ organizationName: '办公室' }], nextCursor: null });

      expect((await daysLater(10, () => close(id))).body.code).toBe('appeals_unanswered');
      const [one, other] = (await people.editor!.get(`${url}/${id}/appeals`)).body.items;
      expect((await answer(id, one.id, 'upheld', 'office-editor')).status).toBe(403);
      const upheld = await answer(id, one.id, 'upheld');
      expect([upheld.status, upheld.body.state]).toEqual([200, 'upheld']);
      expect((await answer(id, one.id)).body.code).toBe('appeal_already_answered');
      expect(await told(id, 'bulletin.appeal_answered')).toEqual(['office']);
      expect((await daysLater(10, () => close(id))).body.code).toBe('appeals_unanswered');
      await answer(id, other.id);
      expect((await daysLater(10, () => appeal('office', id, 'office'))).body.code).toBe('appeals_not_open');
      expect((await daysLater(10, () => close(id))).status).toBe(200);
      expect((await appeal('office', id, 'office')).body.code).toBe('appeals_not_open');
    });

    it('are answered by somebody else than who made them, and by the path of their own bulletin (S18)', async () => {
      const id = await opened('2026-07');
      const own = await appeal('editor', id, 'office');
      expect(own.status).toBe(201);
      expect((await answer(id, own.body.id)).body.code).toBe('own_appeal');
      const [other] = (await people.editor!.get(`${url}?state=closed`)).body.items;
      expect((await answer(other.id, own.body.id, 'rejected', 'colleague')).status).toBe(404);
      expect((await answer(id, own.body.id, 'rejected', 'colleague')).status).toBe(200);
      await daysLater(10, () => close(id));
    });

    it('keep their proof', async () => {
      const id = await opened('2026-08');
      const photo = await uploadAsset(people.office!, {
        organizationId: units.office!,
        bytes: await aPhoto(),
        fileName: 'proof.jpg',
      });
      const proofAssetId = photo.body.id;
      const filed = await appeal('office', id, 'office', { proofAssetId });
      expect(filed.body.proofAssetId).toBe(proofAssetId);
      expect((await appeal('legal', id, 'legal', { proofAssetId })).body.errors[0].path).toBe('proofAssetId');
      const gone = await people['office-editor']!.delete(`/api/v1/assets/${proofAssetId}`, '*');
      expect(gone.status).toBe(409);
      await answer(id, filed.body.id);
      await daysLater(10, () => close(id));
    });
  });

  describe('closing', () => {
    it('is for somebody else than who prepared it, and after the last day for appeals', async () => {
      const { body } = await people.chief!.post(url, {
        ...{ organizationId: city, assessmentYearId: yearId, unitClasses: ['houses'], period: '2026-01' },
      });
      await people.chief!.post(`${url}/${body.id}/publish-for-appeals`, {});
      expect((await daysLater(10, () => close(body.id))).body.code).toBe('own_bulletin');
      expect((await close(body.id, 'editor')).status).toBe(403);
      const id = await opened('2026-Q1', { unitClasses: ['houses'] });
      expect((await daysLater(7, () => close(id))).body.code).toBe('appeals_not_over');
      expect((await daysLater(8, () => close(id))).status).toBe(200);
      expect((await close(id)).body.code).toBe('appeals_not_open');
    });

    it('numbers issues of an issuer through the year', async () => {
      const { body } = await people.editor!.get(`${url}?state=closed&limit=100`);
      const numbers = body.items.map(({ number }: { number: string }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect([...numbers].sort()).toEqual(
        numbers.map((_: string, index: number) => `〔2026〕第${index + 1}期`).sort(),
      );
    });

    it('goes by the order of periods, and once for each class', async () => {
      const later = await opened('2026-10');
      const earlier = await draft('2026-09');
      expect((await daysLater(10, () => close(later))).body.code).toBe('periods_out_of_order');
      await people.editor!.delete(`${url}/${earlier.body.id}`, '*');
      expect((await daysLater(10, () => close(later))).status).toBe(200);
      const again = await opened('2026-10', { unitClasses: ['departments', 'houses'] });
      expect((await daysLater(10, () => close(again))).body.code).toBe('period_already_issued');
      const late = await opened('2026-09');
      expect((await daysLater(10, () => close(late))).body.code).toBe('periods_out_of_order');
    });

    it('freezes everything, also against the database itself', async () => {
      const [{ id }] = (await people.editor!.get(`${url}?state=closed`)).body.items;
      const refused = [
        `UPDATE bulletins SET title = '另一个' WHERE id = $1`,
        `UPDATE bulletins SET state = 'appeals' WHERE id = $1`,
        `DELETE FROM bulletins WHERE id = $1`,
        `UPDATE bulletin_issues SET content = '{}' WHERE bulletin_id = $1`,
        `DELETE FROM bulletin_issues WHERE bulletin_id = $1`,
        `UPDATE bulletin_units SET points = 9 WHERE bulletin_id = $1`,
        `UPDATE bulletin_documents SET sha256 = repeat('0', 64) WHERE bulletin_id = $1`,
        `INSERT INTO bulletin_units SELECT bulletin_id, gen_random_uuid(), unit_class, 9, 9, 9, 9, 9, 0, 0, 0
         FROM bulletin_units WHERE bulletin_id = $1 LIMIT 1`,
        `INSERT INTO bulletin_items VALUES ($1, 'report:1', 'departments', 'report', gen_random_uuid(), NULL,
           1, 1, 1, 1, 0, 0, '[]', '[]')`,
      ];
      for (const statement of refused) {
        await expect(sql(statement, [id])).rejects.toThrow(/never changed|append-only|closed bulletin/);
      }
      for (const table of [
        'bulletins',
        'bulletin_issues',
        'bulletin_items',
        'bulletin_units',
        'bulletin_documents',
      ]) {
        await expect(sql(`TRUNCATE ${table} CASCADE`)).rejects.toThrow();
      }
    });

    it('is on record with the hash of every document', async () => {
      const [{ id }] = (await people.editor!.get(`${url}?state=closed`)).body.items;
      const { body } = await people.editor!.get(`${url}/${id}`);
      const [entry] = await sql(
        `SELECT details FROM audit_entries WHERE object_id = $1 AND action = 'bulletin.closed'`,
        [id],
      );
      const hashes = Object.fromEntries(
        body.documents.map(({ format, sha256 }: { format: string; sha256: string }) => [format, sha256]),
      );
      expect(Object.keys(hashes).sort()).toEqual(['docx', 'html', 'pdf', 'xlsx']);
      expect(entry.details).toMatchObject({ number: body.number, documents: hashes });
      const page = await people.school!.get(`${url}/${id}/page`);
      expect(page.headers.etag).toBe(`"${hashes.html}"`);
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    });
  });

  describe('a correction', () => {
    it('is a new issue that names the old one, which stays as it was and tells of it', async () => {
      const [wrong] = (await people.editor!.get(`${url}?state=closed&unitClass=departments`)).body.items;
      const page = await people.office!.get(`${url}/${wrong.id}/page`);
      expect((await people.editor!.post(`${url}/${wrong.id}/corrections`, { reason: '  ' })).status).toBe(
        400,
      );
      const made = await people.editor!.post(`${url}/${wrong.id}/corrections`, { reason: '漏计一篇采用' });
      expect([made.status, made.body.state, made.body.correctsId]).toEqual([201, 'draft', wrong.id]);
      const twice = await people.editor!.post(`${url}/${wrong.id}/corrections`, { reason: '又漏一篇' });
      expect(twice.body.code).toBe('bulletin_already_corrected');
      expect((await people.editor!.get(`${url}/${wrong.id}`)).body.correctedById).toBeNull();
      await people.editor!.post(`${url}/${made.body.id}/publish-for-appeals`, {});
      const issued = await daysLater(10, () => close(made.body.id));
      expect(issued.status).toBe(200);
      const text = (await people.office!.get(`${url}/${made.body.id}/page`)).text;
      expect(text).toContain(`${issued.body.number}（更正 ${wrong.number}）`);
      expect(text).toContain('更正说明：漏计一篇采用。');

      expect((await people.editor!.get(`${url}/${wrong.id}`)).body.correctedById).toBe(made.body.id);
      const old = await people.office!.get(`${url}/${wrong.id}/page`);
      expect(old.text).toBe(page.text);
      expect(old.headers.link).toBe(`</api/v1/bulletins/${made.body.id}>; rel="successor-version"`);
    });

    it('is made of what was issued alone', async () => {
      const { body } = await draft('2026-11');
      expect((await people.editor!.post(`${url}/${body.id}/corrections`, { reason: '更正' })).body.code).toBe(
        'bulletin_not_closed',
      );
    });
  });

  it('S24 prints names as text, whatever they say', async () => {
    await sql(`UPDATE organizations SET name = $2 WHERE id = $1`, [
      units.legal,
      '<script>alert(1)</script>法律部',
    ]);
    const { body } = await draft('2026-12', { title: '<b>通报</b>', letterhead: '<i>文件' });
    const { text } = await people.editor!.get(`${url}/${body.id}/page`);
    expect(text).not.toMatch(/<script|<b>|<i>/);
    expect(text).toContain('&lt;script&gt;');
  });
});
