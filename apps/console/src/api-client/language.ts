export const languages = ['zh-CN', 'en-US'] as const;
export type Language = (typeof languages)[number];

const KEPT_AS = 'haojiao.language';

/** Chinese, until somebody chooses otherwise. */
export function currentLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  return languages.find((language) => language === kept) ?? 'zh-CN';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language);
}
