import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

// Before the first folder brings its words, which is while files are loaded; the frame chooses the language.
void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  resources: {},
  ns: [],
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes
  react: { useSuspense: false, bindI18nStore: 'added' },
});

/** One language's words: sentences by name, nested as the pages are. */
export interface Words {
  readonly [name: string]: string | Words;
}

/** Brings the words of one folder; called once, where the folder is loaded. */
export function addWords(
  namespace: string,
  words: { readonly 'zh-CN': Words; readonly 'en-US': Words },
): void {
  for (const [language, table] of Object.entries(words))
    i18next.addResourceBundle(language, namespace, table);
}

/** `values` fill the `{{names}}` of the sentence; `count` also chooses its number. */
export type Say = (name: string, values?: Readonly<Record<string, string | number>>) => string;

/** `say('queue.title')` in the language of the person, from the words of that folder. */
export function useWords(namespace: string): Say {
  const { t } = useTranslation(namespace);
  return useCallback((name, values) => t(name, { ...values }), [t]);
}
