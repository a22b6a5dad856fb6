import { decodeCursor, fault, invalidInput, isId } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';
import type { EpisodeKey } from './types/episode/list-episodes';

/** The place in a list that is sorted by time, then id. */
export interface TimeKey {
  /** UTC with microseconds, as the database wrote it. */
  time: string;
  id: string;
}

/*
 * A cursor comes from outside: its parts must be what they claim to be before they reach the database.
 * All of these throw AppError `invalid_input` at one that was made up.
 */

export function timeKeyOf(cursor: string | undefined): TimeKey | null {
  if (!cursor) return null;
  const [time, id] = decodeCursor(cursor, 2);
  if (typeof time === 'string' && isTime(time) && isId(id)) return { time, id };
  throw madeUp();
}

export function positionKeyOf(cursor: string | undefined): { position: number; id: string } | null {
  if (!cursor) return null;
  const [position, id] = decodeCursor(cursor, 2);
  if (Number.isSafeInteger(position) && isId(id)) return { position: position as number, id };
  throw madeUp();
}

export function numberKeyOf(cursor: string | undefined): number | null {
  if (!cursor) return null;
  const [number] = decodeCursor(cursor, 1);
  if (Number.isSafeInteger(number)) return number as number;
  throw madeUp();
}

export function episodeKeyOf(cursor: string | undefined): EpisodeKey | null {
  if (!cursor) return null;
  const [season, number, id] = decodeCursor(cursor, 3);
  if (isPlace(season) && isPlace(number) && isId(id)) return { season, number, id };
  throw madeUp();
}

/** No wider than the integers of the database. */
function isPlace(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
}

function isTime(text: string): boolean {
  return /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(text) && realDay(text);
}

/** JavaScript takes 30 February for 2 March, PostgreSQL does not. */
function realDay(text: string): boolean {
  const at = new Date(`${text.slice(0, 23)}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === text.slice(0, 19);
}

function madeUp(): AppError {
  return invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}
