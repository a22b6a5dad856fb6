import type { Say } from '@/ui';
import type { Value } from '../draft/fields';
import { textOfHtml } from '../passages/text-of-html';

/** A value of a field in words, for comparing two of them. */
export function wordsOfValue(path: string, value: Value, say: Say): string {
  if (value === null || value === '') return say('clash.empty');
  if (typeof value === 'string') return /html$/i.test(path) ? textOfHtml(value) : value;
  if (Array.isArray(value))
    return value.map((each) => wordsOfValue('', each, say)).join('、') || say('clash.empty');
  if (typeof value === 'object')
    return Object.values(value)
      .filter((each) => each !== undefined && each !== null)
      .map((each) => wordsOfValue('', each!, say))
      .join('；');
  return String(value);
}
