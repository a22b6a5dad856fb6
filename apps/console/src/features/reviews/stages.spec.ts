import { stageAfter, stageName, stagesBefore } from './stages';

const stage = (key: string, kind: 'review' | 'proof' = 'review') => ({
  key,
  kind,
  roles: ['editor' as const],
  unit: 'own' as const,
  dueWithinHours: null,
});
const three = [stage('review_1'), stage('proof_1', 'proof'), stage('review_2'), stage('review_3')];
const nameIn = (stages: ReturnType<typeof stage>[], key: string) => stageName(stages, key).name;

describe('the name of a stage', () => {
  it('goes by its place among those of its kind', () => {
    expect(three.map(({ key }) => nameIn(three, key))).toEqual(['first', 'proof_1', 'middle', 'last']);
  });

  it('of the second of two reviews is that of the last', () => {
    const two = [stage('review_1'), stage('review_2')];
    expect(nameIn(two, 'review_2')).toBe('last');
    expect(nameIn([stage('x')], 'x')).toBe('only');
  });

  it('numbers what lies between where there is more than one', () => {
    const four = ['a', 'b', 'c', 'd'].map((key) => stage(key));
    expect(stageName(four, 'c')).toEqual({ name: 'middle_n', number: 2 });
  });

  it('knows the proof that the api adds, and does not count it', () => {
    const corrected = [stage('proof_1', 'proof'), stage('proof_after_correction', 'proof')];
    expect(nameIn(corrected, 'proof_after_correction')).toBe('after_correction');
    expect(nameIn(three, 'gone')).toBe('unknown');
  });
});

describe('the way through the stages', () => {
  it('leads on to the next one, and back to any before', () => {
    expect(stageAfter(three, 'review_2')?.key).toBe('review_3');
    expect(stageAfter(three, 'review_3')).toBeNull();
    expect(stagesBefore(three, 'review_2').map(({ key }) => key)).toEqual(['review_1', 'proof_1']);
    expect(stagesBefore(three, null)).toEqual([]);
  });
});
