import fc from 'fast-check';
import { breakLines } from './break-lines';

/** Chinese 2, everything else 1. */
const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (each > '\u2e80' ? 2 : 1), 0);

describe('breaking a text into lines', () => {
  it('is between any two Chinese characters, and between Latin words', () => {
    expect(breakLines('工会宣传工作', 6, widthOf)).toEqual(['工会宣', '传工作']);
    expect(breakLines('one two three', 7, widthOf)).toEqual(['one two', 'three']);
  });

  it('never begins a line with a closing mark, nor ends it with an opening one', () => {
    expect(breakLines('工会宣，传工作', 6, widthOf)).toEqual(['工会', '宣，传', '工作']);
    expect(breakLines('工会（宣传）', 6, widthOf)).toEqual(['工会', '（宣', '传）']);
  });

  it('tears a word that is longer than a line, and keeps the text’s own lines', () => {
    expect(breakLines('abcdefgh', 3, widthOf)).toEqual(['abc', 'def', 'gh']);
    expect(breakLines('一\n\n二', 10, widthOf)).toEqual(['一', '', '二']);
  });

  it('loses nothing but white space, and fits', () => {
    const texts = fc.string({
      unit: fc.constantFrom('工', '会', '，', '（', ' ', 'a', 'bc', '9'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 20 }), (text, width) => {
        const lines = breakLines(text, width, widthOf);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
