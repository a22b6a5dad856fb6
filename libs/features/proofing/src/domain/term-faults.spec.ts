import { aLexiconTerm } from '../../../../testing/src/a-lexicon-term';
import { compileLexicon } from './compile-lexicon';
import { termFaults } from './term-faults';

const codesOf = (...term: Parameters<typeof aLexiconTerm>) =>
  termFaults(aLexiconTerm(...term)).map(({ code }) => code);
const regex = (pattern: string) => codesOf(pattern, { match: 'regex' });

describe('faults of a term', () => {
  it.each([
    '\\d{6}',
    '(?:19|20)\\d{2}年',
    '最.{0,4}级',
    '第[一二三]届',
    '[A-Z]{2,8}-\\u{4e2d}',
    'a(?=b)',
    '\\p{Script=Han}{2}',
  ])('takes the expression %s', (pattern) => expect(regex(pattern)).toEqual([]));

  it.each([
    ['(a+)+b', 'regex_unbounded'],
    ['.*x', 'regex_unbounded'],
    ['a{2,}', 'regex_unbounded'],
    ['(a|a){1,20}b', 'regex_too_costly'],
    ['((a{0,9}){0,9}){0,9}', 'regex_empty_match'],
    ['x((a{0,9}){0,9}){0,9}', 'regex_too_costly'],
    ['.{0,50}.{0,50}x', 'regex_too_costly'],
    ['a{201}', 'regex_too_costly'],
    ['a{999999999}', 'regex_too_costly'],
    ['(a)\\1', 'regex_backreference'],
    ['(?<=a)b', 'regex_lookbehind'],
    ['(?<n>a)\\k<n>', 'regex_named_group'],
    ['a?', 'regex_empty_match'],
    ['(', 'regex_syntax'],
    ['a||', 'regex_empty_match'],
  ])('refuses %s as %s', (pattern, code) => expect(regex(pattern)).toEqual([code]));

  it('never compiles a refused expression', () => {
    expect(() => compileLexicon([aLexiconTerm('(a+)+b', { match: 'regex' })])).toThrow('upper end');
  });

  it('asks for something to find', () => {
    expect(codesOf(' ')).toEqual(['empty_pattern']);
    expect(codesOf('***')).toEqual(['pattern_without_letters']);
    expect(codesOf('***', { match: 'exact' })).toEqual([]);
    expect(codesOf('长'.repeat(201))).toEqual(['pattern_too_long']);
    expect(codesOf('帐号', { replacement: '帐号' })).toEqual(['replacement_is_pattern']);
  });

  it('refuses phrases that never count', () => {
    expect(codesOf('最低', { whitelist: ['最低工资标准', '最高'] })).toEqual(['phrase_without_pattern']);
    expect(codesOf('最低', { whitelist: ['最 低工资'], notNear: ['、'] })).toEqual(['empty_phrase']);
  });

  it('refuses layers that have nothing to work on, and days that are none', () => {
    expect(codesOf('党', { pinyin: true, split: true })).toHaveLength(2);
    expect(codesOf('2026', { validFrom: '2026-02-30' })).toEqual(['not_a_day']);
    expect(codesOf('甲', { validFrom: '2026-03-01', validTo: '2026-02-01' })).toEqual([
      'ends_before_it_begins',
    ]);
  });
});
