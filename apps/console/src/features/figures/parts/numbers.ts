import { useMemo } from 'react';
import { currentLanguage } from '@/api-client';
import { useWords } from '@/ui';

/** Numbers as the language writes them. */
export function useNumbers(): Intl.NumberFormat {
  const language = currentLanguage();
  return useMemo(() => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }), [language]);
}

/** A number with how exact it is: `约 124,000`, `100,000 以上`. What stood on the platform itself goes first. */
export function useFigureText(): (value: number, precision?: string | null, words?: string) => string {
  const say = useWords('figures');
  const numbers = useNumbers();
  return (value, precision, words) => {
    if (words !== undefined && precision !== 'exact') return words;
    const number = numbers.format(value);
    return precision && precision !== 'exact' ? say(`precision.${precision}`, { number }) : number;
  };
}
