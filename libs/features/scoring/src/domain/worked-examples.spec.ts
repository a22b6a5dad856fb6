import { aContributor, aReport, aUse, aVersion, anInstruction } from '../testing/facts';
import type { PeriodInput } from './period-input';
import { fromHundredths } from './points';
import type { SchemeDocument } from './scheme-document';
import { scorePeriod } from './score-period';
import { scoreReport } from './score-report';
import { schemeTemplates } from './templates';

const documentOf = (code: string): SchemeDocument =>
  schemeTemplates.find((template) => template.code === code)!.document;

const october: Pick<PeriodInput, 'period' | 'yearStartsOn'> = {
  period: { from: '2026-10-01', to: '2026-10-31' },
  yearStartsOn: '2026-01-01',
};

const nothingElse = {
  penalties: [],
  missedCommissions: [],
  closed: null,
  lateArrivals: 'count_in_next',
} as const;

describe('worked examples of published rules', () => {
  it('A: city, province and national union bulletins give 80 points and 320 yuan to the first author', () => {
    const report = aReport({
      contributors: [aContributor('张三'), aContributor('李四')],
      adoptions: [
        aUse({ outlet: '市总工会信息', level: 'city' }),
        aUse({ outlet: '《省总工会信息》', level: 'province' }),
        aUse({ outletCode: 'national_union_journal', outlet: '刊物', level: 'national' }),
      ],
    });
    const versions = [aVersion(documentOf('A'))];
    expect(fromHundredths(scoreReport(report, versions).points)).toBe(80);
    const score = scorePeriod(
      {
        ...october,
        ...nothingElse,
        units: [{ organizationId: 'unit-1', unitClass: null, joinedOn: null }],
        reports: [report],
      },
      versions,
    );
    expect(score.units[0]).toMatchObject({
      submitted: 1,
      adopted: 1,
      adoptionRate: 10_000,
      points: 8_000,
      rank: 1,
    });
    expect(score.persons.map(({ name, fen }) => [name, fen])).toEqual([
      ['张三', 32_000],
      ['李四', 0],
    ]);
  });

  it('A: no personal name, no pay', () => {
    const report = aReport({
      contributors: [aContributor('某厂工会')],
      adoptions: [aUse({ outlet: '市总工会信息' })],
    });
    const score = scorePeriod(
      {
        ...october,
        ...nothingElse,
        units: [{ organizationId: 'unit-1', unitClass: null, joinedOn: null }],
        reports: [report],
      },
      [aVersion(documentOf('A'))],
    );
    expect(score.units[0]!.points).toBe(1_500);
    expect(score.persons.map(({ fen }) => fen)).toEqual([0]);
  });

  it('B: city bulletin, provincial digest, State Council and a provincial instruction give 125', () => {
    const report = aReport({
      adoptions: [
        aUse({ level: 'city', outlet: '市信息' }),
        aUse({ level: 'province', outlet: '省级信息摘报' }),
        aUse({ level: 'national', outlet: '国务院信息' }),
      ],
      instructions: [anInstruction({ level: 'province' })],
    });
    const score = scoreReport(report, [aVersion(documentOf('B'))]);
    expect(fromHundredths(score.points)).toBe(125);
    expect(score.lines.map(({ points }) => fromHundredths(points)).sort((a, b) => a - b)).toEqual([
      2, 3, 10, 10, 50, 50,
    ]);
  });

  it('C: joint bulletin and own bulletin with a provincial instruction give 50', () => {
    const report = aReport({
      adoptions: [
        aUse({ level: 'unit', outlet: '本级信息简报' }),
        aUse({ level: 'province', outlet: '省级综合信息' }),
      ],
      instructions: [anInstruction({ level: 'province' })],
    });
    expect(fromHundredths(scoreReport(report, [aVersion(documentOf('C'))]).points)).toBe(50);
  });
});
