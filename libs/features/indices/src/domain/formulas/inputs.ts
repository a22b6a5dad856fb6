import type { Message } from '@haojiao/kernel';
import type { FormulaInput, InputReach } from '../formula';

const plain = { over: 'all', indexCode: null, whenMissing: null, atLeast: null, partOf: null } as const;

/** Events of the period. */
export function count(
  name: string,
  measure: string,
  label: Message,
  more: Partial<FormulaInput> = {},
): FormulaInput {
  return { ...plain, name, label, kind: 'count', measure, ...more };
}

/** Days of the period: a week has 7, a month 30, a year 365, other periods their own. */
export const days: FormulaInput = {
  ...plain,
  name: 'd',
  label: { zh: '周期天数', en: 'days of the period' },
  kind: 'days',
  measure: null,
};

/** The value of another index; a channel that isn't there counts as 0. */
export function index(indexCode: string): FormulaInput {
  const label = { zh: indexCode.toUpperCase(), en: indexCode.toUpperCase() };
  return { ...plain, name: indexCode, label, kind: 'index', measure: null, indexCode, whenMissing: 0 };
}

const reachWords: Record<InputReach, Message> = {
  all: { zh: '全部', en: 'all items' },
  lead: { zh: '头条', en: 'lead items' },
  best: { zh: '单篇最高', en: 'the best single item' },
};
const suffixes: Record<InputReach, string> = { all: '', lead: 't', best: 'max' };

/** The same figure over all items, the lead ones and the best one: `R`, `Rt`, `Rmax`. */
export function overAllLeadAndBest(letter: string, measure: string, label: Message): FormulaInput[] {
  return (['all', 'lead', 'best'] as const).map((over) =>
    count(
      letter + suffixes[over],
      measure,
      { zh: `${reachWords[over].zh}${label.zh}`, en: `${label.en}, ${reachWords[over].en}` },
      { over, partOf: over === 'all' ? null : letter },
    ),
  );
}
