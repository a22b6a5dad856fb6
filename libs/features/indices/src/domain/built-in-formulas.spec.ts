import fc from 'fast-check';
import { computeIndex } from './compute-index';
import type { FormulaInput, IndexFormula } from './formula';
import { formulaFaults } from './formula-faults';
import { builtInFormulas } from './formulas/built-in-formulas';

const open = builtInFormulas.flatMap((formula) =>
  formula.document ? [{ ...formula, document: formula.document }] : [],
);
type Open = (typeof open)[number];

/** What figures are divided by: more of them means less for each. */
const divisors = ['d', 'n', 'nt'];

const figuresOf = ({ document }: Open, smallest = 0) =>
  fc.record(
    Object.fromEntries(
      document.inputs.map(({ name }) => [
        name,
        fc.integer({ min: divisors.includes(name) ? 1 : smallest, max: 3_000_000 }),
      ]),
    ),
  );
const compute = ({ document }: Open, inputs: Record<string, number>) =>
  computeIndex(document, new Map(Object.entries(inputs)));
const countsOf = ({ document }: Open): FormulaInput[] =>
  document.inputs.filter(({ name }) => !divisors.includes(name));

describe('formulas that ship with the product', () => {
  it('have ids of their own and are sound', () => {
    const ids = builtInFormulas.map(({ id }: IndexFormula) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, indexCode } of builtInFormulas) expect(id.split('/')[0]).toBe(indexCode);
    for (const { id, document } of open) expect([id, formulaFaults(document)]).toEqual([id, []]);
  });

  describe.each(open.map((formula): [string, Open] => [formula.id, formula]))('%s', (_id, formula) => {
    it('is 0 where nothing happened, also without any item', () => {
      const nothing = Object.fromEntries(formula.document.inputs.map(({ name }) => [name, 0]));
      expect(compute(formula, nothing).value).toBe(0);
      expect(compute(formula, { ...nothing, d: 30 }).value).toBe(0);
    });

    it('rises with every figure', () => {
      fc.assert(
        fc.property(
          figuresOf(formula),
          fc.constantFrom(...countsOf(formula)),
          fc.integer({ min: 1_000, max: 2_000_000 }),
          (inputs, { name }, more) => {
            const raised = { ...inputs, [name]: inputs[name]! + more };
            expect(compute(formula, raised).unrounded).toBeGreaterThan(compute(formula, inputs).unrounded);
          },
        ),
      );
    });

    it('never falls below 0 and has at most two decimals', () => {
      fc.assert(
        fc.property(figuresOf(formula), (inputs) => {
          const { value, unrounded } = compute(formula, inputs);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(Number(value.toFixed(2))).toBe(value);
          expect(Math.abs(value - unrounded)).toBeLessThanOrEqual(0.005 + 1e-9);
        }),
      );
    });

    it('does not care in which order its inputs come', () => {
      fc.assert(
        fc.property(figuresOf(formula), (inputs) => {
          const reversed = Object.fromEntries(Object.entries(inputs).reverse());
          expect(compute(formula, reversed)).toEqual(compute(formula, inputs));
        }),
      );
    });
  });

  const byId = (id: string) => open.find((formula) => formula.id === id)!;

  it('WCI of twice the days with twice the items and figures differs by the best item alone', () => {
    const wci = byId('wci/13');
    fc.assert(
      fc.property(figuresOf(wci, 1), fc.integer({ min: 2, max: 12 }), (inputs, times) => {
        const scaled = Object.fromEntries(
          Object.entries(inputs).map(([name, value]) => [name, name.endsWith('max') ? value : value * times]),
        );
        expect(compute(wci, scaled).unrounded).toBeCloseTo(compute(wci, inputs).unrounded, 8);
      }),
    );
  });

  it('mixes scale with their parts', () => {
    const mix = byId('mcci/union-2024');
    fc.assert(
      fc.property(figuresOf(mix), fc.integer({ min: 2, max: 9 }), (inputs, times) => {
        const scaled = Object.fromEntries(
          Object.entries(inputs).map(([name, value]) => [name, value * times]),
        );
        const once = compute(mix, inputs).unrounded;
        expect(compute(mix, scaled).unrounded / (once || 1)).toBeCloseTo(once === 0 ? 0 : times, 8);
      }),
    );
  });

  it('yield no number that is too large to be kept', () => {
    const mix = byId('mcci/union-2024');
    const document = { ...mix.document, expression: 'wci × wci' };
    const squared = (wci: number) => compute({ ...mix, document }, { wci, bci: 0, dci: 0, wvci: 0 }).value;
    expect(squared(31_000)).toBe(961_000_000);
    expect(() => squared(32_000)).toThrow('too_large');
  });

  it('weigh to one', () => {
    const all = { wci: 500, bci: 500, dci: 500, wvci: 500 };
    expect(compute(byId('mcci/union-2024'), all).value).toBe(500);
    expect(compute(byId('mcci/enterprise-2024'), all).value).toBe(500);
  });
});
