import { weiboCharacters } from '@haojiao/channel-kit';
import { graphemeCount } from '@haojiao/kernel';

export interface TextCounts {
  /** What people see as characters, white space left out: a Chinese character, a letter, an emoji is 1. */
  characters: number;
  /** White space included. */
  charactersWithSpaces: number;
  /** As Weibo counts: two half-width characters are 1. */
  weiboCharacters: number;
  /** As word processors count 字数: each Chinese character, and each run of other letters and digits. */
  words: number;
}

/** How fast people read, as data: a rule of thumb for silent reading on a phone, to be set by whoever knows better. */
export const readingRates = {
  chineseCharactersPerMinute: 400,
  otherWordsPerMinute: 200,
  secondsPerPicture: 5,
};

const chinese = /\p{Script=Han}/gu;
const otherWords = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.-]*[\p{L}\p{N}\p{M}])?/gu;

export function countText(text: string): TextCounts {
  const { han, others } = wordsOf(text);
  return {
    characters: graphemeCount(text.replace(/\s+/gu, '')),
    charactersWithSpaces: graphemeCount(text),
    weiboCharacters: weiboCharacters(text),
    words: han + others,
  };
}

/** Seconds of reading a text with so many pictures. */
export function readingSeconds(text: string, pictures: number): number {
  const { han, others } = wordsOf(text);
  const minutes = han / readingRates.chineseCharactersPerMinute + others / readingRates.otherWordsPerMinute;
  return Math.round(minutes * 60 + pictures * readingRates.secondsPerPicture);
}

function wordsOf(text: string): { han: number; others: number } {
  const han = text.match(chinese)?.length ?? 0;
  const others = text.replace(chinese, ' ').match(otherWords)?.length ?? 0;
  return { han, others };
}
