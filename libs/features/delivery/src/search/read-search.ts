import { isPlace } from '../reading/delivery-reads';
import { LONGEST_SEARCH } from './search-form';
import type { SearchPageQuestion } from './search-pages';
import { readRankedPlace } from './search-question';

/** What the address of a search asks for, whatever else stands in it; a place that we did not make begins anew. */
export function readSearch(query: unknown): SearchPageQuestion {
  const { q, sort: wish, cursor } = (query ?? {}) as Record<string, unknown>;
  const sort = wish === 'newest' ? 'newest' : 'relevance';
  const isOurs = typeof cursor === 'string' && cursor.length <= 500 && isPlaceOf(sort, cursor);
  return { q: typeof q === 'string' ? wordsIn(q) : '', sort, cursor: isOurs ? cursor : undefined };
}

function wordsIn(text: string): string {
  const printed = text.slice(0, 4 * LONGEST_SEARCH).replace(/[\p{Cc}\p{Cs}]+/gu, ' ');
  return [...printed.trim()].slice(0, LONGEST_SEARCH).join('');
}

function isPlaceOf(sort: 'newest' | 'relevance', cursor: string): boolean {
  return sort === 'newest' ? isPlace(cursor) : readRankedPlace(cursor) !== null;
}
