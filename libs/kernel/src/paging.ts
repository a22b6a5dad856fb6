import { fault, invalidInput } from './app-error';
import type { AppError } from './app-error';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The place in a list after which the next page begins: the sort key's values of its last row. */
export type CursorKey = (string | number)[];

/** Opaque for clients: base64url of the JSON of the last row's sort key. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws AppError `invalid_input` at a cursor that this product did not make. */
export function decodeCursor(cursor: string, length: number): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' || typeof part === 'number')
    ) {
      return key;
    }
  } catch {
    // falls through to the one answer for every malformed cursor
  }
  throw cursorInvalid();
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a list that is sorted by ids alone. @throws AppError `invalid_input` at a cursor that holds anything else. */
export function decodeIdCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id === 'string' && idPattern.test(id)) return id;
  throw cursorInvalid();
}

/** The number of a list that is sorted by numbers. @throws AppError `invalid_input` at a cursor that holds anything else. */
export function decodeNumberCursor(cursor: string): number {
  const [number] = decodeCursor(cursor, 1);
  // As wide as the integers of the database: more would be a failure there.
  if (Number.isInteger(number) && Math.abs(Number(number)) < 2 ** 31) return Number(number);
  throw cursorInvalid();
}

/** What a cursor that this product did not make is answered with. */
export function cursorInvalid(): AppError {
  return invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}

/**
 * Cuts `limit + 1` fetched rows to one page; the extra row only tells that there is more.
 */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => CursorKey,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
