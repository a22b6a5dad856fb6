import fc from 'fast-check';
import { diffText } from './diff-text';
import type { TextSegment } from './diff-text';

function side(segments: TextSegment[], change: 'removed' | 'added'): string {
  return segments
    .filter((segment) => segment.change === 'same' || segment.change === change)
    .map((segment) => segment.text)
    .join('');
}

describe('the comparison of two texts', () => {
  it('shows one exchanged character as one small change', () => {
    expect(diffText('全总召开会义', '全总召开会议')).toEqual([
      { change: 'same', text: '全总召开会' },
      { change: 'removed', text: '义' },
      { change: 'added', text: '议' },
    ]);
  });

  it('keeps Latin words and numbers whole', () => {
    expect(diffText('共 120 人', '共 125 人')).toEqual([
      { change: 'same', text: '共 ' },
      { change: 'removed', text: '120' },
      { change: 'added', text: '125' },
      { change: 'same', text: ' 人' },
    ]);
  });

  it('says nothing of two empty texts', () => {
    expect(diffText('', '')).toEqual([]);
  });

  it('always leads from the one text to the other', () => {
    const text = fc.array(fc.constantFrom('工', '会', '人', 'a', '1', ' ', '\n'), { maxLength: 60 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const segments = diffText(one.join(''), other.join(''));
        expect(side(segments, 'removed')).toBe(one.join(''));
        expect(side(segments, 'added')).toBe(other.join(''));
      }),
    );
  });

  it('gives up on two long texts that have little in common, and still tells both', () => {
    const one = '甲乙丙丁'.repeat(2_000);
    const other = '戊己庚辛'.repeat(2_000);
    const segments = diffText(one, other);
    expect(side(segments, 'removed')).toBe(one);
    expect(side(segments, 'added')).toBe(other);
  });
});
