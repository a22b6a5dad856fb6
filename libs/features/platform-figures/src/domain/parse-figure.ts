import { firstCharacters } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';

/**
 * How exactly a figure is known: `exact` to the last one; `rounded` to a unit (12.4万); `capped`, the platform shows no
 * more than this much (10万+); `approximate` by the words that go with it (近百, 约300).
 */
export const precisions = ['exact', 'rounded', 'capped', 'approximate'] as const;

export type Precision = (typeof precisions)[number];

export interface ParsedFigure {
  /** A whole number from 0 to `largestFigure`. Of a capped figure the cap itself: 10万+ is 100,000. */
  value: number;
  precision: Precision;
}

export interface FigureFault {
  code: 'figure_absent' | 'figure_unreadable' | 'figure_too_large' | 'figure_not_whole';
  message: Message;
}

export type FigureReading = ParsedFigure | FigureFault;

/** Beyond it JavaScript can't tell neighbours apart; nobody counts so far. */
export const largestFigure = Number.MAX_SAFE_INTEGER;

/** No figure is written longer; what comes after would be cut off, and another figure would be left. */
const LONGEST = 60;

/** What tables put where there is no figure. Absent is not zero. */
const absentWords = new Set(['', '-', '--', '—', '——', '/', '无', '暂无', '暂无数据', 'n/a', 'null']);

const powerOf: Record<string, number> = {
  百: 2,
  千: 3,
  k: 3,
  万: 4,
  w: 4,
  十万: 5,
  百万: 6,
  m: 6,
  千万: 7,
  亿: 8,
};

const units = Object.keys(powerOf).sort((a, b) => b.length - a.length);
const measures = '(?:人次|次|人|位|个|条|阅读|播放|粉丝)';

/** Grouped by threes with commas or with spaces, never with both; after the point nothing is grouped. */
const wholes = '\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?: \\d{3})+|\\d+';

/** Beside words and signs a space means nothing; it never parts digits but by threes. */
const pattern = new RegExp(
  '^(?:(?<before>约|大约|近|将近|接近|超|超过|逾|突破|不足|上) *)?' +
    `(?:(?<whole>${wholes})(?:\\.(?<decimals>\\d+))?)?` +
    `(?: *(?<more>余|多))?(?: *(?<unit>${units.join('|')}))?(?: *(?<plus>\\+))?(?: *(?<over>余|多))?` +
    `(?: *${measures})?(?: *(?<outerPlus>\\+))?$`,
);

/**
 * Reads a figure as platforms and people write it: `3,456`, `１２３`, `12.4万`, `1.2w`, `1.3亿`, `10万+`, `近百`,
 * `约300人次`. Numerals in Chinese characters other than units, ranges and percentages are not read.
 */
export function parseFigure(words: string): FigureReading {
  const text = narrow(words).trim().toLowerCase();
  if (absentWords.has(text)) return fault('figure_absent', '这里没有数字。', 'There is no figure here.');
  const match = text.length > LONGEST ? null : pattern.exec(text);
  if (!match) return unreadable(words);
  const { before, whole, decimals = '', more, unit, plus, over, outerPlus } = match.groups!;
  const isVague = [before, more, over].some((word) => word !== undefined);
  const isCapped = plus !== undefined || outerPlus !== undefined;
  const isBareUnit = whole === undefined;
  if (more !== undefined && over !== undefined) return unreadable(words);
  if (isBareUnit && (unit === undefined || !(isVague || isCapped))) return unreadable(words);
  if ((plus !== undefined && outerPlus !== undefined) || (isVague && isCapped)) return unreadable(words);
  if (before === '上' && !isBareUnit) return unreadable(words);

  const power = unit === undefined ? 0 : powerOf[unit]!;
  const fraction = decimals.replace(/0+$/, '');
  if (fraction.length > power) {
    return fault(
      'figure_not_whole',
      `“${words}”不是整数，次数和人数应为整数。`,
      `“${words}” is no whole number; what is counted is whole.`,
    );
  }
  const digits = `${(whole ?? '1').replace(/[, ]/g, '')}${fraction}${'0'.repeat(power - fraction.length)}`;
  const value = Number(digits);
  if (value > largestFigure) {
    return fault('figure_too_large', `“${words}”大得不可信。`, `“${words}” is too large to be true.`);
  }
  return { value, precision: precisionOf(isCapped, isVague, unit !== undefined) };
}

/**
 * Full-width signs become narrow, and nothing else: the wider NFKC makes 102 of `10²` and 31 of `3①`, two figures of
 * which nobody wrote either.
 */
function narrow(words: string): string {
  return words
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

export function isFigureFault(reading: FigureReading): reading is FigureFault {
  return 'code' in reading;
}

function precisionOf(isCapped: boolean, isVague: boolean, hasUnit: boolean): Precision {
  if (isCapped) return 'capped';
  if (isVague) return 'approximate';
  return hasUnit ? 'rounded' : 'exact';
}

function unreadable(words: string): FigureFault {
  const shown = firstCharacters(words, 40);
  return fault(
    'figure_unreadable',
    `“${shown}”读不成数字，应如 3456、3,456、3 456、12.4万、1.3亿、10万+ 或 近百。`,
    `“${shown}” can't be read; write e.g. 3456, 3,456, 3 456, 12.4万, 1.3亿, 10万+ or 近百.`,
  );
}

function fault(code: FigureFault['code'], zh: string, en: string): FigureFault {
  return { code, message: { zh, en } };
}
