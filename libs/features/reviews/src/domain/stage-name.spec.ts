import { templateA, templateB, templateC } from './flow-templates';
import { stageName } from './stage-name';

const flow = (...keys: string[]) =>
  keys.map((key) => ({ key, kind: key.startsWith('proof') ? ('proof' as const) : ('review' as const) }));
const namesIn = (stages: ReturnType<typeof flow>, language: 'zh' | 'en') =>
  stages.map(({ key }) => stageName(stages, key)[language]);

describe('what stages are called', () => {
  it('is the field’s own words in each shipped flow; the second of two reviews is the last', () => {
    expect(namesIn(templateA.stages, 'zh')).toEqual(['初审', '复审', '终审']);
    expect(namesIn(templateB.stages, 'zh')).toEqual(['初审', '一校', '复审', '二校', '终审', '三校']);
    expect(namesIn(templateC.stages, 'zh')).toEqual(['初审', '终审']);
    expect(namesIn(templateC.stages, 'en')).toEqual(['first review', 'final review']);
    expect(namesIn(flow('only'), 'zh')).toEqual(['审核']);
  });

  it('never gives two stages of a flow one name', () => {
    const long = flow(...Array.from({ length: 12 }, (_, index) => `review_${index + 1}`));
    const proofs = flow(...Array.from({ length: 12 }, (_, index) => `proof_${index + 1}`));
    for (const language of ['zh', 'en'] as const) {
      expect(new Set(namesIn(long, language)).size).toBe(12);
      expect(new Set(namesIn(proofs, language)).size).toBe(12);
    }
    expect(namesIn(flow('a', 'b', 'c', 'd'), 'zh')).toEqual(['初审', '复审（一）', '复审（二）', '终审']);
  });

  it('tells the proof that a late correction needed, and leaves the others their names', () => {
    const corrected = flow('review_1', 'proof_1', 'review_2', 'proof_after_correction');
    expect(namesIn(corrected, 'zh')).toEqual(['初审', '一校', '终审', '改后校对']);
    expect(stageName(flow('review_1'), 'proof_after_correction').zh).toBe('改后校对');
  });

  it('of a stage that the flow has not tells its key', () => {
    expect(stageName(flow('review_1'), 'else')).toEqual({ zh: '“else”环节', en: 'stage "else"' });
  });
});
