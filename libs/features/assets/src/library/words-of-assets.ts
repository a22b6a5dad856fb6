/** One line of words as it is kept: no control or direction characters, no spaces at the ends. */
export function lineOf(value: string | null | undefined): string {
  return textOf(value).replace(/\s+/g, ' ').trim();
}

/** Words as they are kept, with their lines. */
export function textOf(value: string | null | undefined): string {
  return (value ?? '')
    .normalize('NFC')
    .replace(/[^\P{Cc}\n]|[\p{Co}\p{Cn}\p{Cs}]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim();
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
