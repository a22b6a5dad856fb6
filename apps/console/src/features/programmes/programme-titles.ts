interface Titled {
  readonly languages: readonly string[];
  readonly titles: Readonly<Record<string, string>>;
}

const wholeTag = (tag: string) => new Intl.Locale(tag).maximize();

/** What a programme is called to a reader of that language: in theirs where it has one, in its main one otherwise. */
export function titleOf({ languages, titles }: Titled, reader: string): string {
  const wish = wholeTag(reader);
  const own = languages.find((tag) => {
    const { language, script } = wholeTag(tag);
    return language === wish.language && script === wish.script;
  });
  return titles[own ?? ''] || titles[languages[0] ?? ''] || '';
}

/** `简体中文` for `zh-Hans`, in the reader's language. */
export const languageName = (tag: string, reader: string): string =>
  new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;

/** What the texts of items are marked with: items in simplified Chinese say where it is read, programmes say how it is written. */
export const localeOf = (language: string): string => (language === 'zh-Hans' ? 'zh-CN' : language);
