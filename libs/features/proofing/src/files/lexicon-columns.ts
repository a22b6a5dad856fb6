import type { LexiconRow } from './lexicon-row';

/** The columns of a lexicon's CSV in order: those of the field's handbook, then ours. */
export const lexiconColumns = [
  'id',
  'category',
  'pattern',
  'match',
  'severity',
  'replacement',
  'whitelist',
  'fields',
  'channels',
  'valid_from',
  'valid_to',
  'source',
  'note',
  'version',
  'only_near',
  'not_near',
  'pinyin',
  'split',
  'positive',
  'negative',
] as const;
export type LexiconColumn = (typeof lexiconColumns)[number];

export const requiredColumns: readonly LexiconColumn[] = ['id', 'category', 'pattern', 'match', 'severity'];

/** The column in which a member of a term stands, where their names differ. */
const columnOfMember: Record<string, LexiconColumn> = {
  onlyNear: 'only_near',
  notNear: 'not_near',
  validFrom: 'valid_from',
  validTo: 'valid_to',
};

/** The column of a fault that the engine told by its member (`onlyNear.2`). */
export function columnOf(memberPath: string): string {
  const member = memberPath.split('.')[0]!;
  return columnOfMember[member] ?? member;
}

/** Stands between the members of a list inside a cell. */
export const LIST_SEPARATOR = '|';

/** A row as the texts of its columns, lists joined. */
export function cellsOf(row: LexiconRow): Record<LexiconColumn, string> {
  const list = (members: readonly string[]) => members.join(LIST_SEPARATOR);
  return {
    id: row.id,
    category: row.category,
    pattern: row.pattern,
    match: row.match,
    severity: row.severity,
    replacement: row.replacement ?? '',
    whitelist: list(row.whitelist),
    fields: list(row.fields),
    channels: list(row.channels),
    valid_from: row.validFrom ?? '',
    valid_to: row.validTo ?? '',
    source: row.source,
    note: row.note,
    version: row.version,
    only_near: list(row.onlyNear),
    not_near: list(row.notNear),
    pinyin: row.pinyin ? 'true' : 'false',
    split: row.split ? 'true' : 'false',
    positive: list(row.positive),
    negative: list(row.negative),
  };
}
