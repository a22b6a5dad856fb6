import { isDigit } from './collapsed-text';
import { foldCodePoint } from './fold-character';

/** The letters of a pattern as `collapse(foldText(…))` has them, without places: made a hundred thousand times over. */
export interface FoldedLetters {
  letters: number[];
  /** How often each stands there at least; null: once each. */
  runs: number[] | null;
}

export function foldPattern(pattern: string): FoldedLetters {
  const letters: number[] = [];
  const runs: number[] = [];
  const take = (folded: number): void => {
    if (folded < 0) return;
    const last = letters.length - 1;
    if (last >= 0 && letters[last] === folded && !isDigit(folded)) {
      runs[last] = (runs[last] as number) + 1;
      return;
    }
    letters.push(folded);
    runs.push(1);
  };
  for (const character of pattern) foldCodePoint(character.codePointAt(0) as number, take);
  return { letters, runs: runs.some((run) => run > 1) ? runs : null };
}
