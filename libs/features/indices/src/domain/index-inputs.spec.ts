import { AppError } from '@haojiao/kernel';
import { findBuiltIn } from './formulas/built-in-formulas';
import { keptFrom, readInputs } from './index-inputs';
import type { GivenInput } from './index-inputs';

const bci = findBuiltIn('bci/9')!.document!;
const dci = findBuiltIn('dci/1')!.document!;
const week: GivenInput[] = [120, 90, 850, 430, 700, 380, 2_600].map((value, index) => ({
  ...{ name: `X${index + 1}`, value },
}));
const changed = (name: string, wish: Partial<GivenInput>): GivenInput[] =>
  week.map((one) => (one.name === name ? { ...one, ...wish } : one));

function codesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.faults.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
}

describe('inputs of an index', () => {
  it('are kept in the order of the formula with their source and precision', () => {
    const kept = readInputs(
      bci,
      7,
      changed('X7', { precision: 'rounded', note: '0.26万' }).reverse(),
      new Map(),
    );
    expect(kept.map(({ name }) => name)).toEqual(bci.inputs.map(({ name }) => name));
    expect(kept[6]).toMatchObject({ value: 2_600, source: 'typed', precision: 'rounded', note: '0.26万' });
  });

  it('that are given go before those that were found', () => {
    const [posts] = bci.inputs;
    const found = new Map([['X1', keptFrom(posts!, 'publications', 500)]]);
    expect(readInputs(bci, 7, week, found)[0]).toMatchObject({ value: 120, source: 'typed' });
    const without = week.filter(({ name }) => name !== 'X1');
    expect(readInputs(bci, 7, without, found)[0]).toMatchObject({ value: 500, source: 'publications' });
  });

  it('are whole and not negative, but for changes', () => {
    for (const value of [-1, 0.5, Number.MAX_SAFE_INTEGER + 1]) {
      expect(codesOf(() => readInputs(bci, 7, changed('X7', { value }), new Map()))).toEqual([
        'inputs.6.value whole_number',
      ]);
    }
    const lost = week.slice(0, 6).map((one, index) => ({ ...one, value: index === 4 ? -30 : 5 }));
    expect(readInputs(dci, 7, lost, new Map())[4]).toMatchObject({ name: 'X5', value: -30 });
  });

  it('that are parts do not exceed their whole, as far as both are exact', () => {
    expect(codesOf(() => readInputs(bci, 7, changed('X2', { value: 120 }), new Map()))).toEqual([]);
    expect(codesOf(() => readInputs(bci, 7, changed('X2', { value: 121 }), new Map()))).toEqual([
      'inputs part_exceeds_whole',
    ]);
    const rounded = changed('X2', { value: 121, precision: 'rounded' });
    expect(codesOf(() => readInputs(bci, 7, rounded, new Map()))).toEqual([]);
  });

  it('that are known in part are no missing ones: a stand-in would hide what is not known', () => {
    const lenient = {
      ...bci,
      inputs: bci.inputs.map((input) => (input.name === 'X7' ? { ...input, whenMissing: 0 } : input)),
    };
    const without = week.filter(({ name }) => name !== 'X7');
    expect(readInputs(lenient, 7, without, new Map())[6]).toMatchObject({ value: 0, source: 'missing' });
    const gaps = new Map([['X7', { zh: '3 篇没有这个数字。', en: '3 posts lack it.' }]]);
    expect(codesOf(() => readInputs(lenient, 7, without, new Map(), gaps))).toEqual(['inputs input_missing']);
    expect(readInputs(lenient, 7, week, new Map(), gaps)[6]).toMatchObject({ value: 2_600, source: 'typed' });
  });

  it('take a value by its id for indices alone', () => {
    expect(codesOf(() => readInputs(bci, 7, changed('X1', { valueId: 'x' }), new Map()))).toEqual([
      'inputs.0 figure_needed',
    ]);
  });
});
