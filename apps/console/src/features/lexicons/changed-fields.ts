import type { LexiconRow } from './use-lexicons';

export type RowField = Exclude<keyof LexiconRow, 'id' | 'version'>;

/** In the order in which people ask for them. */
const fields: readonly RowField[] = [
  'pattern',
  'replacement',
  'category',
  'severity',
  'match',
  'whitelist',
  'only_near',
  'not_near',
  'fields',
  'channels',
  'valid_from',
  'valid_to',
  'pinyin',
  'split',
  'note',
  'source',
  'positive',
  'negative',
];

/** In what a row differs from what it was. */
export function changedFields(before: LexiconRow, after: LexiconRow): RowField[] {
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
