import fc from 'fast-check';
import { diffCharacters } from './diff-characters';
import type { TextSegment } from './diff-text';

function side(segments: TextSegment[], change: 'removed' | 'added'): string {
  return segments
    .filter((segment) => segment.change === 'same' || segment.change === change)
    .map((segment) => segment.text)
    .join('');
}

describe('the comparison of two texts character by character', () => {
  it('finds what is left of an exchanged word', () => {
    expect(diffCharacters('共 120 人开会义', '共 125 人开会议')).toEqual([
      { change: 'same', text: '共 12' },
      { change: 'removed', text: '0' },
      { change: 'added', text: '5' },
      { change: 'same', text: ' 人开会' },
      { change: 'removed', text: '义' },
      { change: 'added', text: '议' },
    ]);
  });

  it('always leads from the one text to the other', () => {
    const text = fc.array(fc.constantFrom('工', '会', '人', 'a', '1', ' ', '\n', '👩‍🔧'), { maxLength: 60 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const segments = diffCharacters(one.join(''), other.join(''));
        expect(side(segments, 'removed')).toBe(one.join(''));
        expect(side(segments, 'added')).toBe(other.join(''));
      }),
    );
  });

  it('gives up on two long texts that have little in common, and still tells both', () => {
    const one = '甲乙丙丁'.repeat(2_000);
    const other = '戊己庚辛'.repeat(2_000);
    const segments = diffCharacters(one, other);
    expect([side(segments, 'removed'), side(segments, 'added')]).toEqual([one, other]);
  });
});
