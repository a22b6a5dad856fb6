import { foldText, Gap, type FoldedText } from './folding/folded-text';
import type { LexiconTerm } from './lexicon-term';
import type { Muting } from './term-hit';

/** How many letters away a phrase still counts as near: about a clause. */
const NEAR_LETTERS = 20;

/** The phrases of a term, folded as the text is, so that a whitelist holds in every width and script. */
export interface MutingPhrases {
  whitelist: readonly FoldedText[];
  onlyNear: readonly FoldedText[];
  notNear: readonly FoldedText[];
}

/** Null for a term without any, as most are. */
export function mutingPhrasesOf(term: LexiconTerm): MutingPhrases | null {
  if (term.whitelist.length + term.onlyNear.length + term.notNear.length === 0) return null;
  const fold = (phrases: readonly string[]) =>
    phrases.map((phrase) => foldText(phrase)).filter(({ length }) => length > 0);
  return { whitelist: fold(term.whitelist), onlyNear: fold(term.onlyNear), notNear: fold(term.notNear) };
}

/** Why a hit on the letters `first` to `last` does not count by the term's own phrases. */
export function mutingByPhrases(
  phrases: MutingPhrases,
  text: FoldedText,
  first: number,
  last: number,
): Muting | null {
  for (const phrase of phrases.whitelist) {
    if (standsBetween(phrase, text, last - phrase.length + 1, first)) {
      return { kind: 'whitelist', phrase: phrase.original };
    }
  }
  const isNear = (phrase: FoldedText) =>
    standsBetween(phrase, text, first - NEAR_LETTERS - phrase.length, first - phrase.length) ||
    standsBetween(phrase, text, last + 1, last + 1 + NEAR_LETTERS);
  const against = phrases.notNear.find(isNear);
  if (against) return { kind: 'not_near', phrase: against.original };
  if (phrases.onlyNear.length > 0 && !phrases.onlyNear.some(isNear))
    return { kind: 'only_near', phrase: null };
  return null;
}

/**
 * Letters on two sides of a comma are two words (全体职工，会场 holds no 工会), unless a mark stands between all of them,
 * and there are three or more: then somebody wrote around the check.
 */
export function mutingByClause(text: FoldedText, first: number, last: number): Muting | null {
  let mark: number | null = null;
  let open = 0;
  for (let letter = first + 1; letter <= last; letter += 1) {
    if (text.gaps[letter] === Gap.clause) mark ??= letter;
    if (text.gaps[letter] === Gap.none) open += 1;
  }
  if (mark === null || (open === 0 && last - first >= 2)) return null;
  return { kind: 'clause', phrase: text.original.slice(text.ends[mark - 1], text.starts[mark]) };
}

/** Whether the phrase begins at one of the letters `from` to `to`. */
function standsBetween(phrase: FoldedText, text: FoldedText, from: number, to: number): boolean {
  for (let at = Math.max(from, 0); at <= Math.min(to, text.length - phrase.length); at += 1) {
    let same = 0;
    while (same < phrase.length && phrase.letters[same] === text.letters[at + same]) same += 1;
    if (same === phrase.length) return true;
  }
  return false;
}
