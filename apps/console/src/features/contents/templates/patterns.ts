/** What the api puts in when a template is used. */
export const places = ['date', 'weekday', 'number'] as const;
export type PlaceName = (typeof places)[number];
/** How the page writes them: nobody here writes words in braces. */
export type PlaceWords = Readonly<Record<PlaceName, string>>;

/** `{date}` of the api as people read it. */
export function readable(pattern: string, words: PlaceWords): string {
  return places.reduce((text, place) => text.replaceAll(`{${place}}`, words[place]), pattern);
}

/** What was written, as the api wants it. */
export function patternOf(written: string, words: PlaceWords): string {
  return places.reduce((text, place) => text.replaceAll(words[place], `{${place}}`), written);
}
