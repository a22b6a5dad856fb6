import fc from 'fast-check';
import { shortened } from './shortened';

describe('a shortened text', () => {
  it('is the text itself, on one line, where it is short enough', () => {
    expect(shortened(' 一问\n 一答 ', 5)).toBe('一问 一答');
  });

  it('ends with a sign that more follows', () => {
    expect(shortened('一二三四五六', 4)).toBe('一二三…');
    expect(shortened('ab cdef', 4)).toBe('ab…');
  });

  it('is never too long, and never cuts a character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (text, most) => {
          const short = shortened(text, most);
          expect([...short].length).toBeLessThanOrEqual(most);
          expect(text.replace(/\s+/gu, ' ').trim().startsWith(short.replace(/…$/, ''))).toBe(true);
        },
      ),
    );
  });
});
