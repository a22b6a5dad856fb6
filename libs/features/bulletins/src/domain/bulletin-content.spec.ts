import { bulletinTable, silentUnits } from './bulletin-content';
import type { UnitFigures } from './bulletin-content';

const unit = (name: string, wish: Partial<UnitFigures> = {}): UnitFigures => ({
  organizationId: name,
  name,
  rank: 1,
  submitted: 0,
  adopted: 0,
  uses: [],
  instructions: 0,
  submissionPoints: 0,
  adoptionPoints: 0,
  basePoints: 0,
  penaltyPoints: 0,
  adjustmentPoints: 0,
  points: 0,
  ...wish,
});

const use = (outlet: string, level: string, count = 1) => ({
  outlet,
  level,
  kind: 'standalone' as const,
  extent: 'full' as const,
  count,
});

const departments = { unitClass: 'departments', name: '机关部门' };

/** A district bureau in Beijing, September 2016: 73 submitted, 69 adopted, 94.5 per cent. */
describe('a table of a bulletin', () => {
  it('gives the rates and points of the published example', () => {
    const office = unit('办公室', {
      submitted: 2,
      adopted: 2,
      submissionPoints: 200,
      adoptionPoints: 600,
      points: 800,
    });
    const others = unit('其他', { submitted: 71, adopted: 67 });
    const table = bulletinTable(
      departments,
      [office, others],
      new Map([['办公室', { submitted: 9, adopted: 8, points: 3100 }]]),
    );
    expect(table.rows[0]).toMatchObject({
      submitted: 2,
      submittedYear: 11,
      adoptedYear: 10,
      points: 8,
      pointsYear: 39,
    });
    expect(table.totals).toMatchObject({
      submitted: 73,
      adopted: 69,
      adoptionRate: 0.945,
      submittedYear: 82,
    });
  });

  it('has no rate where nothing was sent, and names those units', () => {
    const table = bulletinTable(departments, [unit('一', { submitted: 1 }), unit('二')], new Map());
    expect(table.rows.map(({ adoptionRate }) => adoptionRate)).toEqual([0, null]);
    expect(silentUnits(table)).toEqual(['二']);
  });

  it('splits uses by outlet in the order of levels, and by kind', () => {
    const composite = {
      ...use('工人日报', '国家级', 2),
      kind: 'composite' as const,
      extent: 'brief' as const,
    };
    const brief = { ...use('市总简报', '市级'), extent: 'brief' as const };
    const table = bulletinTable(
      departments,
      [
        unit('一', { uses: [composite, brief] }),
        unit('二', { uses: [use('区报', '县区级'), use('市总简报', '市级', -1)] }),
      ],
      new Map(),
    );
    expect(table.outlets).toEqual(['区报', '市总简报', '工人日报']);
    expect(table.rows[0]).toMatchObject({ outlets: [0, 1, 2], standalone: 0, composite: 2, brief: 1 });
    expect(table.totals).toMatchObject({ outlets: [1, 0, 2], standalone: 0, composite: 2, brief: 1 });
  });

  it('splits by level where outlets are too many for a sheet', () => {
    const many = Array.from({ length: 9 }, (_, index) => use(`报${index}`, index < 4 ? '市级' : '省级'));
    const table = bulletinTable(departments, [unit('一', { uses: many })], new Map());
    expect([table.splitBy, table.outlets, table.rows[0]!.outlets]).toEqual([
      'level',
      ['市级', '省级'],
      [4, 5],
    ]);
  });

  it('rounds rates half up', () => {
    const rates = [
      [1, 16],
      [1, 8],
      [2, 3],
      [1, 2000],
    ].map(
      ([adopted, submitted]) =>
        bulletinTable(departments, [unit('一', { adopted, submitted })], new Map()).rows[0]!.adoptionRate,
    );
    expect(rates).toEqual([0.063, 0.125, 0.667, 0.001]);
  });
});
