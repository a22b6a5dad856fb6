import { decodeCursor, isId } from '@haojiao/kernel';
import { searchQuery } from '../domain/search-terms';
import type { RankedPlace, RankedSearch } from './search-reader';

export const searchSorts = ['newest', 'relevance'] as const;

export type SearchSort = (typeof searchSorts)[number];

/** Null for words of which nothing can be searched for. */
export function rankedSearch(words: string): RankedSearch | null {
  const all = searchQuery(words);
  if (all === null) return null;
  const within = (weights: string) => searchQuery(words, weights) ?? all;
  return { all, inTitle: within('A'), inFiling: within('AB'), inSummary: within('ABC') };
}

/** The place after which a page of the best begins; null for a cursor that we did not make. */
export function readRankedPlace(cursor: string): RankedPlace | null {
  try {
    const [score, publishedAt, contentId] = decodeCursor(cursor, 3);
    const isPlace = isScore(score) && isTime(publishedAt) && isId(contentId);
    return isPlace ? [score, publishedAt, contentId] : null;
  } catch {
    return null;
  }
}

/** A time as our cursors hold it. JavaScript takes 30 February for 2 March and knows a year 0, PostgreSQL neither. */
export function isTime(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text))
    return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

function isScore(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}
