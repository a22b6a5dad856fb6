import { aReport, aUse, aVersion, anInstruction } from '../testing/facts';
import type { ReportFacts } from './facts';
import type { PeriodInput } from './period-input';
import type { QuotaRule, SchemeDocument } from './scheme-document';
import { schemeFaults } from './scheme-faults';
import { scorePeriod } from './score-period';
import { emptyDocument, schemeTemplates } from './templates';

const documentOf = (code: string): SchemeDocument =>
  schemeTemplates.find((template) => template.code === code)!.document;

function rowOf(
  document: SchemeDocument,
  reports: ReportFacts[],
  wish: Partial<PeriodInput> & { unitClass?: string } = {},
) {
  const { unitClass = null, ...others } = wish;
  const input: PeriodInput = {
    period: { from: '2026-10-01', to: '2026-10-31' },
    yearStartsOn: '2026-01-01',
    units: [{ organizationId: 'unit-1', unitClass, joinedOn: null }],
    reports,
    penalties: [],
    missedCommissions: [],
    closed: null,
    lateArrivals: 'count_in_next',
    ...others,
  };
  const score = scorePeriod(input, [aVersion(document)]);
  return { ...score.units[0]!, persons: score.persons };
}

const several = (count: number, wish: Partial<ReportFacts> = {}) =>
  Array.from({ length: count }, () => aReport(wish));

const thirdQuarter = { from: '2026-07-01', to: '2026-09-30' };

describe('further published rules', () => {
  it.each(schemeTemplates.map(({ code, document }) => [code, document] as const))(
    'template %s has no fault',
    (_, document) => {
      expect(schemeFaults(document)).toEqual([]);
    },
  );

  it('D: a base of 10 a month where the class met its quota, 120 a year at most', () => {
    const towns = (reports: ReportFacts[], wish: Partial<PeriodInput> = {}) =>
      rowOf(documentOf('D'), reports, { unitClass: 'towns', ...wish }).basePoints;
    expect(towns(several(8))).toBe(1_000);
    expect(towns(several(7))).toBe(0);
    expect(rowOf(documentOf('D'), several(2), { unitClass: 'voluntary' }).basePoints).toBe(1_000);
    expect(rowOf(documentOf('D'), several(8), { unitClass: 'others' }).basePoints).toBe(0);

    // The long piece of the quarter is asked for in its last month, whenever it was sent.
    const september = { period: { from: '2026-09-01', to: '2026-09-30' } };
    const eight = several(8, { sentOn: '2026-09-05' });
    const long = aReport({ sentOn: '2026-07-05', category: 'research' });
    expect(towns(eight, september)).toBe(0);
    expect(towns([...eight, long], september)).toBe(1_000);

    const year = [{ organizationId: 'unit-1', earned: 20_000, base: 11_500 }];
    const closed = { through: '2026-09-30', items: [], closings: [], year };
    expect(towns(several(8), { closed })).toBe(500);
  });

  it('D: 5, 10 and 30 in the county, 20, 50 and 80 in the city', () => {
    const of = (wish: Parameters<typeof aUse>[0]) =>
      rowOf(documentOf('D'), [aReport({ adoptions: [aUse(wish)] })]).points / 100;
    expect([
      of({ level: 'county', extent: 'brief' }),
      of({ level: 'county' }),
      of({ level: 'county', outlet: '县级专报' }),
      of({ level: 'city', extent: 'brief' }),
      of({ level: 'city' }),
      of({ level: 'city', outlet: '市级专报' }),
    ]).toEqual([5, 10, 30, 20, 50, 80]);
  });

  it('E: 6 a quarter, uses and instructions, each missing month and late report, a low rate', () => {
    const of = (reports: ReportFacts[]) => rowOf(documentOf('E'), reports, { period: thirdQuarter });
    expect(of([])).toMatchObject({ basePoints: 600, penaltyPoints: -300, points: 300 });
    const monthly = ['2026-07-03', '2026-08-03', '2026-09-03'].map((sentOn) => aReport({ sentOn }));
    expect(of(monthly)).toMatchObject({ basePoints: 600, penaltyPoints: -100, points: 500 });
    const used = {
      ...monthly[0]!,
      isLate: true,
      category: 'research',
      adoptions: [aUse({ level: 'province', adoptedOn: '2026-08-01' })],
      instructions: [anInstruction({ level: 'province', instructedOn: '2026-08-02' })],
    };
    expect(of([used, ...monthly.slice(1)])).toMatchObject({
      adoptionPoints: 9_000,
      penaltyPoints: -100,
      points: 9_500,
    });
  });

  it('E: a unit that joined in the middle owes nothing for the month that had begun', () => {
    const units = [{ organizationId: 'unit-1', unitClass: null, joinedOn: '2026-07-15' }];
    expect(rowOf(documentOf('E'), [], { period: thirdQuarter, units }).penaltyPoints).toBe(-200);
  });

  it('F: two a month are worth 5, a use in the nation by its length', () => {
    expect(rowOf(documentOf('F'), several(1)).points).toBe(0);
    expect(rowOf(documentOf('F'), several(2)).points).toBe(500);
    const of = (characters: number) =>
      rowOf(documentOf('F'), [aReport({ characters, adoptions: [aUse({ level: 'national' })] })]).points;
    expect([of(800), of(1_500), of(3_000)]).toEqual([1_500, 2_000, 3_000]);
  });

  it('G: 2 items give 8, 4 items give 16', () => {
    const used = (count: number) =>
      rowOf(
        documentOf('G'),
        several(count).map((report) => ({ ...report, adoptions: [aUse()] })),
      );
    expect(used(2)).toMatchObject({ submissionPoints: 200, adoptionPoints: 600, points: 800 });
    expect(used(4)).toMatchObject({ submissionPoints: 400, adoptionPoints: 1_200, points: 1_600 });
    expect(rowOf(documentOf('G'), []).points).toBe(0);
  });

  it('H: 100, 50, 20 and 10 yuan, double for a lead, 10 more above 1000 characters', () => {
    const fen = (wish: Parameters<typeof aUse>[0], characters = 1_000) =>
      rowOf(documentOf('H'), [aReport({ characters, adoptions: [aUse(wish)] })]).persons[0]!.fen;
    expect(
      ['national', 'province', 'city', 'county'].map((level) => fen({ level: level as 'city' })),
    ).toEqual([10_000, 5_000, 2_000, 1_000]);
    expect(fen({ level: 'province', slot: 'lead_slot' })).toBe(10_000);
    expect(fen({ level: 'province' }, 1_001)).toBe(6_000);
  });

  it('can say a yearly minimum by outlet and class of unit', () => {
    const quota = (outlet: string, minimum: number): QuotaRule => ({
      code: outlet,
      name: outlet,
      per: 'year',
      counts: 'adopted',
      minimum,
      outlets: [outlet],
      penaltyPerMissing: 1,
    });
    const document: SchemeDocument = {
      ...emptyDocument,
      outlets: [
        { code: 'paper', name: '系统报', aliases: [], level: null, medium: 'public_media' },
        { code: 'site', name: '系统网', aliases: [], level: null, medium: 'public_media' },
      ],
      unitClasses: [
        {
          unitClass: 'farms',
          base: null,
          quotas: [quota('paper', 5), quota('site', 20)],
        },
        {
          unitClass: 'direct',
          base: null,
          quotas: [quota('paper', 1), quota('site', 5)],
        },
      ],
    };
    expect(schemeFaults(document)).toEqual([]);
    const reports = several(3, { sentOn: '2026-03-01' }).map((report) => ({
      ...report,
      adoptions: [aUse({ outlet: '系统报' }), aUse({ outlet: '系统网' })],
    }));
    const year = { period: { from: '2026-10-01', to: '2026-12-31' } };
    expect(rowOf(document, reports, { ...year, unitClass: 'farms' }).penaltyPoints).toBe(-1_900);
    expect(rowOf(document, reports, { ...year, unitClass: 'direct' }).penaltyPoints).toBe(-200);
    expect(rowOf(document, reports, { unitClass: 'direct' }).penaltyPoints).toBe(0);
  });

  it('can pay by the item, and share pay among authors', () => {
    const pay = { ...documentOf('A').pay!, basis: 'item', fenPerItem: 5_000, receiver: 'authors' } as const;
    const contributors = ['张三', '李四', '王五'].map((name) => ({
      ...aReport().contributors[0]!,
      name,
    }));
    const document: SchemeDocument = {
      ...emptyDocument,
      uses: [{ points: 1 }],
      coAuthorPolicy: 'equal',
      pay,
    };
    const { persons } = rowOf(document, [
      aReport({ contributors, adoptions: [aUse(), aUse({ outlet: '乙' })] }),
    ]);
    expect(persons.map(({ name, fen }) => [name, fen])).toEqual([
      ['李四', 1_667],
      ['张三', 1_667],
      ['王五', 1_666],
    ]);
  });
});
