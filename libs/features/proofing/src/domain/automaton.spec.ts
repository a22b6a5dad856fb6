import fc from 'fast-check';
import { buildAutomaton, runAutomaton, sizeOfAutomaton } from './automaton';

const symbols = fc.array(fc.constantFrom(1, 2, 3, 0x1f600), { maxLength: 30 });
const pattern = fc.array(fc.constantFrom(1, 2, 3, 0x1f600), { minLength: 1, maxLength: 5 });

describe('the automaton', () => {
  it('finds what a search for each pattern at each place finds', () => {
    fc.assert(
      fc.property(symbols, fc.array(pattern, { minLength: 1, maxLength: 8 }), (sequence, patterns) => {
        const found: string[] = [];
        runAutomaton(buildAutomaton(patterns), sequence, sequence.length, (index, last) =>
          found.push(`${index}@${last}`),
        );
        const expected = patterns.flatMap((one, index) =>
          sequence.flatMap((_, last) => {
            const first = last + 1 - one.length;
            return first >= 0 && one.every((symbol, at) => sequence[first + at] === symbol)
              ? [`${index}@${last}`]
              : [];
          }),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds 18 bytes for a state', () => {
    const patterns = Array.from({ length: 2_000 }, (_, index) => [
      1 + (index % 50),
      1 + (index % 41),
      1 + (index % 43),
    ]);
    const alphabet = 0x10000 * Uint16Array.BYTES_PER_ELEMENT;
    const states =
      new Set(patterns.flatMap((one) => one.map((_, at) => one.slice(0, at + 1).join()))).size + 1;
    const bytes = sizeOfAutomaton(buildAutomaton(patterns)) - alphabet - patterns.length * 4 - 51 * 4 - 8;
    expect(bytes / states).toBe(18);
  });
});
