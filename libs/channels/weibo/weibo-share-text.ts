import type { PublicationDraft } from '@haojiao/channel-kit';
import { lengthZone, linkPattern } from './weibo-length';

/** The text of a post and what was done to the draft's words to make it. */
export interface ShareText {
  /** Words, a space, the link: nothing may follow the link. */
  status: string;
  /** The canonical link as it stands in the status, in ASCII. */
  link: string;
  /** Words were left out so that the link fits. */
  shortened: boolean;
  /** Topics that Weibo would have taken out; their words are kept. */
  topics: string[];
}

const topic = /#([^#\s][^#\n]{0,60})#/g;
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** No post is longer than this many pieces; what stands behind is never looked at. */
const MOST_PIECES = 400;

/**
 * The variant's text if there is one, else 【title】summary; then a space and the canonical link. The room of the link is
 * reserved first. A summary is cut to fit; a text that somebody wrote for Weibo, and a title, only when the publication
 * was planned with `autoTruncate`.
 */
export function composeShareText(draft: PublicationDraft): ShareText {
  const link = asciiLink(draft.canonicalUrl);
  const autoTruncate = draft.options.autoTruncate === true;
  const own = withoutLink(tidy(draft.text), draft.canonicalUrl, link);
  const topics: string[] = [];
  const plain = (text: string): string => withoutTopics(text, topics);
  const finish = (words: string, shortened: boolean): ShareText => ({
    status: withLink(words, link),
    link,
    shortened,
    topics,
  });

  if (own !== '') return fitOrLeave(plain(own));
  const head = `【${plain(tidy(draft.title))}】`;
  const summary = plain(tidy(draft.summary));
  const whole = head + summary;
  if (lengthZone(withLink(whole, link)) === 'fine') return finish(whole, false);
  const cut =
    summary === '' ? '' : cutToFit(summary, (part) => lengthZone(withLink(head + part, link)) === 'fine');
  return cut === '' ? fitOrLeave(head, summary !== '') : finish(head + cut, true);

  function fitOrLeave(words: string, shortened = false): ShareText {
    if (lengthZone(withLink(words, link)) !== 'too_long' || !autoTruncate) return finish(words, shortened);
    const fitting = cutToFit(words, (part) => lengthZone(withLink(part, link)) === 'fine');
    return finish(fitting, true);
  }
}

/** As long a beginning as fits, with … behind it; never cut inside a link, an emoji, an @name or a [face]. */
function cutToFit(text: string, fits: (part: string) => boolean): string {
  const pieces = piecesOf(text);
  for (let count = pieces.length - 1; count > 0; count -= 1) {
    const part = `${pieces.slice(0, count).join('').trimEnd()}…`;
    if (fits(part)) return part;
  }
  return '';
}

function piecesOf(text: string): string[] {
  const whole = new RegExp(`${linkPattern.source}|@[\\p{L}\\p{N}_-]+|\\[[^\\[\\]\\s]{1,8}\\]`, 'giu');
  const pieces: string[] = [];
  let at = 0;
  const addGraphemes = (part: string): void => {
    for (const { segment } of segmenter.segment(part)) {
      if (pieces.length >= MOST_PIECES) return;
      pieces.push(segment);
    }
  };
  for (const found of text.matchAll(whole)) {
    addGraphemes(text.slice(at, found.index));
    if (pieces.length >= MOST_PIECES) return pieces;
    pieces.push(found[0]);
    at = found.index + found[0].length;
  }
  addGraphemes(text.slice(at));
  return pieces;
}

/** Weibo filters `#…#` out of shared posts without a word: the marks go, the words stay. Links keep their fragments. */
function withoutTopics(text: string, topics: string[]): string {
  let plain = '';
  let at = 0;
  const add = (part: string): void => {
    plain += part.replace(topic, (_whole, words: string) => {
      topics.push(words.trim());
      return words;
    });
  };
  for (const found of text.matchAll(linkPattern)) {
    add(text.slice(at, found.index));
    plain += found[0];
    at = found.index + found[0].length;
  }
  add(text.slice(at));
  return plain;
}

/** Host in punycode, path and query percent-encoded: Chinese characters would end the link. */
function asciiLink(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address;
}

function withoutLink(text: string, ...links: string[]): string {
  return tidy(links.reduce((rest, link) => (link === '' ? rest : rest.replaceAll(link, ' ')), text));
}

function withLink(words: string, link: string): string {
  return words === '' ? link : `${words} ${link}`;
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
