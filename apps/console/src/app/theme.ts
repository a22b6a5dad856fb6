import { useSyncExternalStore } from 'react';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEPT_AS = 'haojiao.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEPT_AS);
  return themes.find((theme) => theme === kept) ?? 'auto';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT_AS, theme);
  for (const listener of listeners) listener();
}

const isDark = () => (chosenTheme() === 'auto' ? prefersDark.matches : chosenTheme() === 'dark');

/** What was chosen, else what the device prefers. */
export function useIsDark(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    prefersDark.addEventListener('change', listener);
    return () => {
      listeners.delete(listener);
      prefersDark.removeEventListener('change', listener);
    };
  }, isDark);
}
