import { relativeTo } from '../domain/site-html';
import { linkTo, markup } from './markup';
import type { MarkupPart } from './markup';
import type { PageWords } from './words';

/** The same item in another language, as it can be read now. */
export interface LanguageLink {
  /** BCP 47 */
  locale: string;
  title: string;
  /** Absolute. */
  url: string;
}

/** Languages as they call themselves. */
const ownNames: [tag: RegExp, name: string][] = [
  [/^zh-(hant|tw|hk|mo)\b/i, '繁體中文'],
  [/^zh\b/i, '简体中文'],
  [/^mn-mong\b/i, 'ᠮᠣᠩᠭᠣᠯ'],
  [/^mn\b/i, 'Монгол'],
  [/^en\b/i, 'English'],
];

export function languageName(locale: string): string {
  const known = ownNames.find(([tag]) => tag.test(locale));
  return known?.[1] ?? nameByTable(locale) ?? locale;
}

/** For search engines: every version, this one too, says where all of them are. What is no tag is none of theirs. */
export function languageHead(versions: readonly LanguageLink[]): MarkupPart {
  const told = versions.filter(({ locale }) => languageTagOf(locale) !== null);
  if (told.length < 2) return null;
  return told.map(
    ({ locale, url }) => markup`<link rel="alternate" hreflang="${locale}" href="${linkTo(url)}">\n`,
  );
}

/** As BCP 47 writes it; null for what is put together wrongly, as `ug-CN-Arab`. */
export function languageTagOf(locale: string): string | null {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? null;
  } catch {
    return null;
  }
}

/** Leads readers to the versions in other languages. */
export function languageSwitch(
  versions: readonly LanguageLink[],
  shown: string,
  words: PageWords,
  publicUrl: string,
): MarkupPart {
  const others = versions.filter(({ locale }) => locale !== shown);
  if (others.length === 0) return null;
  return markup`<nav class="languages" aria-label="${words.languages}"><ul>${others.map(
    ({ locale, title, url }) =>
      markup`<li><a lang="${locale}" hreflang="${locale}" title="${title}" href="${linkTo(relativeTo(publicUrl, url))}">${languageName(locale)}</a></li>`,
  )}</ul></nav>`;
}

/** Tags that are put together wrongly have no name. */
function nameByTable(locale: string): string | undefined {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(locale);
  } catch {
    return undefined;
  }
}
