/** `zh-Hans`, `mn-Mong`, `zh-CN`: language, then script or region. */
export const languagePattern = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

/**
 * Language and script of a BCP 47 tag, likely parts filled in (CLDR): `zh-CN`, `zh` and `zh-Hans` are all `zh-Hans`,
 * `zh-TW` is `zh-Hant`. Null for what is no tag.
 */
export function languageKeyOf(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return script ? `${language}-${script}` : language;
  } catch {
    return null;
  }
}

/** The language among those of a programme that a text in `locale` is in; null where it is in none. */
export function languageAmong(languages: readonly string[], locale: string): string | null {
  const key = languageKeyOf(locale);
  return languages.find((language) => key !== null && languageKeyOf(language) === key) ?? null;
}
