import fc from 'fast-check';
import { aLexiconTerm } from '../../../../testing/src/a-lexicon-term';
import { compileLexicon } from './compile-lexicon';
import { edgesOf } from './edges';
import { foldText } from './folding/folded-text';
import type { LexiconTerm } from './lexicon-term';
import { scanText } from './scan-text';

const context = { field: 'body', day: '2026-05-01' } as const;
const everything = fc.string({ unit: 'binary', maxLength: 60 });
/** Few letters, so that patterns meet their text; with widths, scripts, digits, repeats, marks and what has no letter. */
const letter = fc.constantFrom(
  ...['工', '会', '會', 'a', 'Ａ', '1', '一', '⑩', '，', ' ', '*', '\u200b', '👍', 'e\u0301'],
);
const text = fc.array(letter, { maxLength: 24 }).map((letters) => letters.join(''));
const pattern = fc
  .array(letter, { minLength: 1, maxLength: 4 })
  .map((letters) => letters.join(''))
  .filter((one) => foldText(one).length > 0);
const lexiconOf = (patterns: readonly string[], match: LexiconTerm['match']) =>
  patterns.map((one, index) => aLexiconTerm(one, { id: `${index}`, match }));

describe('folding', () => {
  it('points every letter back to a place that folds to it', () => {
    fc.assert(
      fc.property(fc.oneof(everything, text), (one) => {
        const folded = foldText(one);
        let end = 0;
        for (let index = 0; index < folded.length; index += 1) {
          const [from, to] = [folded.starts[index] as number, folded.ends[index] as number];
          expect(from >= end || (from === folded.starts[index - 1] && to === folded.ends[index - 1])).toBe(
            true,
          );
          expect([...foldText(one.slice(from, to)).letters]).toContain(folded.letters[index]);
          end = to;
        }
      }),
    );
  });

  it('is done once: what is folded folds to itself', () => {
    fc.assert(
      fc.property(fc.oneof(everything, text), (one) => {
        const folded = foldText(one);
        const again = foldText(String.fromCodePoint(...folded.letters.subarray(0, folded.length)));
        expect([...again.letters.subarray(0, again.length)]).toEqual([
          ...folded.letters.subarray(0, folded.length),
        ]);
      }),
    );
  });
});

describe('scanning', () => {
  it('finds every exact term that a plain search finds, and nothing else', () => {
    fc.assert(
      fc.property(text, fc.uniqueArray(pattern, { minLength: 1, maxLength: 6 }), (one, patterns) => {
        const expected = patterns.flatMap((each, index) =>
          placesOf(one, each).map((start) => `${index}@${start}`),
        );
        const hits = scanText(compileLexicon(lexiconOf(patterns, 'exact')), one, context);
        expect(hits.map(({ termId, start }) => `${termId}@${start}`).sort()).toEqual(expected.sort());
      }),
      { numRuns: 500 },
    );
  });

  it('finds every variant that a letter by letter search finds, and nothing else', () => {
    fc.assert(
      fc.property(text, fc.uniqueArray(pattern, { minLength: 1, maxLength: 6 }), (one, patterns) => {
        const expected = patterns.flatMap((each, index) =>
          naiveVariants(one, each).map((place) => `${index}@${place}`),
        );
        const hits = scanText(compileLexicon(lexiconOf(patterns, 'variant')), one, context);
        const found = hits.map(({ termId, start, end }) => `${termId}@${start}-${end}`);
        expect(found.sort()).toEqual([...new Set(expected)].sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives places that say the term, split no grapheme, and are the same each time and in any order of terms', () => {
    fc.assert(
      fc.property(fc.oneof(text, everything), fc.uniqueArray(pattern, { maxLength: 5 }), (one, patterns) => {
        const terms = lexiconOf(patterns, 'variant').map((term) => ({ ...term, pinyin: true, split: true }));
        const hits = scanText(compileLexicon(terms), one, context);
        for (const { start, end, found, layer, termId } of hits) {
          expect(one.slice(start, end)).toBe(found);
          expect(edgesOf(one).whole(start, end)).toBe(true);
          if (layer !== 'variant') continue;
          expect(single(lettersOf(found))).toEqual(single(lettersOf(patterns[Number(termId)] as string)));
        }
        expect(scanText(compileLexicon(terms), one, context)).toEqual(hits);
        expect(scanText(compileLexicon(terms.toReversed()), one, context)).toEqual(hits);
      }),
      { numRuns: 300 },
    );
  });
});

function placesOf(one: string, each: string): number[] {
  const places: number[] = [];
  for (let start = one.indexOf(each); start >= 0; start = one.indexOf(each, start + 1)) {
    if (edgesOf(one).fit(start, start + each.length)) places.push(start);
  }
  return places;
}

function lettersOf(one: string): number[] {
  const folded = foldText(one);
  return [...folded.letters.subarray(0, folded.length)];
}

const isDigit = (one: number | undefined) => one !== undefined && one >= 0x30 && one <= 0x39;

/** Repeats written once; digits as they are. */
function single(letters: readonly number[]): number[] {
  return letters.filter((one, index) => isDigit(one) || one !== letters[index - 1]);
}

/** Every stretch of letters that, repeats apart, is the pattern, has no more letters at its edges, and fewer nowhere. */
function naiveVariants(one: string, each: string): string[] {
  const { letters, starts, ends, length } = foldText(one);
  const wanted = lettersOf(each);
  const runsOf = (all: readonly number[]) => {
    const runs: { letter: number; count: number }[] = [];
    for (const letterHere of all) {
      const last = runs.at(-1);
      if (last && last.letter === letterHere && !isDigit(letterHere)) last.count += 1;
      else runs.push({ letter: letterHere, count: 1 });
    }
    return runs;
  };
  const pattern = runsOf(wanted);
  const places: string[] = [];
  for (let from = 0; from < length; from += 1) {
    for (let to = from; to < length; to += 1) {
      const here = runsOf([...letters.subarray(from, to + 1)]);
      if (here.length !== pattern.length) continue;
      const fits = here.every(({ letter: letterHere, count }, index) => {
        const needed = pattern[index] as { letter: number; count: number };
        const isEdge = index === 0 || index === pattern.length - 1;
        return letterHere === needed.letter && (isEdge ? count === needed.count : count >= needed.count);
      });
      // Of one letter alone, the first of a run stands for all.
      const isLater = pattern.length === 1 && !isDigit(letters[from]) && letters[from - 1] === letters[from];
      const splits =
        (from > 0 && starts[from - 1] === starts[from]) || (to + 1 < length && ends[to + 1] === ends[to]);
      const [start, end] = [starts[from] as number, ends[to] as number];
      if (fits && !isLater && !splits && edgesOf(one).fit(start, end)) places.push(`${start}-${end}`);
    }
  }
  return places;
}
