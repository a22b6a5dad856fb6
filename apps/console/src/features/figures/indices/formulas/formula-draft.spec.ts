import type { FormulaDocument } from '../use-formulas';
import { codeFrom, documentOf, draftOf } from './formula-draft';

const wvci: FormulaDocument['inputs'][number] = {
  name: 'wvci',
  label: 'WVCI',
  kind: 'index',
  measure: null,
  over: 'all',
  indexCode: 'wvci',
  whenMissing: 0,
  atLeast: null,
  partOf: null,
};

it('goes through the form unchanged', () => {
  const document = {
    inputs: [wvci],
    constants: [{ name: 'a', value: 0.5 }],
    steps: [{ name: 'half', expression: 'a × wvci' }],
    expression: 'half',
    decimals: 2,
  };
  expect(documentOf(draftOf(document))).toEqual(document);
});

it('gives each kind of input what is its own', () => {
  const draft = {
    inputs: [
      { name: ' R ', kind: 'count' as const, measure: '', indexCode: 'wci' },
      { name: 'w', kind: 'index' as const, measure: 'read_count', indexCode: 'wci' },
    ],
    expression: 'R + w',
  };
  expect(documentOf(draft).inputs).toEqual([
    expect.objectContaining({ name: 'R', measure: null, indexCode: null }),
    expect.objectContaining({ name: 'w', measure: null, indexCode: 'wci' }),
  ]);
});

it('makes a code of the index', () => {
  expect(codeFrom('WVCI_2')).toBe('wvci-2');
});
