/** Positions of a text-search vector end here (PostgreSQL's own limit); what comes later can't be found. */
const LAST_POSITION = 16_383;
/** Keeps a phrase from reaching over the end of one field into the next. */
const GAP = 8;
const MAX_QUERY_TOKENS = 40;

interface Token {
  text: string;
  /** Characters from the beginning of its run of words. */
  at: number;
  /** A single Chinese character, which also begins every pair it is first in. */
  isPrefix: boolean;
}

const runs = /\p{Script=Han}+|[\p{L}\p{N}\p{M}]+/gu;
const isHan = /^\p{Script=Han}/u;

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/**
 * Runs of Chinese characters become overlapping pairs, each at its character's place, and a last single one; other
 * letters and digits become whole words.
 */
function tokensOf(text: string): { tokens: Token[]; length: number } {
  const tokens: Token[] = [];
  let at = 0;
  for (const [run] of normalise(text).matchAll(runs)) {
    for (const piece of splitByScript(run)) {
      if (!isHan.test(piece)) {
        tokens.push({ text: piece.slice(0, 100), at, isPrefix: true });
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

/** A `tsvector` literal of the fields' words in order, so that phrases can be found by distance. */
export function searchVector(fields: string[]): string {
  const positionsByWord = new Map<string, number[]>();
  let base = 1;
  for (const field of fields) {
    const { tokens, length } = tokensOf(field);
    for (const token of tokens) {
      if (base + token.at > LAST_POSITION) break;
      const positions = positionsByWord.get(token.text);
      if (positions) positions.push(base + token.at);
      else positionsByWord.set(token.text, [base + token.at]);
    }
    base += length + GAP;
    if (base > LAST_POSITION) break;
  }
  return [...positionsByWord].map(([word, positions]) => `${quote(word)}:${positions.join(',')}`).join(' ');
}

/**
 * A `tsquery` literal: every part between spaces must occur, its characters in just that order. Null when the text
 * has nothing that could be searched for.
 */
export function searchQuery(text: string): string | null {
  let left = MAX_QUERY_TOKENS;
  const phrases: string[] = [];
  for (const part of text.split(/\s+/u)) {
    const tokens = withoutImplied(tokensOf(part).tokens).slice(0, left);
    left -= tokens.length;
    const phrase = tokens.map((token, index) => {
      const before = tokens[index - 1];
      const distance = before === undefined ? '' : `<${token.at - before.at}> `;
      return `${distance}${quote(token.text)}${token.isPrefix ? ':*' : ''}`;
    });
    if (phrase.length > 0) phrases.push(`(${phrase.join(' ')})`);
  }
  return phrases.length === 0 ? null : phrases.join(' & ');
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
