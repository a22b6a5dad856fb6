import {
  MonthOfReports,
  classesOfMonth,
  linesOfPdf,
  piecesOfPdf,
  reckonUpTo,
  reckonedRows,
  sheetsOfXlsx,
  startTestApi,
  tablesOfDocx,
  tablesOfHtml,
} from '@haojiao/testing';
import type { ApiAnswer, Reckoning, ReckonedRow, TestApi } from '@haojiao/testing';
import { sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';

const url = '/api/v1/bulletins';
const formats = ['page', 'bulletin.xlsx', 'bulletin.docx', 'bulletin.pdf'] as const;
const classes = ['departments', 'houses'] as const;

type Row = ApiAnswer['body'];

/**
 * A month of 200 reports by 30 units on three routes, and a month before it. What the bulletin says is compared with what is reckoned
 * from the rows by `reckoned-bulletin`, which knows neither the engine nor what was issued.
 */
describe('the bulletin of a month', () => {
  let api: TestApi;
  let story: MonthOfReports;
  let now = new Date('2026-09-01T09:00:00+08:00');
  /** What counted when September was closed, and its rows by unit. */
  let atSeptember: Reckoning;
  const september = new Map<string, ReckonedRow>();
  let septemberId: string;
  let octoberId: string;
  let files: Map<string, Buffer>;

  beforeAll(async () => {
    api = await startTestApi();
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => now;
    story = new MonthOfReports(api, Number(process.env.HAOJIAO_TEST_SEED ?? 20_260_916), (at) => (now = at));
    await story.furnish(30);
  }, 120_000);
  afterAll(() => api.close());

  const sent = async (month: string): Promise<Map<string, number>> => {
    const rows: { unit: string; count: number }[] = await api.dataSource.query(
      `SELECT organization_id AS unit, count(*)::int AS count FROM submissions
       WHERE state NOT IN ('draft', 'withdrawn', 'duplicate')
         AND to_char(sent_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') = $1 GROUP BY 1`,
      [month],
    );
    return new Map(rows.map(({ unit, count }) => [unit, count]));
  };

  /** By class and unit. */
  const reckoned = async (
    month: string,
    lastDay: string,
    before: Reckoning,
    year: ReadonlyMap<string, ReckonedRow>,
  ) => {
    const at = await reckonUpTo(api.dataSource, lastDay);
    const inPeriod = await sent(month);
    const rows = classes.map((code) =>
      reckonedRows({ units: story.units[code], ...classesOfMonth[code] }, at, before, inPeriod, year),
    );
    return { at, rows };
  };

  /** The table of a class, row by row and cell by cell. */
  const expectTable = (table: Row, rows: Map<string, ReckonedRow>): void => {
    expect(table.rows.map(({ organizationId }: Row) => organizationId)).toEqual([...rows.keys()]);
    for (const row of table.rows) {
      const expected = rows.get(row.organizationId)!;
      const { outlets, ...figures } = expected;
      expect([row.name, plain(row)]).toEqual([
        row.name,
        {
          ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, shown(name, value)])),
          adoptionRate: rate(expected),
        },
      ]);
      const used = Object.fromEntries(Object.entries(outlets).filter(([, count]) => count !== 0));
      const told = table.outlets.map((name: string, index: number) => [name, row.outlets[index]]);
      expect([
        row.name,
        Object.fromEntries(told.filter(([, count]: [string, number]) => count !== 0)),
      ]).toEqual([row.name, used]);
    }
    const totals = [...rows.values()];
    const sum = (
      name: 'submitted' | 'adopted' | 'points' | 'pointsYear' | 'penaltyPoints' | 'instructions',
    ) => totals.reduce((all, row) => all + row[name], 0);
    expect(table.totals).toMatchObject({
      submitted: sum('submitted'),
      adopted: sum('adopted'),
      instructions: sum('instructions'),
      points: sum('points') / 100,
      pointsYear: sum('pointsYear') / 100,
      penaltyPoints: sum('penaltyPoints') / 100,
      adoptionRate: rate({ submitted: sum('submitted'), adopted: sum('adopted') }),
    });
  };

  const draft = async (period: string, assessmentYearId = story.yearId): Promise<string> => {
    const { status, body, text } = await story.editor.post(url, {
      ...{ organizationId: story.cityId, assessmentYearId, unitClasses: [...classes], period },
      ...{ topCorrespondents: 10, numberPrefix: '江工宣通' },
    });
    if (status !== 201) throw new Error(text);
    return body.id;
  };
  const content = async (id: string) => (await story.editor.get(`${url}/${id}`)).body.content;
  const open = async (id: string) => {
    const { status, text } = await story.editor.post(`${url}/${id}/publish-for-appeals`, {});
    if (status !== 200) throw new Error(text);
  };
  const close = async (id: string) => {
    const { status, text } = await story.chief.post(`${url}/${id}/close`, {});
    if (status !== 200) throw new Error(text);
  };
  const bytesOf = async (id: string, format: (typeof formats)[number]): Promise<Buffer> => {
    const response = await api.app.inject({
      url: `${url}/${id}/${format}`,
      headers: { authorization: `Bearer ${story.editor.accessToken}` },
    });
    expect(response.statusCode).toBe(200);
    return response.rawPayload;
  };
  const filesOf = async (id: string) =>
    new Map(await Promise.all(formats.map(async (format) => [format, await bytesOf(id, format)] as const)));

  it('before it: 60 reports of September, closed while some uses are not proven yet', async () => {
    const reports = await story.send('2026-09', 60, 4);
    story.at('2026-10-08');
    await story.live(reports, '2026-09');
    await story.punish(story.units.houses[0]!, 'error_noted_by_above', '2026-09-15');
    septemberId = await draft('2026-09');
    const nothing: Reckoning = { reports: [], uses: [], instructions: [], penalties: [] };
    const { at, rows } = await reckoned('2026-09', '2026-09-30', nothing, new Map());
    const { tables } = await content(septemberId);
    for (const [index, each] of rows.entries()) expectTable(tables[index], each);
    await open(septemberId);
    story.at('2026-10-16');
    await close(septemberId);
    atSeptember = at;
    for (const each of rows) for (const [unit, row] of each) september.set(unit, row);
  }, 300_000);

  it('200 reports by 30 units: the draft equals what the rows say, cell by cell', async () => {
    const reports = await story.send('2026-10', 200, 3);
    story.at('2026-11-02');
    await story.live(reports, '2026-10');
    // Of September, after that was closed: proven late, found to be false, a penalty that was forgotten.
    const old = story.reports.filter(({ day, isOut }) => day < '2026-10' && !isOut);
    for (const report of old.slice(0, 8)) await story.use(report, '2026-09');
    for (const report of old
      .slice(8)
      .filter(({ adoptions }) => adoptions.length > 0)
      .slice(0, 5))
      await story.revoke(report);
    for (const report of reports.filter(({ adoptions }) => adoptions.length > 1).slice(0, 5))
      await story.revoke(report);
    await story.punish(story.units.departments[2]!, 'false_report', '2026-10-20');
    await story.punish(story.units.departments[3]!, 'error_noted_by_above', '2026-09-20');
    const revoked = await story.punish(story.units.houses[3]!, 'false_report', '2026-10-21');
    expect(
      (await story.chief.post(`/api/v1/score-penalties/${revoked}/revoke`, { reason: '查无此事' })).status,
    ).toBeLessThan(300);

    octoberId = await draft('2026-10');
    const { rows } = await reckoned('2026-10', '2026-10-31', atSeptember, september);
    const { tables } = await content(octoberId);
    for (const [index, each] of rows.entries()) expectTable(tables[index], each);
    // The story has everything in it that can go wrong.
    const all = rows.flatMap((each) => [...each.values()]);
    expect(all.filter(({ submitted }) => submitted === 0).length).toBeGreaterThan(0);
    expect(all.some(({ instructions }) => instructions > 0)).toBe(true);
    expect(all.some(({ points }) => points % 50 !== 0)).toBe(true);
    const [facts] = await api.dataSource.query(
      `SELECT (SELECT count(DISTINCT joint_group_id)::int FROM submissions) AS pairs,
              (SELECT count(*)::int FROM submission_adoptions WHERE state = 'claimed') AS claims,
              (SELECT count(*)::int FROM submissions WHERE late_days > 0) AS late,
              (SELECT count(*)::int FROM submission_adoptions WHERE state = 'revoked' AND adopted_on < '2026-10-01'
                 AND verified_at < '2026-10-16') AS refuted,
              (SELECT count(*)::int FROM submission_adoptions WHERE state = 'verified' AND adopted_on < '2026-10-01'
                 AND verified_at > '2026-10-17') AS "provenLate"`,
    );
    for (const [name, count] of Object.entries(facts))
      expect([name, Number(count) > 0]).toEqual([name, true]);
    const routes: { route: string; count: number }[] = await api.dataSource.query(
      `SELECT route, count(*)::int AS count FROM submissions
       WHERE sent_at >= '2026-10-01T00:00+08:00' AND sent_at < '2026-11-01T00:00+08:00' GROUP BY route ORDER BY route`,
    );
    expect(routes.map(({ route }) => route)).toEqual(['api', 'spreadsheet', 'webhook']);
    for (const { route, count } of routes) expect([route, count >= 40]).toEqual([route, true]);
    expect(routes.reduce((all, { count }) => all + count, 0)).toBe(200);
  }, 600_000);

  it('an appeal is upheld, the fact corrected, and the bulletin says so before it is closed', async () => {
    await open(octoberId);
    const report = story.reports.find(({ isOut, adoptions }) => !isOut && adoptions.length > 0)!;
    const before = JSON.stringify(await content(octoberId));
    await story.use(report, '2026-10');
    await story.use(report, '2026-10');
    story.at('2026-11-16');
    expect(JSON.stringify(await content(octoberId))).not.toBe(before);
    const { rows } = await reckoned('2026-10', '2026-10-31', atSeptember, september);
    await close(octoberId);
    const { tables, correspondents } = await content(octoberId);
    for (const [index, each] of rows.entries()) expectTable(tables[index], each);
    expect(correspondents.length).toBeGreaterThanOrEqual(7);
    files = await filesOf(octoberId);
  }, 120_000);

  it('says the same as a page, a spreadsheet, a Word document and a PDF, cell by cell', async () => {
    const { tables } = await content(octoberId);
    const sheets = await sheetsOfXlsx(files.get('bulletin.xlsx')!);
    const docx = await tablesOfDocx(files.get('bulletin.docx')!);
    const page = tablesOfHtml(files.get('page')!.toString());
    const lines = linesOfPdf(piecesOfPdf(files.get('bulletin.pdf')!));
    for (const [index, table] of tables.entries()) {
      const expected: Cell[][] = [
        ...table.rows.map((row: Row) => [String(row.rank), row.name, ...figureCells(row)]),
        ['', '合计', ...figureCells(table.totals)],
      ];
      const printed = expected.map((row) => row.map(printedCell));
      // A title and two rows of heads stand above.
      expect(sheets.get(table.name)!.slice(3)).toEqual(expected.map((row) => row.map(sheetCell)));
      expect(docx[index]!.slice(2)).toEqual(printed);
      expect(page[index]!.slice(2)).toEqual(printed);
      for (const [, name, ...figures] of printed) {
        const found = lines.filter((line) => line.slice(-figures.length).join(' ') === figures.join(' '));
        expect([name, found.length > 0]).toEqual([name, true]);
      }
    }
    const text = piecesOfPdf(files.get('bulletin.pdf')!)
      .map(({ text: piece }) => piece)
      .join('');
    for (const table of tables) for (const { name } of table.rows) expect(text).toContain(name);
  }, 60_000);

  it('shows no money', () => {
    const all = `${files.get('page')!.toString()}${JSON.stringify(files.size)}`;
    expect(all).not.toMatch(/元|fen|稿费|稿酬/);
  });

  it('is what it was after next year has begun with other points', async () => {
    /** Of both issues what they say and their bytes, and of the old period who has what. */
    const old = async () => {
      const ledger = `assessmentYearId=${story.yearId}&from=2026-09-01&to=2026-10-31`;
      const answers = await Promise.all([
        ...[septemberId, octoberId].map((id) => story.editor.get(`${url}/${id}`)),
        ...['units', 'correspondents'].map((of) =>
          story.editor.get(`/api/v1/submission-ledgers/${of}?${ledger}`),
        ),
      ]);
      for (const { status, text } of answers) expect([status, text]).toEqual([200, text]);
      const hashes = [septemberId, octoberId].map(async (id) =>
        [...(await filesOf(id)).values()].map((bytes) => sha256(bytes)),
      );
      return { answers: answers.map(({ text }) => text), hashes: (await Promise.all(hashes)).flat() };
    };
    story.at('2026-12-20');
    const kept = await old();
    expect(new Set(kept.hashes).size).toBe(8);
    const { documents } = (await story.editor.get(`${url}/${octoberId}`)).body;
    expect(documents).toHaveLength(4);
    for (const document of documents) expect(kept.hashes).toContain(document.sha256);

    const yearId = await story.beginYear(2027, {
      uses: [{ points: 7 }],
      submissions: [{ points: 3 }],
      duplicatePolicy: 'sum',
    });
    expect(await old()).toEqual(kept);
    const reports = await story.send('2027-01', 12, 0);
    story.at('2027-02-01');
    for (const report of reports) await story.use(report, '2027-01');
    // A report of the old year that is used in the new one: the old year knows nothing of it.
    await story.use(
      story.reports.find(({ day, isOut }) => day > '2026-10-20' && !isOut)!,
      '2027-01',
    );
    const januaryId = await draft('2027-01', yearId);
    await open(januaryId);
    story.at('2027-02-20');
    await close(januaryId);

    const { tables } = await content(januaryId);
    const rows: Row[] = tables.flatMap((table: Row) => table.rows);
    expect(rows.reduce((all, { submitted }) => all + submitted, 0)).toBe(12);
    for (const row of rows) {
      const uses = row.outlets.reduce((all: number, count: number) => all + count, 0);
      expect([row.name, row.submissionPoints, row.adoptionPoints, row.points]).toEqual([
        ...[row.name, 3 * row.submitted, 7 * uses, 3 * row.submitted + 7 * uses],
      ]);
    }
    expect(rows.some(({ adoptionPoints }) => adoptionPoints > 0)).toBe(true);
    expect(await old()).toEqual(kept);
  }, 120_000);

  it('is byte for byte the same years later, whatever has changed', async () => {
    const kept = JSON.stringify(await content(octoberId));
    now = new Date('2029-03-01T09:00:00+08:00');
    const { dataSource } = api;
    await dataSource.query(
      `UPDATE organizations SET name = '改名' || substr(id::text, 30) WHERE parent_id = $1`,
      [story.cityId],
    );
    await dataSource.query(`UPDATE organizations SET name = '更名后的总工会' WHERE id = $1`, [story.cityId]);
    const [moved] = story.units.departments;
    await dataSource.query(`UPDATE organizations SET parent_id = $2, path = path[1:1] || id WHERE id = $1`, [
      moved,
      api.root.id,
    ]);
    await dataSource.query(`DELETE FROM unit_class_members`);
    await dataSource.query(`UPDATE unit_classes SET name = '另一类'`);
    await dataSource.query(`UPDATE users SET display_name = '某某'`);
    await dataSource.query(`UPDATE submissions SET state = 'withdrawn' WHERE state = 'submitted'`);
    for (const report of story.reports.filter(({ adoptions }) => adoptions.length > 0).slice(0, 5))
      await story.revoke(report);
    for (const format of formats) {
      const bytes = await bytesOf(octoberId, format);
      expect([format, bytes.equals(files.get(format)!)]).toEqual([format, true]);
    }
    expect(JSON.stringify(await content(octoberId))).toBe(kept);
    expect(septemberId).not.toBe(octoberId);
  }, 60_000);
});

type Cell = string | { number: number; isRate: boolean };

/** The figures of a line in the order of the columns. */
function figureCells(row: Row): Cell[] {
  const plainCell = (number: number): Cell => ({ number, isRate: false });
  return [
    ...[row.submitted, row.submittedYear, row.adopted, row.adoptedYear].map(plainCell),
    row.adoptionRate === null ? '—' : { number: row.adoptionRate, isRate: true },
    ...[...row.outlets, row.standalone, row.composite, row.brief, row.instructions].map(plainCell),
    ...[row.submissionPoints, row.adoptionPoints, row.basePoints, row.penaltyPoints].map(plainCell),
    ...[row.points, row.pointsYear].map(plainCell),
  ];
}

function printedCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (!cell.isRate) return String(cell.number);
  const permille = Math.round(cell.number * 1000);
  return `${Math.floor(permille / 10)}.${permille % 10}%`;
}

function sheetCell(cell: Cell): unknown {
  if (typeof cell === 'string') return cell === '' ? null : cell;
  return cell.number;
}

function plain({ organizationId: _, name: __, outlets: ___, adjustmentPoints, ...figures }: Row): object {
  expect(adjustmentPoints).toBe(0);
  return figures;
}

/** Points in numbers, everything else as it is. */
function shown(name: string, value: number): number {
  return name.toLowerCase().includes('points') ? value / 100 : value;
}

/** To three decimals, half up, by the text of an exact division. */
function rate({ submitted, adopted }: { submitted: number; adopted: number }): number | null {
  if (submitted <= 0) return null;
  const tenThousandths = Math.trunc((adopted * 10_000) / submitted);
  return Math.floor((tenThousandths + 5) / 10) / 1000;
}
