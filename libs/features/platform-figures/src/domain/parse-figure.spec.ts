import * as fc from 'fast-check';
import { isFigureFault, largestFigure, parseFigure } from './parse-figure';

describe('figures as they are written', () => {
  it.each([
    ['0', 0, 'exact'],
    ['3456', 3_456, 'exact'],
    ['3,456', 3_456, 'exact'],
    ['３，４５６', 3_456, 'exact'],
    ['1 330 000', 1_330_000, 'exact'],
    ['12.4万', 124_000, 'rounded'],
    ['12.4万次', 124_000, 'rounded'],
    ['6.7万人次', 67_000, 'rounded'],
    ['1.2w', 12_000, 'rounded'],
    ['1.2W', 12_000, 'rounded'],
    ['3.5k', 3_500, 'rounded'],
    ['1.3亿', 130_000_000, 'rounded'],
    ['133万', 1_330_000, 'rounded'],
    ['2.10万', 21_000, 'rounded'],
    ['10万+', 100_000, 'capped'],
    ['10W+', 100_000, 'capped'],
    ['１０万＋', 100_000, 'capped'],
    ['999+', 999, 'capped'],
    ['百万+', 1_000_000, 'capped'],
    ['10万次+', 100_000, 'capped'],
    ['近百', 100, 'approximate'],
    ['近百次', 100, 'approximate'],
    ['上千', 1_000, 'approximate'],
    ['约300人次', 300, 'approximate'],
    ['近12万', 120_000, 'approximate'],
    ['3000余', 3_000, 'approximate'],
    ['120余万', 1_200_000, 'approximate'],
    ['3万多', 30_000, 'approximate'],
    ['约 3 万 次', 30_000, 'approximate'],
    ['12.4 万', 124_000, 'rounded'],
    ['１　３３０　０００', 1_330_000, 'exact'],
    ['1 330 000.00', 1_330_000, 'exact'],
    ['约12 345人次', 12_345, 'approximate'],
    ['1330 000', null, 'figure_unreadable'],
    ['12.4 567万', null, 'figure_unreadable'],
    ['1 .5万', null, 'figure_unreadable'],
    ['1,330 000', null, 'figure_unreadable'],
    ['1  330', null, 'figure_unreadable'],
    ['12\t345', null, 'figure_unreadable'],
    ['12\n345', null, 'figure_unreadable'],
    ['12\t万', null, 'figure_unreadable'],
    ['12\u00a0345', null, 'figure_unreadable'],
    ['10²', null, 'figure_unreadable'],
    ['3①', null, 'figure_unreadable'],
    ['①', null, 'figure_unreadable'],
    ['½万', null, 'figure_unreadable'],
    ['12 34', null, 'figure_unreadable'],
    ['1 2万', null, 'figure_unreadable'],
    ['超10万', 100_000, 'approximate'],
    ['1.23456万', null, 'figure_not_whole'],
    ['3.5', null, 'figure_not_whole'],
    ['12,34', null, 'figure_unreadable'],
    ['-5', null, 'figure_unreadable'],
    ['三万', null, 'figure_unreadable'],
    ['3-5万', null, 'figure_unreadable'],
    ['12%', null, 'figure_unreadable'],
    ['万', null, 'figure_unreadable'],
    ['近10万+', null, 'figure_unreadable'],
    ['=1+1', null, 'figure_unreadable'],
    ['9007199254740993', null, 'figure_too_large'],
    ['--', null, 'figure_absent'],
    [' ', null, 'figure_absent'],
  ])('%s', (words, value, means) => {
    const reading = parseFigure(words);
    if (value === null) expect(reading).toMatchObject({ code: means });
    else expect(reading).toEqual({ value, precision: means });
  });

  it('that are too long are not cut: nothing of another size, and no half of a character, is left', () => {
    const spaced = `12${' '.repeat(70)}万`;
    expect(parseFigure(spaced)).toMatchObject({ code: 'figure_unreadable' });
    const smiling = parseFigure(`${'好'.repeat(39)}😀😀`);
    expect(smiling).toMatchObject({ message: { zh: expect.stringContaining(`${'好'.repeat(39)}😀”`) } });
  });

  it('are exact when every digit is written, grouped or not, narrow or wide', () => {
    const widen = (text: string) =>
      text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const grouped = value.toLocaleString('en-US');
        for (const words of [String(value), grouped, widen(grouped)])
          expect(parseFigure(words)).toEqual({ value, precision: 'exact' });
      }),
    );
  });

  it('mean the same with 万 and w, in tenths and hundredths, without an error of binary fractions', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (hundreds) => {
        const words = `${Math.floor(hundreds / 100)}.${String(hundreds % 100).padStart(2, '0')}`;
        const expected = { value: hundreds * 100, precision: 'rounded' };
        expect(parseFigure(`${words}万`)).toEqual(expected);
        expect(parseFigure(`${words}w`)).toEqual(expected);
        expect(parseFigure(`${words}万+`)).toEqual({ ...expected, precision: 'capped' });
      }),
    );
  });

  it('are a whole number in range or a fault, whatever is written', () => {
    const pieces = fc.constantFrom(...'0123456789,.万亿百千wkWM+约近余次 \t²①－＋-人'.split(''));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (words) => {
          const reading = parseFigure(words);
          if (isFigureFault(reading)) return;
          expect(Number.isSafeInteger(reading.value)).toBe(true);
          expect(reading.value).toBeGreaterThanOrEqual(0);
          expect(reading.value).toBeLessThanOrEqual(largestFigure);
        },
      ),
    );
  });
});
