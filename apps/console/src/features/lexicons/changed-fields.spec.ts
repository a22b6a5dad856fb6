import { changedFields } from './changed-fields';
import type { LexiconRow } from './use-lexicons';

const row: LexiconRow = {
  ...{ id: 'a', category: 'typo_pair', pattern: '帐号', match: 'variant', severity: 'suggest' },
  ...{ replacement: null, whitelist: ['帐号簿'], only_near: [], not_near: [], fields: [], channels: [] },
  ...{ valid_from: null, valid_to: null, source: '', note: '', version: '1', pinyin: false, split: false },
  ...{ positive: [], negative: [] },
};

describe('a row that was changed', () => {
  it('tells what differs, in the order in which people ask for it', () => {
    const after: LexiconRow = { ...row, note: '规范写法', replacement: '账号', whitelist: [] };
    expect(changedFields(row, after)).toEqual(['replacement', 'whitelist', 'note']);
  });

  it('is not another one because of the edition that it came with', () => {
    expect(changedFields(row, { ...row, version: '2' })).toEqual([]);
  });
});
