import { foldWithPlaces } from './fold-text';

/** A stretch of text; hits are what was asked for. */
export interface TextPart {
  text: string;
  isHit: boolean;
}

interface Stretch {
  from: number;
  to: number;
  word: string;
}

/** More hits than these are not marked: nobody reads so far. */
const MOST_HITS = 200;
/** So much of a text is looked through for a good place: folding it takes about a microsecond for each character. */
export const LOOKED_THROUGH = 8_000;
/** Characters shown before the first hit. */
const BEFORE = 24;

/** The whole text with its hits marked. @param words folded, of `wordsToMark` */
export function highlighted(text: string, words: string[]): TextPart[] {
  return marked(text, hitsIn(text, words), 0, text.length);
}

/**
 * The stretch of a text with most of the words in it, with its hits marked; null where none occurs.
 * @param length characters shown, roughly
 */
export function snippetOf(text: string, words: string[], length = 110): TextPart[] | null {
  const shown = text.slice(0, LOOKED_THROUGH).replace(/\s+/gu, ' ');
  const hits = hitsIn(shown, words);
  const first = bestStart(hits, length);
  if (first === null) return null;
  const from = first.from <= BEFORE ? 0 : wholeCharacter(shown, first.from - BEFORE);
  const to = wholeCharacter(shown, Math.min(shown.length, from + length));
  const parts = marked(shown, hits, from, Math.max(to, first.to));
  if (from > 0) parts.unshift({ text: '…', isHit: false });
  if (to < shown.length) parts.push({ text: '…', isHit: false });
  return parts;
}

function hitsIn(text: string, words: string[]): Stretch[] {
  const { folded, places } = foldWithPlaces(text);
  const hits: Stretch[] = [];
  for (const word of words) {
    let at = folded.indexOf(word);
    while (at !== -1 && hits.length < MOST_HITS) {
      if (beginsWord(folded, at)) {
        hits.push({ from: places[at]!, to: places[at + word.length]!, word });
        at = folded.indexOf(word, at + word.length);
      } else {
        at = folded.indexOf(word, at + 1);
      }
    }
  }
  return hits.sort((one, other) => one.from - other.from || other.to - one.to);
}

/** Chinese begins anywhere; other words are found from their beginning only, as they are searched for. */
function beginsWord(folded: string, at: number): boolean {
  const letter = /^[\p{L}\p{N}\p{M}]$/u;
  const [here, before] = [folded.charAt(at), folded.charAt(at - 1)];
  const isHan = (character: string) => /^\p{Script=Han}$/u.test(character);
  return isHan(here) || !letter.test(here) || !letter.test(before) || isHan(before);
}

/** Of the places from which most different words are seen, the first. */
function bestStart(hits: Stretch[], length: number): Stretch | null {
  let best: Stretch | null = null;
  let most = 0;
  for (const [index, hit] of hits.entries()) {
    const seen = new Set<string>();
    for (const other of hits.slice(index)) {
      if (other.to > hit.from + length - BEFORE) break;
      seen.add(other.word);
    }
    if (seen.size > most) [best, most] = [hit, seen.size];
  }
  return best ?? hits[0] ?? null;
}

function marked(text: string, hits: Stretch[], from: number, to: number): TextPart[] {
  const parts: TextPart[] = [];
  let at = from;
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue;
    if (hit.from > at) parts.push({ text: text.slice(at, hit.from), isHit: false });
    parts.push({ text: text.slice(hit.from, hit.to), isHit: true });
    at = hit.to;
  }
  if (at < to) parts.push({ text: text.slice(at, to), isHit: false });
  return parts;
}

/** Never between the two halves of one character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
