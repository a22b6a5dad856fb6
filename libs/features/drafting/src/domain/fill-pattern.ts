import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

/** What a pattern may hold: 11月21日, 星期六, and the running number. */
export const placeholders = ['date', 'weekday', 'number'] as const;

export interface PatternValues {
  /** Calendar day, `YYYY-MM-DD`. */
  day: string;
  number: number;
}

export function fillPattern(pattern: string, { day, number }: PatternValues): string {
  const at = new Date(`${day}T00:00:00Z`);
  const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'UTC' }).format(at);
  return pattern
    .replaceAll('{date}', `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`)
    .replaceAll('{weekday}', weekday)
    .replaceAll('{number}', String(number));
}

export function hasNumber(pattern: string): boolean {
  return pattern.includes('{number}');
}

/** A brace that holds anything else is most likely a slip. */
export function patternFaults(path: string, pattern: string): Fault[] {
  const known = new Set<string>(placeholders);
  return [...pattern.matchAll(/\{([^{}]*)\}/g)]
    .filter(([, name]) => !known.has(name!))
    .map(([found]) =>
      fault(
        path,
        'placeholder_unknown',
        `没有占位符 ${found}，可用的有 {date}、{weekday}、{number}。`,
        `There is no placeholder ${found}; known are {date}, {weekday} and {number}.`,
      ),
    );
}
