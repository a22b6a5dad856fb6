import { useCallback } from 'react';
import { currentLanguage } from '@/api-client';

/** What a language that is known by its tag is called; the tag itself where nobody knows. */
export function useLanguageName(): (locale: string) => string {
  const language = currentLanguage();
  return useCallback(
    (locale) => new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale,
    [language],
  );
}
