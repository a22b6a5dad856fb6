import { opinionText } from './outcome-words';

describe('a decision in one line', () => {
  it('is its word and the comment, and the word is not said twice', () => {
    expect(opinionText('approve', null)).toBe('同意');
    expect(opinionText('approve', '事实已核对')).toBe('同意：事实已核对');
    expect(opinionText('approve', '同意，题目再斟酌')).toBe('同意，题目再斟酌');
    expect(opinionText('return', '请核对人数')).toBe('退回修改：请核对人数');
  });

  it('tells what has become of it, whatever the comment says', () => {
    expect(opinionText('approve', '同意发布', '（后已失效）')).toBe('同意（后已失效）：同意发布');
  });
});
