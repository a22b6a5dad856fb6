import { relativeTo } from '../domain/site-html';
import { linkTo, markup } from './markup';
import type { MarkupPart } from './markup';
import type { PageWords } from './words';

/** UTF-8; a page has 50 KB before media, and an hour of speech is as much by itself. */
const INLINE_BYTES = 12_000;

export interface TranscriptFacts {
  text: string;
  /** Of the whole, where the page has not the room. */
  url: string;
  /** Whether there are captions to make lines of: these take the room that the text has until then. */
  hasLines: boolean;
  words: PageWords;
  publicUrl: string;
}

/**
 * What is said, to be read. With captions `listening-script` makes lines of it that follow the sound; without script it
 * is plain text.
 */
export function transcript({ text, url, hasLines, words, publicUrl }: TranscriptFacts): MarkupPart {
  if (text === '') return null;
  const shown = beginningOf(text);
  return markup`<details class="transcript${hasLines && ' lines'}"><summary>${words.transcript}</summary><div class="said"><p class="plain">${shown}</p>${
    shown !== text &&
    markup`<p><a href="${linkTo(relativeTo(publicUrl, url))}">${words.wholeTranscript}</a></p>`
  }</div></details>`;
}

/** Whole lines as far as there is room; of a single endless one as many characters. */
function beginningOf(text: string): string {
  if (Buffer.byteLength(text) <= INLINE_BYTES) return text;
  const cut = Buffer.from(text)
    .subarray(0, INLINE_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  const end = cut.lastIndexOf('\n');
  return end > 0 ? cut.slice(0, end) : cut;
}
