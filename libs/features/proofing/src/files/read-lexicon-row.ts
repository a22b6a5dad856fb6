import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { fieldKinds, findingSeverities, lexiconCategories, matchKinds } from '../domain/lexicon-term';
import type { LexiconColumn } from './lexicon-columns';
import type { LexiconRow } from './lexicon-row';

/** What one row says, column by column: texts of a CSV, or members of JSON. */
export interface RowSource {
  text(column: LexiconColumn): string;
  list(column: LexiconColumn): string[];
  flag(column: LexiconColumn): boolean | null;
}

const keyForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MAX_TEXT = 1_000;
const MAX_MEMBERS = 100;

/**
 * Reads a row and pushes every fault of its form, each with its column below `path`; what the engine has against a row of
 * sound form is asked later. Null for a faulty one.
 */
export function readLexiconRow(source: RowSource, path: string, faults: Fault[]): LexiconRow | null {
  const faultsBefore = faults.length;
  const say = (column: LexiconColumn, code: string, zh: string, en: string) =>
    faults.push(fault(`${path}.${column}`, code, zh, en));
  const text = (column: LexiconColumn, max = MAX_TEXT): string => {
    const value = source.text(column);
    if (value.length > max) say(column, 'max_length', `最多 ${max} 个字符。`, `At most ${max} characters.`);
    return value;
  };
  const list = (column: LexiconColumn): string[] => {
    const members = source.list(column);
    if (members.length > MAX_MEMBERS || members.some((member) => member.length > MAX_TEXT)) {
      say(
        column,
        'list_too_long',
        `最多 ${MAX_MEMBERS} 项，每项最多 ${MAX_TEXT} 个字符。`,
        `At most ${MAX_MEMBERS} members of ${MAX_TEXT} characters each.`,
      );
    }
    return members;
  };
  const oneOf = <Value extends string>(column: LexiconColumn, allowed: readonly Value[]): Value => {
    const value = source.text(column);
    if (allowed.includes(value as Value)) return value as Value;
    say(column, 'not_allowed_value', `只能是：${allowed.join('、')}。`, `One of: ${allowed.join(', ')}.`);
    return allowed[0]!;
  };
  const flag = (column: LexiconColumn): boolean => {
    const value = source.flag(column);
    if (value === null) say(column, 'not_a_flag', '只能是 true 或 false。', 'Either true or false.');
    return value ?? false;
  };

  const id = source.text('id');
  if (!keyForm.test(id)) {
    say(
      'id',
      'key_invalid',
      '编号须为 1–64 个字母、数字、点、下划线或连字符。',
      'An id has 1–64 letters, digits, dots, underscores or hyphens.',
    );
  }
  const fields = list('fields');
  for (const kind of fields) {
    if ((fieldKinds as readonly string[]).includes(kind)) continue;
    say(
      'fields',
      'not_allowed_value',
      `只能是：${fieldKinds.join('、')}。`,
      `One of: ${fieldKinds.join(', ')}.`,
    );
  }
  const row: LexiconRow = {
    id,
    category: oneOf('category', lexiconCategories),
    pattern: text('pattern'),
    match: oneOf('match', matchKinds),
    severity: oneOf('severity', findingSeverities),
    replacement: text('replacement') || null,
    whitelist: list('whitelist'),
    onlyNear: list('only_near'),
    notNear: list('not_near'),
    fields: fields as LexiconRow['fields'],
    channels: list('channels'),
    pinyin: flag('pinyin'),
    split: flag('split'),
    validFrom: source.text('valid_from') || null,
    validTo: source.text('valid_to') || null,
    note: text('note'),
    source: text('source'),
    version: text('version', 100),
    positive: list('positive'),
    negative: list('negative'),
  };
  return faults.length === faultsBefore ? row : null;
}
