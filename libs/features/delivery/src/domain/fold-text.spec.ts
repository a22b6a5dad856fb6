import fc from 'fast-check';
import { foldText, foldWithPlaces } from './fold-text';

describe('folding of text', () => {
  it.each([
    ['總工會', '总工会'],
    ['臺灣 台灣', '台湾 台湾'],
    ['裏 裡', '里 里'],
    ['看著', '看着'],
    ['乾杯', '干杯'],
    ['ＷｅＣｈａｔ２０２６', 'wechat2026'],
    ['ᠰᠠᠢᠨ\u180B', 'ᠰᠠᠢᠨ'],
    ['Ёлка', 'елка'],
  ])('makes %s %s', (text, folded) => expect(foldText(text)).toBe(folded));

  it('gives the same for what was folded, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('knows where each character stood', () => {
    const { folded, places } = foldWithPlaces('\u200B總㈱ＡＢ');
    expect(folded).toBe('总(株)ab');
    expect(places).toEqual([1, 2, 2, 2, 3, 4, 5]);
  });
});
