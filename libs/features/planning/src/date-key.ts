import { decodeCursor, fault, invalidInput, isId } from '@haojiao/kernel';
import { isCalendarDate } from '@haojiao/features/working-days';

/** The place in a list that is sorted by a day, then id. @throws AppError `invalid_input` at a cursor that was made up */
export function dateKeyOf(cursor: string | undefined): { date: string; id: string } | null {
  if (!cursor) return null;
  const [date, id] = decodeCursor(cursor, 2);
  if (typeof date === 'string' && isCalendarDate(date) && isId(id)) return { date, id };
  throw invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}
