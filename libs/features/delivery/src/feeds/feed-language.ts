import { languageKeyOf } from '@haojiao/features/programmes';

/** Of pages and feeds that are not narrowed to another. */
export const MAIN_LANGUAGE = 'zh-Hans';

/**
 * The language of a feed for texts in a locale: language and script, and Latin, which goes without saying, left out.
 * `zh-CN` is `zh-Hans`, `en-US` is `en`, `mn` is `mn-Cyrl`. Null for what is no tag.
 */
export function feedLanguageOf(locale: string): string | null {
  return languageKeyOf(locale)?.replace(/-Latn$/, '') ?? null;
}
