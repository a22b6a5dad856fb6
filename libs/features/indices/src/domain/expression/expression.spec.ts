import fc from 'fast-check';
import { evaluateExpression } from './evaluate-expression';
import { ExpressionError } from './expression-error';
import { parseExpression } from './parse-expression';

const evaluate = (text: string, values: Record<string, number> = {}) =>
  evaluateExpression(parseExpression(text), new Map(Object.entries(values)));

function errorOf(work: () => unknown): [string, number] {
  try {
    work();
  } catch (error) {
    if (error instanceof ExpressionError) return [error.code, error.position];
    throw error;
  }
  throw new Error('nothing was refused');
}

/** An expression as text, beside what JavaScript makes of the same tree. */
const leaf = fc.oneof(
  fc.integer({ min: 0, max: 999 }).map((value) => ({ text: String(value), value })),
  fc.constantFrom({ text: 'x', value: 3 }, { text: 'reads', value: 120_000 }),
);
const { tree } = fc.letrec<{ tree: { text: string; value: number } }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc
      .tuple(tie('tree'), fc.constantFrom('+', '−', '×', '-', '*'), tie('tree'))
      .map(([left, sign, right]) => ({
        text: `(${left.text} ${sign} ${right.text})`,
        value: operate(sign, left.value, right.value),
      })),
    fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => ({
      text: `max（${one.text}，min(${other.text}, 5)）`,
      value: Math.max(one.value, Math.min(other.value, 5)),
    })),
    tie('tree').map(({ text, value }) => ({
      text: `ln(max(${text}, 0) + 1)`,
      value: Math.log(Math.max(value, 0) + 1),
    })),
    tie('tree').map(({ text, value }) => ({ text: `-${text}`, value: -value })),
  ),
}));

function operate(sign: string, left: number, right: number): number {
  if (sign === '+') return left + right;
  return sign === '×' || sign === '*' ? left * right : left - right;
}

describe('expressions', () => {
  it.each([
    ['1 + 2 × 3', 7],
    ['(1 + 2) × 3', 9],
    ['8 ÷ 4 ÷ 2', 1],
    ['8 − 4 − 2', 2],
    ['-2 × -3', 6],
    ['2 - -3', 5],
    ['ln(1)', 0],
    ['sqrt(9) + min(4, 2, 3) + max(1)', 6],
    ['10·x', 30],
    ['（1＋x）／2', 2],
    ['7 / 2', 3.5],
    ['38 / 78 * 78', 38],
  ])('%s is %d', (text, expected) => {
    expect(evaluate(text, { x: 3 })).toBeCloseTo(expected, 12);
  });

  it('mean what the same tree means elsewhere', () => {
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        fc.pre(Number.isFinite(value) && text.length < 1_900 && depthOf(text) < 30);
        expect(evaluate(text, { x: 3, reads: 120_000 })).toBe(value);
      }),
    );
  });

  it.each([
    ['', 'expression_unfinished', 1],
    ['1 +', 'expression_unfinished', 4],
    ['(1 + 2', 'bracket_missing', 7],
    ['1 + 2)', 'not_expected_here', 6],
    ['1 2', 'not_expected_here', 3],
    ['a + $b', 'character_unknown', 5],
    ['"a"', 'character_unknown', 1],
    ['a.b', 'character_unknown', 2],
    ['a[0]', 'character_unknown', 2],
    ['1e5', 'not_expected_here', 2],
    ['.5', 'character_unknown', 1],
    ['2 + eval(1)', 'function_unknown', 5],
    ['constructor(1)', 'function_unknown', 1],
    ['x(2)', 'function_unknown', 1],
    ['ln(1, 2)', 'arguments_wrong', 1],
    ['ln()', 'not_expected_here', 4],
    ['1, 2', 'not_expected_here', 2],
    ['99999999999999999', 'number_too_large', 1],
  ])('%s is refused: %s at %d', (text, code, position) => {
    expect(errorOf(() => parseExpression(text))).toEqual([code, position]);
  });

  it.each([
    ['name_too_long', 1, `${'a'.repeat(41)} + 1`],
    ['expression_too_long', 2_001, '1+'.repeat(1_001)],
    ['expression_too_deep', 33, '('.repeat(33) + '1' + ')'.repeat(33)],
    ['expression_too_deep', 33, '-'.repeat(40) + '1'],
    ['expression_too_large', 500, `1${'+1'.repeat(400)}`],
  ])('are bounded: %s at %d', (code, position, text) => {
    expect(errorOf(() => parseExpression(text))).toEqual([code, position]);
  });

  it.each([
    ['1 + y', 'name_unknown', 5],
    ['toString', 'name_unknown', 1],
    ['__proto__', 'character_unknown', 1],
    ['1 + 5 ÷ (x − 3)', 'division_by_zero', 7],
    ['ln(x − 3)', 'ln_needs_positive', 1],
    ['2 × sqrt(2 − x)', 'sqrt_needs_positive', 5],
    [`x${' × 999999999999999'.repeat(30)}`, 'too_large', expect.any(Number)],
  ])('%s can not be calculated: %s at %s', (text, code, position) => {
    expect(errorOf(() => evaluate(text, { x: 3 }))).toEqual([code, position]);
  });

  it('of nothing over nothing is nothing', () => {
    expect(evaluate('ln(R ÷ n + 1)', { R: 0, n: 0 })).toBe(0);
  });

  it('whatever is written ends in a number or in a fault with its place', () => {
    const pieces = fc.constantFrom(
      ...'0123 +-−×÷*/()（），.xln_$"\n'.split(''),
      'ln(',
      'min(',
      'sqrt',
      'x',
      '1',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        let value: number;
        try {
          value = evaluate(text, { x: 3 });
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(1);
          expect(error.position).toBeLessThanOrEqual(text.length + 1);
          return;
        }
        expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if ('(（-'.includes(sign)) depth += 1;
    if (')）'.includes(sign)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
