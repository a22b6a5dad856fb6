import type { FrontQuestion } from '../reading/front-pages';

/**
 * What a front's address asks for. Whatever else stands in it is no fault of the reader's: apps add words of their own
 * to links that are shared in them (`?from=timeline&isappinstalled=0`).
 */
export function readFrontQuestion(query: unknown): FrontQuestion {
  const { column, tag, cursor } = (query ?? {}) as Record<string, unknown>;
  return { column: wordIn(column, 100), tag: wordIn(tag, 40), cursor: wordIn(cursor, 500) };
}

function wordIn(value: unknown, longest: number): string | undefined {
  const isWord = typeof value === 'string' && value.length <= longest && /^\P{Cc}+$/u.test(value);
  return isWord ? value : undefined;
}
