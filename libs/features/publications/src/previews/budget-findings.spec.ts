import { judgeBudget } from './budget-findings';

const rule = { operation: 'create', window: 'day' as const, max: 12, reserve: 2, perPost: 1 };
const codes = (day: object) =>
  judgeBudget({ rule, date: '2026-11-21', used: 0, planned: 0, isItemPlanned: false, ...day }).map(
    ({ severity, code, path }) => `${severity} ${code} ${path}`,
  );

describe('the budget of a day', () => {
  it('is no news while there is enough of it', () => {
    expect(codes({ used: 7 })).toEqual([]);
    expect(codes({ used: 3, planned: 6 })).toEqual([]);
  });

  it('is told from four fifths on, of what is not kept back', () => {
    expect(codes({ used: 8 })).toEqual(['warning budget_nearly_used_up budget.create']);
  });

  it('is told before it is used up by what is planned, this item among it', () => {
    expect(codes({ used: 3, planned: 7 })).toEqual(['warning budget_planned_up budget.create']);
    expect(codes({ used: 3, planned: 7, isItemPlanned: true })).toEqual([]);
    expect(codes({ used: 3, planned: 8, isItemPlanned: true })).toEqual([
      'warning budget_planned_up budget.create',
    ]);
  });

  it('is not held against posts that need none of it', () => {
    const { perPost: _, ...other } = rule;
    expect(codes({ rule: other, used: 3, planned: 50 })).toEqual([]);
  });
});
