import { cleanText } from '@haojiao/kernel';

/** One line of words as it is kept. */
export function lineOf(value: string | null | undefined): string {
  return textOf(value).replace(/\s+/g, ' ');
}

/** Words as they are kept, with their lines; nothing invisible that turns the direction of what is shown beside it. */
export function textOf(value: string | null | undefined): string {
  return cleanText(
    (value ?? '').normalize('NFC').replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ''),
  );
}

export const MAX_TAGS = 30;

/** Each tag once, in the order given, whatever its case. */
export function tagsOf(given: readonly string[] | null | undefined): string[] {
  const tags = new Map<string, string>();
  for (const tag of (given ?? []).map(lineOf)) {
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()].slice(0, MAX_TAGS);
}
