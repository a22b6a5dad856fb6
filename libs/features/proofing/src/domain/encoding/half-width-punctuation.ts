import type { Damage } from './damage';
import { damageOf } from './damage-of';

const wide: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
/** A mark after a Chinese character or a closing mark of Chinese text, with no Latin letter or digit behind it. */
const afterChinese = /(?<=[\p{Script=Han}”’》】）)])[,;:?!](?![A-Za-z0-9/])/gu;
const bracket = /\((?=[^()\n]{0,40}\))[^()\n]{0,40}\)/gu;

/** Half-width marks in Chinese text. Low in confidence: tables and addresses may want them. */
export function findHalfWidthPunctuation(text: string): Damage[] {
  const marks = Array.from(text.matchAll(afterChinese), ({ 0: mark, index }) => ({ mark, index }));
  for (const { 0: found, index } of text.matchAll(bracket)) {
    if (!/\p{Script=Han}/u.test(found)) continue;
    marks.push({ mark: '(', index }, { mark: ')', index: index + found.length - 1 });
  }
  return marks.map(({ mark, index }) =>
    damageOf('half_width_punctuation', index, mark, {
      proposal: wide[mark] ?? null,
      confidence: 0.5,
      message: {
        zh: `中文里宜用全角“${wide[mark]}”。`,
        en: `Chinese text has the full-width “${wide[mark]}” here.`,
      },
    }),
  );
}
