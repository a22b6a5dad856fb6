import fc from 'fast-check';
import { someDocument, someReport } from '../testing/arbitraries';
import { aContributor, aReport, aUse, aVersion, anInstruction } from '../testing/facts';
import { roundPoints, sumOf } from './points';
import type { SchemeDocument } from './scheme-document';
import { scoreJointReports, scoreReport } from './score-report';
import { emptyDocument } from './templates';

const pointsUnder = (document: Partial<SchemeDocument>, ...wishes: Parameters<typeof aUse>[0][]) =>
  scoreReport(aReport({ adoptions: wishes.map((wish) => aUse(wish)) }), [
    aVersion({ ...emptyDocument, ...document }),
  ]).points;

describe('points of a report', () => {
  it('do not depend on the order of its facts', () => {
    fc.assert(
      fc.property(someReport, someDocument, fc.infiniteStream(fc.nat()), (report, document, chance) => {
        const shuffled = {
          ...report,
          adoptions: shuffle(report.adoptions, chance),
          instructions: shuffle(report.instructions, chance),
        };
        const versions = [aVersion(document)];
        expect(scoreReport(shuffled, versions)).toEqual(scoreReport(report, versions));
      }),
    );
  });

  it('are what their lines add up to', () => {
    fc.assert(
      fc.property(
        someReport,
        someDocument,
        fc.option(fc.nat(50), { nil: null }),
        (report, document, perReport) => {
          const capped = { ...document, caps: { ...document.caps, perReport } };
          const score = scoreReport(report, [aVersion(capped)]);
          expect(score.points).toBe(sumOf(score.lines.map(({ points }) => points)));
          if (perReport !== null) expect(score.points).toBeLessThanOrEqual(perReport * 100);
        },
      ),
    );
  });

  it('are never more by the best use or by the first than by all of them', () => {
    fc.assert(
      fc.property(someReport, someDocument, (report, document) => {
        const by = (duplicatePolicy: SchemeDocument['duplicatePolicy']) =>
          scoreReport(report, [aVersion({ ...document, duplicatePolicy })]).points;
        expect(by('max')).toBeLessThanOrEqual(by('sum'));
        expect(by('first')).toBeLessThanOrEqual(by('max'));
      }),
    );
  });

  it('never sink by a further fact where all uses count, or the best', () => {
    fc.assert(
      fc.property(someReport, someReport, someDocument, fc.boolean(), (report, other, document, isMax) => {
        const versions = [aVersion({ ...document, duplicatePolicy: isMax ? 'max' : 'sum' })];
        const more = {
          ...report,
          adoptions: [...report.adoptions, ...other.adoptions],
          instructions: [...report.instructions, ...other.instructions],
        };
        expect(scoreReport(more, versions).points).toBeGreaterThanOrEqual(
          scoreReport(report, versions).points,
        );
      }),
    );
  });

  it('are shared by the authors to the last hundredth', () => {
    fc.assert(
      fc.property(someReport, someDocument, (report, document) => {
        const { points, perPerson } = scoreReport(report, [aVersion(document)]);
        const sum = sumOf(perPerson.map((share) => share.points));
        expect(sum).toBe(document.coAuthorPolicy === 'each_full' ? points * perPerson.length : points);
      }),
    );
  });

  it('are shared by the units of joint reports to the last hundredth, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.array(someReport, { minLength: 2, maxLength: 4 }), someDocument, (reports, document) => {
        const versions = [aVersion({ ...document, submissions: [] })];
        const group = reports.map((report, index) => ({ ...report, organizationId: `unit-${index}` }));
        const scores = scoreJointReports(group, versions);
        const earned = scores[0]!.lines.filter(({ why }) => why.code !== 'joint_share');
        const whole = roundPoints(sumOf(earned.map(({ points }) => points)), document.rounding.digits);
        expect(sumOf(scores.map(({ points }) => points))).toBe(whole);
        const turned = scoreJointReports([...group].reverse(), versions);
        expect([...turned].reverse()).toEqual(scores);
      }),
    );
  });
});

describe('which rule counts', () => {
  const outlets: SchemeDocument['outlets'] = [
    { code: 'paper', name: '市报', aliases: ['市日报', 'City Daily'], level: 'city', medium: 'public_media' },
  ];

  it.each(['市报', '《市日报》', 'ＣＩＴＹ　daily'])('knows an outlet by name or alias: %s', (outlet) => {
    const document = { outlets, uses: [{ outlet: 'paper', points: 7 }] };
    expect(pointsUnder(document, { outlet })).toBe(700);
    expect(pointsUnder(document, { outlet, level: 'province' })).toBe(0);
  });

  it('is the first that fits', () => {
    const uses: SchemeDocument['uses'] = [
      { level: 'city', kind: 'composite', points: 1 },
      { level: 'city', extent: 'brief', points: 2 },
      { level: 'city', categories: ['research'], points: 20 },
      { level: 'city', minCharacters: 1_000, points: 9 },
      { medium: 'public_media', points: 4 },
      { level: 'city', points: 3 },
    ];
    expect(pointsUnder({ uses }, {})).toBe(300);
    expect(pointsUnder({ uses }, { kind: 'composite', extent: 'brief' })).toBe(100);
    expect(pointsUnder({ uses }, { extent: 'brief' })).toBe(200);
    expect(pointsUnder({ uses, outlets }, { outlet: '市报' })).toBe(400);
    const versions = [aVersion({ ...emptyDocument, uses })];
    const adoptions = [aUse()];
    expect(scoreReport(aReport({ adoptions, category: 'research' }), versions).points).toBe(2_000);
    expect(scoreReport(aReport({ adoptions, characters: 1_000 }), versions).points).toBe(900);
  });

  it('counts an earlier stage of a level once, however it is known', () => {
    const uses: SchemeDocument['uses'] = [
      { level: 'province', stage: 'sent_up', points: 2 },
      { level: 'province', stage: 'selected', points: 3 },
      { level: 'province', points: 10 },
    ];
    const at = (stage: 'sent_up' | 'selected' | 'adopted', outlet: string) =>
      ({ level: 'province', stage, outlet }) as const;
    expect(pointsUnder({ uses }, at('sent_up', '甲'))).toBe(200);
    expect(pointsUnder({ uses }, at('sent_up', '甲'), at('sent_up', '乙'))).toBe(200);
    expect(pointsUnder({ uses }, at('selected', '甲'))).toBe(500);
    expect(pointsUnder({ uses }, at('sent_up', '甲'), at('adopted', '甲'), at('adopted', '乙'))).toBe(2_500);
  });

  it('counts a stage at its best, in whatever order it was reached', () => {
    const uses: SchemeDocument['uses'] = [
      { outlet: 'paper', stage: 'sent_up', points: 5 },
      { level: 'city', stage: 'sent_up', points: 2 },
    ];
    const at = (outlet: string, adoptedOn: string) => ({ stage: 'sent_up', outlet, adoptedOn }) as const;
    const document = { outlets, uses };
    expect(pointsUnder(document, at('市报', '2026-10-08'), at('晚报', '2026-10-09'))).toBe(500);
    expect(pointsUnder(document, at('市报', '2026-10-09'), at('晚报', '2026-10-08'))).toBe(500);
  });

  it('counts one use once, however often and under whatever name it was written down', () => {
    const document = { outlets, uses: [{ points: 7 }] };
    expect(pointsUnder(document, { outlet: '市报' }, { outlet: '市日报' })).toBe(700);
    expect(pointsUnder(document, { outlet: '市报' }, { outlet: '市报', adoptedOn: '2026-10-11' })).toBe(
      1_400,
    );
  });

  it('gives the first use that is worth something, not who only sent it up before', () => {
    const uses: SchemeDocument['uses'] = [
      { level: 'province', stage: 'sent_up', points: 2 },
      { level: 'province', points: 10 },
      { level: 'city', points: 4 },
    ];
    const first = { uses, duplicatePolicy: 'first' as const };
    expect(pointsUnder(first, { level: 'province', stage: 'sent_up', adoptedOn: '2026-10-06' })).toBe(200);
    expect(
      pointsUnder(
        first,
        { level: 'unit', adoptedOn: '2026-10-06' },
        { level: 'city', adoptedOn: '2026-10-08' },
        { level: 'province', adoptedOn: '2026-10-09' },
      ),
    ).toBe(400);
  });
});

describe('edges', () => {
  const city = (points: number): SchemeDocument => ({ ...emptyDocument, uses: [{ level: 'city', points }] });

  it('counts each fact by the version of its day, on the border too', () => {
    const versions = [
      aVersion(city(3), { id: 'old', validTo: '2026-10-31' }),
      aVersion(city(5), { id: 'new', validFrom: '2026-11-01' }),
    ];
    const report = aReport({
      adoptions: [aUse({ adoptedOn: '2026-10-31' }), aUse({ adoptedOn: '2026-11-01' })],
    });
    expect(scoreReport(report, versions).lines.map(({ points, versionId }) => [points, versionId])).toEqual([
      [300, 'old'],
      [500, 'new'],
    ]);
  });

  it('joins uses for good by the policy under which the report was sent', () => {
    const versions = [
      aVersion(city(3), { id: 'old', validTo: '2026-10-31' }),
      aVersion({ ...city(5), duplicatePolicy: 'max' }, { id: 'new', validFrom: '2026-11-01' }),
    ];
    const adoptions = [aUse({ adoptedOn: '2026-10-31' }), aUse({ adoptedOn: '2026-11-01' })];
    expect(scoreReport(aReport({ adoptions }), versions).points).toBe(800);
  });

  it('gives nothing on days on which no version was valid', () => {
    const report = aReport({ adoptions: [aUse({ adoptedOn: '2026-10-31' })] });
    expect(scoreReport(report, [aVersion(city(3), { validFrom: '2026-11-01' })]).points).toBe(0);
    expect(scoreReport(report, []).points).toBe(0);
  });

  it('counts what was used before it was sent on the day on which it was sent', () => {
    const versions = [
      aVersion(city(3), { id: 'old', validTo: '2026-10-31' }),
      aVersion(city(5), { id: 'new', validFrom: '2026-11-01' }),
    ];
    const report = aReport({ sentOn: '2026-11-02', adoptions: [aUse({ adoptedOn: '2026-10-20' })] });
    expect(scoreReport(report, versions).lines).toMatchObject([{ points: 500, on: '2026-11-02' }]);
  });

  it('shares what joint reports earned, the step that is left to the earlier one', () => {
    const report = (day: string, organizationId: string, outlet: string) =>
      aReport({
        sentOn: day,
        organizationId,
        jointGroupId: 'g',
        adoptions: [aUse({ outlet, adoptedOn: '2026-10-20' })],
      });
    // The same use on two reports of the group is one use.
    const group = [
      report('2026-10-07', 'unit-2', '市报'),
      report('2026-10-06', 'unit-1', '市报'),
      report('2026-10-08', 'unit-3', '市报'),
    ];
    const scores = scoreJointReports(group, [aVersion(city(10))]);
    expect(scores.map(({ points }) => points)).toEqual([333, 334, 333]);
    expect(scores.every(({ isAdopted }) => isAdopted)).toBe(true);
  });

  it('leaves duplicates out of a group', () => {
    const adoptions = [aUse()];
    const group = [
      aReport({ adoptions }),
      aReport({ counts: false, adoptions: [aUse({ outlet: '另一报' })] }),
    ];
    expect(scoreJointReports(group, [aVersion(city(10))]).map(({ points }) => points)).toEqual([1_000, 0]);
  });

  it('gives what meets the requirements only as long as uses earn less', () => {
    const document = { ...city(10), meetsRequirements: 5 };
    const marked = aReport({ meetsRequirementsOn: '2026-10-06' });
    expect(scoreReport(marked, [aVersion(document)]).points).toBe(500);
    const used = { ...marked, adoptions: [aUse()] };
    expect(scoreReport(used, [aVersion(document)]).points).toBe(1_000);
    expect(scoreReport(used, [aVersion({ ...document, uses: [{ points: 1 }] })]).points).toBe(500);
  });

  it('adds every instruction at its level and for its category', () => {
    const document: SchemeDocument = {
      ...emptyDocument,
      duplicatePolicy: 'max',
      instructions: [
        { level: 'city', categories: ['research'], points: 10 },
        { level: 'city', points: 5 },
      ],
    };
    const instructions = [anInstruction({ level: 'city' }), anInstruction({ level: 'city' })];
    expect(scoreReport(aReport({ instructions }), [aVersion(document)]).points).toBe(1_000);
    expect(scoreReport(aReport({ instructions, category: 'research' }), [aVersion(document)]).points).toBe(
      2_000,
    );
  });

  it.each([
    ['first_author', [1_000, 0, 0]],
    ['equal', [334, 333, 333]],
    ['by_share', [500, 300, 200]],
    ['each_full', [1_000, 1_000, 1_000]],
  ] as const)('gives co-authors their points: %s', (coAuthorPolicy, expected) => {
    const contributors = [50, 30, 20].map((share, index) => aContributor(`作者${index}`, { share }));
    const report = aReport({ contributors, adoptions: [aUse()] });
    const score = scoreReport(report, [aVersion({ ...city(10), coAuthorPolicy })]);
    expect(score.perPerson.map(({ points }) => points)).toEqual(expected);
  });

  it('rounds halves up', () => {
    expect(pointsUnder({ uses: [{ points: 2.5 }], rounding: { digits: 0 } }, {})).toBe(300);
    expect(pointsUnder({ uses: [{ points: 2.25 }], rounding: { digits: 1 } }, {})).toBe(230);
    expect(pointsUnder({ uses: [{ points: 2.24 }], rounding: { digits: 1 } }, {})).toBe(220);
  });
});

function shuffle<Item>(items: readonly Item[], chance: { next(): IteratorResult<number> }): Item[] {
  return items
    .map((item) => ({ item, order: Number(chance.next().value) }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);
}
