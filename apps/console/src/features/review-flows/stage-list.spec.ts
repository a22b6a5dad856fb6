import { stageNameOf, templates, withKeys } from './stage-list';

const review = { kind: 'review' as const };
const proof = { kind: 'proof' as const };

describe('the stages of a flow', () => {
  it('are called by their place', () => {
    const three = [review, proof, review, review];
    expect(three.map((_, index) => stageNameOf(three, index)[0])).toEqual([
      'stage.first',
      'stage.proof',
      'stage.middle',
      'stage.last',
    ]);
    expect(stageNameOf([review], 0)[0]).toBe('stage.only');
    expect(stageNameOf([review, review, review, review], 2)).toEqual(['stage.between', 2]);
  });

  it('keep their keys, and new ones get one that is free', () => {
    const draft = templates.small[0]!;
    const keys = withKeys([draft, { ...draft, key: 'review_1' }, draft, { ...draft, kind: 'proof' }]).map(
      ({ key }) => key,
    );
    expect(keys).toEqual(['review_2', 'review_1', 'review_3', 'proof_1']);
  });
});
