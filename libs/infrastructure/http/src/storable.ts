import { AppError, fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

const MOST_FAULTS = 20;
/** Of a pair without its other half. */
const half = /\p{Surrogate}/gu;

/** 400 for texts that PostgreSQL has no place for. */
export function unstorableText(faults: Fault[] = [], cause?: unknown): AppError {
  return new AppError(
    'invalidInput',
    'nul_character',
    {
      zh: '文本中含有空字符（U+0000）或不完整的字符，请去掉后重试。',
      en: 'A text holds the character U+0000 or half of a character; take it out.',
    },
    { faults, cause },
  );
}

/**
 * Names every text of an input, its keys too, that holds U+0000 or half of a surrogate pair: neither `text` nor `jsonb`
 * takes them, wherever the words end up.
 * @throws AppError `nul_character`
 */
export function requireStorable(input: unknown): void {
  const faults: Fault[] = [];
  collect(input, '', faults);
  if (faults.length > 0) throw unstorableText(faults);
}

function collect(value: unknown, path: string, faults: Fault[]): void {
  if (faults.length >= MOST_FAULTS) return;
  if (typeof value === 'string') {
    if (!isStorable(value)) faults.push(faultAt(path));
  } else if (Array.isArray(value)) {
    value.forEach((each, index) => collect(each, memberOf(path, String(index)), faults));
  } else if (isPlainObject(value)) {
    for (const [key, each] of Object.entries(value)) {
      if (isStorable(key)) collect(each, memberOf(path, key), faults);
      else faults.push(faultAt(memberOf(path, key.replaceAll('\0', '').replace(half, ''))));
    }
  }
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.search(half) === -1;
}

/** Files and streams are no words. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function memberOf(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function faultAt(path: string): Fault {
  return fault(
    path,
    'nul_character',
    '含有空字符（U+0000）或不完整的字符，请去掉。',
    'It holds the character U+0000 or half of a character; take it out.',
  );
}
