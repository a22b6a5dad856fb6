import type { LexiconTerm } from '@haojiao/features/proofing';

/** A term that is found in all its forms, everywhere, always; what a test is about comes in `more`. */
export function aLexiconTerm(pattern: string, more: Partial<LexiconTerm> = {}): LexiconTerm {
  return {
    id: `term:${pattern}`,
    category: 'typo_pair',
    pattern,
    match: 'variant',
    severity: 'suggest',
    replacement: null,
    whitelist: [],
    onlyNear: [],
    notNear: [],
    fields: [],
    channels: [],
    pinyin: false,
    split: false,
    validFrom: null,
    validTo: null,
    note: '',
    ...more,
  };
}
