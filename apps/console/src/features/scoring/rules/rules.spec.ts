import { freeCode, moved, rulesOf, withoutBlanks } from './rules';

it('fills in what a document leaves out', () => {
  const rules = rulesOf({ uses: [], penalties: { late: 2 } });
  expect(rules.penalties).toEqual({ late: 2, missedCommission: 0, lowAdoptionRate: null, recorded: [] });
  expect(rules.duplicatePolicy).toBe('sum');
});

it('leaves out what was left empty, and keeps nought', () => {
  expect(withoutBlanks({ outlet: '', level: null, categories: [], points: 0, late: false })).toEqual({
    points: 0,
    late: false,
  });
});

it('gives a code that nothing else has', () => {
  expect(freeCode('class-', [])).toBe('class-1');
  expect(freeCode('class-', ['class-2'])).toBe('class-3');
});

it('moves a row among the others', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});
