import { cleanLine, cleanText } from '@haojiao/kernel';

export { cleanText };

/** The text of input that was not checked yet: whatever is no text counts as empty. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? cleanText(value) : '';
}

/** Texts of a list without empty ones and repetitions. */
export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.map(lineIn).filter((text) => text !== ''))] : [];
}

/** A title or name: one line. */
export function lineIn(value: unknown): string {
  return typeof value === 'string' ? cleanLine(value) : '';
}

/** The objects of a list of input that was not checked yet. */
export function recordsIn(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (each): each is Record<string, unknown> =>
      typeof each === 'object' && each !== null && !Array.isArray(each),
  );
}
