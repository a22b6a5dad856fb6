import fc from 'fast-check';
import { someDocument, someReport } from '../testing/arbitraries';
import { aContributor, aReport, aUse, aVersion } from '../testing/facts';
import { addMonths, dayBefore } from './calendar';
import type { PenaltyFact, ReportFacts } from './facts';
import type { BookedItem, ClosedPeriods, PeriodInput } from './period-input';
import type { PeriodScore } from './period-rows';
import { sumOf } from './points';
import type { SchemeDocument, SchemeVersion } from './scheme-document';
import { scorePeriod } from './score-period';
import { scoreReport } from './score-report';
import { emptyDocument } from './templates';

const october = { from: '2026-10-01', to: '2026-10-31' };

function anInput(wish: Partial<PeriodInput> = {}): PeriodInput {
  return {
    period: october,
    yearStartsOn: '2026-01-01',
    units: [aUnit('unit-1')],
    reports: [],
    penalties: [],
    missedCommissions: [],
    closed: null,
    lateArrivals: 'count_in_next',
    ...wish,
  };
}

function aUnit(organizationId: string, unitClass: string | null = null, joinedOn: string | null = null) {
  return { organizationId, unitClass, joinedOn };
}

function aPenalty(wish: Partial<PenaltyFact> = {}): PenaltyFact {
  return {
    id: 'penalty-1',
    organizationId: 'unit-1',
    submissionId: null,
    code: 'false_report',
    occurredOn: '2026-10-09',
    knownAt: '2026-10-09T01:00:00.000Z',
    isRevoked: false,
    ...wish,
  };
}

const versionOf = (document: Partial<SchemeDocument>): SchemeVersion[] => [
  aVersion({ ...emptyDocument, ...document }),
];

/** What a bulletin keeps when it is closed, added to what was kept before. */
function close(
  before: ClosedPeriods | null,
  score: PeriodScore,
  period: PeriodInput['period'],
): ClosedPeriods {
  const items = new Map((before?.items ?? []).map((item) => [item.key, item]));
  for (const item of score.items) {
    const known = items.get(item.key);
    items.set(item.key, {
      ...item,
      points: (known?.points ?? 0) + item.points,
      submissionPoints: (known?.submissionPoints ?? 0) + item.submissionPoints,
      submitted: (known?.submitted ?? 0) + item.submitted,
      adopted: (known?.adopted ?? 0) + item.adopted,
      fenOfUses: (known?.fenOfUses ?? 0) + item.fenOfUses,
      perPerson: [...(known?.perPerson ?? []), ...item.perPerson],
    } satisfies BookedItem);
  }
  const year = score.units.map(({ organizationId, earnedPoints, basePoints }) => {
    const known = before?.year.find((each) => each.organizationId === organizationId);
    return {
      organizationId,
      earned: (known?.earned ?? 0) + earnedPoints,
      base: (known?.base ?? 0) + basePoints,
    };
  });
  return {
    through: period.to,
    items: [...items.values()],
    year,
    closings: [...(before?.closings ?? []), { period, closedAt: `${addMonths(period.to, 0)}T20:00:00.000Z` }],
  };
}

/** Four months from October 2026, each closed on its last day, or none of them ever. */
function months(
  reports: ReportFacts[],
  versions: SchemeVersion[],
  isClosed: boolean,
  wish: Partial<PeriodInput> = {},
) {
  const scores: PeriodScore[] = [];
  let closed: ClosedPeriods | null = null;
  for (let month = 0; month < 4; month += 1) {
    const from = addMonths('2026-10-01', month);
    const period = { from, to: dayBefore(addMonths(from, 1)) };
    const score = scorePeriod(anInput({ period, reports, closed, ...wish }), versions);
    scores.push(score);
    if (isClosed) closed = close(closed, score, period);
  }
  return scores;
}

describe('points of periods', () => {
  it('add up over months to the whole, for every policy, closed or not', () => {
    fc.assert(
      fc.property(
        fc.array(someReport, { maxLength: 4 }),
        someDocument,
        fc.boolean(),
        (reports, document, isClosed) => {
          const versions = [aVersion(document)];
          const scores = months(reports, versions, isClosed);
          const whole = reports.map((report) => scoreReport(report, versions));
          const points = (parts: PeriodScore[]) => sumOf(parts.map(({ units }) => units[0]!.points));
          expect(points(scores)).toBe(sumOf(whole.map((score) => score.points)));
          const rows = scores.map(({ units }) => units[0]!);
          expect(sumOf(rows.map(({ submitted }) => submitted))).toBe(reports.length);
          expect(sumOf(rows.map(({ adopted }) => adopted))).toBe(
            whole.filter(({ isAdopted }) => isAdopted).length,
          );
          const persons = scores.flatMap(({ persons: each }) => each.map((person) => person.points));
          expect(sumOf(persons)).toBe(
            sumOf(whole.flatMap(({ perPerson }) => perPerson.map((each) => each.points))),
          );
        },
      ),
    );
  });

  it('add up for joint reports of several units', () => {
    fc.assert(
      fc.property(fc.array(someReport, { minLength: 2, maxLength: 3 }), someDocument, (reports, document) => {
        const group = reports.map((report, index) => ({
          ...report,
          organizationId: `unit-${index}`,
          jointGroupId: 'g',
        }));
        const units = group.map(({ organizationId }) => aUnit(organizationId));
        const closed = months(group, [aVersion(document)], true, { units });
        const open = months(group, [aVersion(document)], false, { units });
        expect(closed.map((score) => score.units)).toEqual(open.map((score) => score.units));
      }),
    );
  });

  it('are made of the parts of a row', () => {
    fc.assert(
      fc.property(fc.array(someReport, { maxLength: 4 }), someDocument, (reports, document) => {
        const capped = {
          ...document,
          caps: { ...document.caps, perUnitAndPeriod: 20 },
          negativeTotals: 'zero' as const,
        };
        for (const { units } of months(reports, [aVersion(capped)], true)) {
          const [row] = units;
          const { submissionPoints, adoptionPoints, basePoints, penaltyPoints, adjustmentPoints, points } =
            row!;
          expect(points).toBe(
            sumOf([submissionPoints, adoptionPoints, basePoints, penaltyPoints, adjustmentPoints]),
          );
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(2_000);
        }
      }),
    );
  });
});

describe('what came late', () => {
  const city = versionOf({ uses: [{ level: 'city', points: 10 }] });
  const september = { from: '2026-09-01', to: '2026-09-30' };
  const sent = aReport({ id: 'r', sentOn: '2026-09-10' });
  const early = close(null, scorePeriod(anInput({ period: september, reports: [sent] }), city), september);
  const proven = {
    ...sent,
    adoptions: [aUse({ adoptedOn: '2026-09-12', knownAt: '2026-10-15T00:00:00.000Z' })],
  };

  it('counts in the first period that is open', () => {
    const [row] = scorePeriod(anInput({ reports: [proven], closed: early }), city).units;
    expect(row).toMatchObject({ submitted: 0, adopted: 1, points: 1_000 });
  });

  it('does not count where the year drops it', () => {
    const input = anInput({ reports: [proven], closed: early, lateArrivals: 'drop' });
    expect(scorePeriod(input, city).units[0]).toMatchObject({ adopted: 0, points: 0 });
  });

  it('counts in the open period between, not in the one after it', () => {
    const november = { from: '2026-11-01', to: '2026-11-30' };
    const input = anInput({ period: november, reports: [proven], closed: early });
    expect(scorePeriod(input, city).units[0]!.points).toBe(0);
  });

  it('takes back what was revoked or came to be a duplicate after it was closed', () => {
    const closed = close(early, scorePeriod(anInput({ reports: [proven], closed: early }), city), october);
    const november = { from: '2026-11-01', to: '2026-11-30' };
    const score = (report: ReportFacts) =>
      scorePeriod(anInput({ period: november, reports: [report], closed }), city).units[0];
    expect(score(sent)).toMatchObject({ submitted: 0, adopted: -1, points: -1_000 });
    expect(score({ ...proven, counts: false })).toMatchObject({ submitted: -1, adopted: -1, points: -1_000 });
    expect(score(proven)).toMatchObject({ submitted: 0, adopted: 0, points: 0 });
  });

  it('does not give again in a new series what an old one gave', () => {
    const used = {
      ...sent,
      adoptions: [aUse({ adoptedOn: '2026-08-30' }), aUse({ adoptedOn: '2026-10-12' })],
    };
    const old = { ...used, sentOn: '2026-08-20', sentAt: '2026-08-20T00:00:00.000Z' };
    const first = close(null, scorePeriod(anInput({ period: september, reports: [] }), city), september);
    expect(scorePeriod(anInput({ reports: [old], closed: first }), city).units[0]).toMatchObject({
      submitted: 0,
      adopted: 0,
      points: 1_000,
    });
  });
});

describe('penalties', () => {
  const penalties: SchemeDocument['penalties'] = {
    late: 1,
    missedCommission: 10,
    lowAdoptionRate: { below: 30, points: 2 },
    recorded: [
      { code: 'false_report', name: '失实', points: 30, losesHonours: true },
      { code: 'error_noted_by_above', name: '上级指出差错', points: 2, losesHonours: false },
    ],
  };
  const rules = versionOf({ penalties, uses: [{ points: 5 }] });

  it('are taken off for late reports, missed commissions, a low rate, and what was written down', () => {
    const reports = [aReport({ isLate: true }), aReport(), aReport(), aReport({ adoptions: [aUse()] })];
    const [row] = scorePeriod(
      anInput({
        reports,
        missedCommissions: [{ commissionId: 'c', organizationId: 'unit-1', dueOn: '2026-10-20' }],
        penalties: [aPenalty({ code: 'error_noted_by_above' })],
      }),
      rules,
    ).units;
    expect(row).toMatchObject({
      adoptionPoints: 500,
      penaltyPoints: -1_500,
      points: -1_000,
      losesHonours: false,
    });
    expect(row!.lines.map(({ why, points }) => [why.code, points])).toEqual([
      ['late', -100],
      ['recorded_penalty', -200],
      ['missed_commission', -1_000],
      ['low_adoption_rate', -200],
    ]);
    const zero = scorePeriod(anInput({ reports, penalties: [aPenalty()] }), [
      aVersion({ ...rules[0]!.document, negativeTotals: 'zero' }),
    ]);
    expect(zero.units[0]).toMatchObject({ points: 0, adjustmentPoints: 2_800 });
  });

  it('have no rate where nothing was sent, and none at exactly the limit', () => {
    expect(scorePeriod(anInput(), rules).units[0]).toMatchObject({ adoptionRate: null, penaltyPoints: 0 });
    const ten = Array.from({ length: 10 }, (_, index) => aReport({ adoptions: index < 3 ? [aUse()] : [] }));
    expect(scorePeriod(anInput({ reports: ten }), rules).units[0]).toMatchObject({
      adoptionRate: 3_000,
      penaltyPoints: 0,
    });
    const eleven = [...ten, aReport()];
    expect(scorePeriod(anInput({ reports: eleven }), rules).units[0]).toMatchObject({
      adoptionRate: 2_727,
      penaltyPoints: -200,
    });
  });

  it('lose honours for the unit and for who wrote the false report', () => {
    const report = aReport({ adoptions: [aUse()] });
    const other = aReport({ contributors: [aContributor('李四')], adoptions: [aUse()] });
    const input = anInput({ reports: [report, other], penalties: [aPenalty({ submissionId: report.id })] });
    const score = scorePeriod(input, rules);
    expect(score.units[0]).toMatchObject({ losesHonours: true, points: -2_000 });
    expect(score.persons.map(({ name, losesHonours }) => [name, losesHonours])).toEqual([
      ['李四', false],
      ['张三', true],
    ]);
  });

  it('count in the next period where they were written down too late, and are given back when revoked', () => {
    const closed = close(null, scorePeriod(anInput(), rules), october);
    const november = { from: '2026-11-01', to: '2026-11-30' };
    const input = anInput({ period: november, closed, penalties: [aPenalty()] });
    const score = scorePeriod(input, rules);
    expect(score.units[0]!.points).toBe(-3_000);
    expect(scorePeriod({ ...input, lateArrivals: 'drop' }, rules).units[0]!.points).toBe(0);
    const later = close(closed, score, november);
    const december = { from: '2026-12-01', to: '2026-12-31' };
    const again = (penalty: PenaltyFact) =>
      scorePeriod(anInput({ period: december, closed: later, penalties: [penalty] }), rules).units[0];
    expect(again(aPenalty())).toMatchObject({ points: 0 });
    expect(again(aPenalty({ isRevoked: true }))).toMatchObject({ points: 3_000, losesHonours: false });
  });
});

describe('caps', () => {
  it('hold back what a unit earned in a period and in a year, before penalties', () => {
    const rules = versionOf({
      uses: [{ points: 30 }],
      caps: { ...emptyDocument.caps, perUnitAndPeriod: 40, perUnitAndYear: 60 },
      penalties: {
        ...emptyDocument.penalties,
        recorded: [{ code: 'x', name: 'X', points: 5, losesHonours: false }],
      },
    });
    const reports = [aReport({ adoptions: [aUse()] }), aReport({ adoptions: [aUse()] })];
    const first = scorePeriod(anInput({ reports, penalties: [aPenalty({ code: 'x' })] }), rules);
    expect(first.units[0]).toMatchObject({ adoptionPoints: 6_000, earnedPoints: 4_000, points: 3_500 });
    const closed = close(null, first, october);
    const november = { from: '2026-11-01', to: '2026-11-30' };
    const more = [aReport({ sentOn: '2026-11-02', adoptions: [aUse({ adoptedOn: '2026-11-03' })] })];
    const second = scorePeriod(anInput({ period: november, reports: more, closed }), rules);
    expect(second.units[0]).toMatchObject({ adoptionPoints: 3_000, earnedPoints: 2_000, points: 2_000 });
  });

  it('hold back what a person has in a period', () => {
    const rules = versionOf({
      uses: [{ points: 30 }],
      caps: { ...emptyDocument.caps, perPersonAndPeriod: 40 },
    });
    const reports = [aReport({ adoptions: [aUse()] }), aReport({ adoptions: [aUse()] })];
    expect(scorePeriod(anInput({ reports }), rules).persons[0]!.points).toBe(4_000);
  });
});

describe('ranking', () => {
  const reports = (...counts: number[]) =>
    counts.flatMap((count, unit) =>
      Array.from({ length: count }, () => aReport({ organizationId: `unit-${unit}`, adoptions: [aUse()] })),
    );
  const units = ['unit-0', 'unit-1', 'unit-2', 'unit-3', 'unit-4'].map((id) => aUnit(id));
  const ranks = (document: Partial<SchemeDocument>, given: ReportFacts[]) =>
    scorePeriod(
      anInput({ units, reports: given }),
      versionOf({ uses: [{ points: 1 }], ...document }),
    ).units.map(({ organizationId, rank }) => [organizationId, rank]);

  it('shares ranks and leaves gaps, units with nothing too', () => {
    expect(ranks({}, reports(1, 3, 2, 2))).toEqual([
      ['unit-1', 1],
      ['unit-2', 2],
      ['unit-3', 2],
      ['unit-0', 4],
      ['unit-4', 5],
    ]);
  });

  it('leaves no gaps where the scheme says so', () => {
    const ranking: SchemeDocument['ranking'] = { ties: 'dense', tieBreakers: [] };
    expect(ranks({ ranking }, reports(1, 3, 2, 2)).map(([, rank]) => rank)).toEqual([1, 2, 2, 3, 4]);
  });

  it('breaks ties by what the scheme names, in its order', () => {
    const given = [
      ...reports(1, 1, 1),
      aReport({ organizationId: 'unit-0' }),
      aReport({ organizationId: 'unit-4' }),
    ];
    const by = (...tieBreakers: SchemeDocument['ranking']['tieBreakers']) =>
      ranks({ ranking: { ties: 'shared', tieBreakers } }, given);
    expect(by('adoption_rate')).toEqual([
      ['unit-1', 1],
      ['unit-2', 1],
      ['unit-0', 3],
      ['unit-4', 4],
      ['unit-3', 5],
    ]);
    expect(by('adopted', 'submitted').slice(0, 3)).toEqual([
      ['unit-0', 1],
      ['unit-1', 2],
      ['unit-2', 2],
    ]);
  });
});
