import fc from 'fast-check';
import { breakColumns, piecesOf } from './break-columns';

const measure = async (text: string) => [...text].length;

describe('breaking a text into columns', () => {
  it('keeps words whole, a suffix with its word, and a closing mark with what it closes', () => {
    expect(piecesOf('ᠡᠪᠯᠡᠯ\u202fᠦᠨ ab，中国。').map(({ text }) => text)).toEqual([
      'ᠡᠪᠯᠡᠯ\u202fᠦᠨ',
      'ab，',
      '中',
      '国。',
    ]);
  });

  it('loses no word and exceeds no column, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-zᠠ-ᠴ中国]{1,30}$/u), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 3, max: 40 }),
        async (words, length) => {
          const columns = await breakColumns(words.join(' '), length, measure);
          expect(columns.join('').replace(/ /g, '')).toBe(words.join(''));
          for (const column of columns) expect([...column].length).toBeLessThanOrEqual(length);
        },
      ),
    );
  });
});
