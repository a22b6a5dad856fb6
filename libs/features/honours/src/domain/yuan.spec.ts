import fc from 'fast-check';
import { yuan } from './yuan';

describe('fen as yuan', () => {
  it.each([
    [32_000, '320.00'],
    [5, '0.05'],
    [0, '0.00'],
    [-7, '-0.07'],
    [-32_050, '-320.50'],
  ])('are for %i %s', (fen, text) => expect(yuan(fen)).toBe(text));

  it('are the same amount, to the fen', () => {
    fc.assert(fc.property(fc.integer(), (fen) => Math.round(Number(yuan(fen)) * 100) === fen));
  });
});
