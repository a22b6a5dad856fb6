import { DAY_MS, fault, invalidInput } from '@haojiao/kernel';

/** Two months: what people look at at once. */
const MOST_DAYS = 62;

/** @throws AppError `invalid_input` for days in the wrong order, or more than 62 of them */
export function requireSpan(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days >= 1 && days <= MOST_DAYS) return;
  throw invalidInput([
    days < 1
      ? fault('to', 'before_start', '结束日期早于开始日期。', 'It would end before it begins.')
      : fault(
          'to',
          'too_many_days',
          `一次最多查询 ${MOST_DAYS} 天。`,
          `At most ${MOST_DAYS} days are asked for at once.`,
        ),
  ]);
}
