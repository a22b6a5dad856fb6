/** Languages that are offered for another version, as BCP 47 names them: those that unions of the country publish in. */
export const offeredLanguages = [
  ...['zh-Hans', 'zh-Hant', 'bo', 'mn-Mong', 'mn-Cyrl', 'ug', 'kk', 'ko', 'ii', 'za', 'en'],
] as const;

/** `zh-TW` is `zh-Hant`, too: likely subtags are filled in, and what is not told apart here falls away. */
function plain(locale: string): string {
  const { language, script } = new Intl.Locale(locale).maximize();
  return `${language}-${script}`;
}

/** What there can be beside the versions that are there. */
export function languagesBeside(taken: readonly string[]): string[] {
  const there = new Set(taken.map(plain));
  return offeredLanguages.filter((locale) => !there.has(plain(locale)));
}

/** Whether the words can be turned from one into the other without a translator. */
export function isConvertible(from: string, to: string): boolean {
  const pair = [plain(from), plain(to)].sort().join(' ');
  return pair === 'zh-Hans zh-Hant';
}
