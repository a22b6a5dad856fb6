import { stageName } from './stage-names';

const flow = (...keys: string[]) =>
  keys.map((key) => ({ key, kind: key.startsWith('proof') ? ('proof' as const) : ('review' as const) }));
const names = (...keys: string[]) => keys.map((key) => stageName(flow(...keys), key));

describe('what stages are called on paper', () => {
  it('is the field’s own words', () => {
    expect(names('review_1', 'review_2', 'review_3')).toEqual(['初审', '复审', '终审']);
    expect(names('review_1', 'proof_1', 'review_2', 'proof_2', 'review_3', 'proof_3')).toEqual([
      ...['初审', '一校', '复审', '二校', '终审', '三校'],
    ]);
    expect(names('review_1', 'review_2')).toEqual(['初审', '终审']);
    expect(names('only')).toEqual(['审核']);
  });

  it('tells the proof that a late correction needed, and leaves the others their names', () => {
    expect(names('review_1', 'review_2', 'proof_after_correction')).toEqual(['初审', '终审', '改后校对']);
  });

  it('of a stage that the flow has not is its key', () => {
    expect(stageName(flow('review_1'), 'else')).toBe('else');
  });
});
