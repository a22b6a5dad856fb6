import { foldText } from './fold-text';

/** Positions of a text-search vector end here (PostgreSQL's own limit); what comes later can't be found. */
const LAST_POSITION = 16_383;
/** Keeps a phrase from reaching over the end of one field into the next. */
const GAP = 8;
const MAX_QUERY_TOKENS = 40;

/** How much a field says of what an item is about: A the most (PostgreSQL's classes of weight). */
export type SearchWeight = 'A' | 'B' | 'C' | 'D';

export interface SearchField {
  weight: SearchWeight;
  text: string;
}

interface Token {
  text: string;
  /** Characters from the beginning of its run of words. */
  at: number;
  /** Also found at the beginning of longer words. */
  isPrefix: boolean;
}

const runs = /[\p{L}\p{N}\p{M}]+/gu;
const isHan = /^\p{Script=Han}/u;
/** A case ending stands behind a narrow space: whoever asks for one form of a word means the word. */
const mongolianEnding = /(?<=\p{Script=Mongolian}[\u180B-\u180F]*)\u202F\p{Script=Mongolian}+/gu;

/**
 * Runs of Chinese characters become overlapping pairs, each at its character's place, and a last single one; other
 * letters and digits become whole words.
 */
function tokensOf(text: string): { tokens: Token[]; length: number } {
  const tokens: Token[] = [];
  let at = 0;
  for (const [run] of foldText(text).matchAll(runs)) {
    for (const piece of splitByScript(run)) {
      if (!isHan.test(piece)) {
        // A single letter begins too many words to be of use.
        tokens.push({ text: piece.slice(0, 100), at, isPrefix: [...piece].length > 1 });
        at += 1;
        continue;
      }
      const characters = [...piece];
      characters.forEach((character, index) => {
        const next = characters[index + 1];
        tokens.push({ text: character + (next ?? ''), at: at + index, isPrefix: next === undefined });
      });
      at += characters.length;
    }
  }
  return { tokens, length: at };
}

/** `第7期abc` is one run for the pattern of letters; Chinese and other letters are told apart here. */
function splitByScript(run: string): string[] {
  return run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
}

/** A `tsvector` literal of the fields' words in order, weighted, so that phrases can be found by distance. */
export function searchVector(fields: SearchField[]): string {
  const positionsByWord = new Map<string, string[]>();
  let base = 1;
  for (const { text, weight } of fields) {
    const { tokens, length } = tokensOf(text);
    for (const token of tokens) {
      if (base + token.at > LAST_POSITION) break;
      // D is what a position has that names none.
      const position = `${base + token.at}${weight === 'D' ? '' : weight}`;
      const positions = positionsByWord.get(token.text);
      if (positions) positions.push(position);
      else positionsByWord.set(token.text, [position]);
    }
    base += length + GAP;
    if (base > LAST_POSITION) break;
  }
  return [...positionsByWord].map(([word, positions]) => `${quote(word)}:${positions.join(',')}`).join(' ');
}

/**
 * A `tsquery` literal: every part between spaces must occur, its characters in just that order; in fields of these
 * weights only, where some are named. Null when the text has nothing that could be searched for.
 */
export function searchQuery(text: string, weights = ''): string | null {
  let left = MAX_QUERY_TOKENS;
  const phrases = new Set<string>();
  for (const part of partsOf(text)) {
    const tokens = withoutImplied(tokensOf(part).tokens).slice(0, left);
    left -= tokens.length;
    const phrase = tokens.map((token, index) => {
      const before = tokens[index - 1];
      const distance = before === undefined ? '' : `<${token.at - before.at}> `;
      const marks = `${token.isPrefix ? '*' : ''}${weights}`;
      return `${distance}${quote(token.text)}${marks && `:${marks}`}`;
    });
    if (phrase.length > 0) phrases.add(`(${phrase.join(' ')})`);
  }
  return phrases.size === 0 ? null : [...phrases].join(' & ');
}

/** The folded words of a question, as they are marked where they were found. */
export function wordsToMark(text: string): string[] {
  const words = partsOf(text).flatMap((part) => foldText(part).match(runs) ?? []);
  return [...new Set(words)].slice(0, MAX_QUERY_TOKENS);
}

function partsOf(text: string): string[] {
  return text.replace(mongolianEnding, '').split(/\s+/u);
}

/** The last single character of a Chinese run says nothing that the pair before it has not said. */
function withoutImplied(tokens: Token[]): Token[] {
  return tokens.filter((token, index) => {
    const before = tokens[index - 1];
    if (!before || [...token.text].length > 1 || !isHan.test(token.text)) return true;
    return !(isHan.test(before.text) && [...before.text].length === 2 && before.at === token.at - 1);
  });
}

/** Tokens are letters and digits only; quoting is the second lock. */
function quote(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
