/** Categories of the field's handbook for wrong and sensitive words (错敏词). */
export const lexiconCategories = [
  'political_title',
  'territory',
  'ethnic_religion',
  'ad_superlative',
  'discrimination',
  'institution',
  'typo_pair',
  'number_date',
  'privacy',
  'secrecy',
  'encoding',
] as const;
export type LexiconCategory = (typeof lexiconCategories)[number];

/** `forbid` blocks; `confirm`: a named person accepts it with a reason; `suggest`: shown, blocks nothing. */
export const findingSeverities = ['forbid', 'confirm', 'suggest'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/**
 * `exact`: the pattern as written. `variant`: also in other widths, cases, traditional characters, forms of digits, and
 * with ignorable characters between. `regex`: a regular expression over the text as written.
 */
export const matchKinds = ['exact', 'variant', 'regex'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** Kinds of places, heaviest first: a slip in a title weighs more than one in the body. */
export const fieldKinds = ['title', 'cover_text', 'caption', 'body'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One row of a lexicon as the engine takes it. */
export interface LexiconTerm {
  /** Unique in the lexicons that are compiled together. */
  id: string;
  category: LexiconCategory;
  pattern: string;
  match: MatchKind;
  severity: FindingSeverity;
  /** What would be right; null where nobody can say. */
  replacement: string | null;
  /** Longer phrases inside of which the term is right. */
  whitelist: readonly string[];
  /** Phrases of which one must stand close before or after; empty: anywhere. */
  onlyNear: readonly string[];
  /** Phrases that, close by, make the term right. */
  notNear: readonly string[];
  /** Empty: everywhere. */
  fields: readonly FieldKind[];
  /** Platforms for whose words the term counts; empty: all. */
  channels: readonly string[];
  /** Also found by its pinyin, with lower confidence. */
  pinyin: boolean;
  /** Also found with its characters split into their parts, with lower confidence. */
  split: boolean;
  /** Days in the time zone of the unit, `YYYY-MM-DD`, both inclusive; null: open. */
  validFrom: string | null;
  validTo: string | null;
  note: string;
}

/** How a hit was seen, from certain to likely. */
export const matchLayers = ['exact', 'variant', 'regex', 'split', 'pinyin', 'computed'] as const;
export type MatchLayer = (typeof matchLayers)[number];
