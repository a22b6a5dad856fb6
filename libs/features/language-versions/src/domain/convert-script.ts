import { lazily } from '@haojiao/kernel';

const openCC = lazily<typeof import('opencc-js')>('opencc-js');

type Converter = (text: string) => string;

const converters: Record<string, () => Converter> = {
  'Hans Hant': () => openCC().Converter({ from: 'cn', to: 't' }),
  'Hant Hans': () => openCC().Converter({ from: 't', to: 'cn' }),
};
const made = new Map<string, Converter>();

/** Members that name things instead of saying something. */
const names = new Set(['slug', 'locale', 'type', 'url']);

/** `Hans` or `Hant`; null for what is no written Chinese. By the likely subtags of Unicode CLDR: zh-TW is Hant. */
export function chineseScriptOf(locale: string): 'Hans' | 'Hant' | null {
  if (!isTag(locale)) return null;
  const { language, script } = new Intl.Locale(locale).maximize();
  return language === 'zh' && (script === 'Hans' || script === 'Hant') ? script : null;
}

function isTag(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

/** Whether the words can be turned from one into the other by a table: between simplified and traditional Chinese. */
export function canConvert(from: string, to: string): boolean {
  return converterName(from, to) in converters;
}

/**
 * Every text of a body in the other script, by OpenCC's tables. Words stay those of the mainland. Names, ids and addresses stay. A draft to be
 * read by a person: some characters have several counterparts.
 */
export function convertScript<Value>(value: Value, from: string, to: string): Value {
  const name = converterName(from, to);
  const converter = made.get(name) ?? converters[name]!();
  made.set(name, converter);
  return convert(value, converter) as Value;
}

function convert(value: unknown, converter: Converter): unknown {
  if (typeof value === 'string') return converter(value);
  if (Array.isArray(value)) return value.map((member) => convert(member, converter));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, names.has(key) ? member : convert(member, converter)]),
  );
}

function converterName(from: string, to: string): string {
  return `${chineseScriptOf(from)} ${chineseScriptOf(to)}`;
}
