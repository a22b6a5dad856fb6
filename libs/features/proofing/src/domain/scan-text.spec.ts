import { aLexiconTerm } from '../../../../testing/src/a-lexicon-term';
import { compileLexicon } from './compile-lexicon';
import type { LexiconTerm } from './lexicon-term';
import { scanText } from './scan-text';

const body = { field: 'body', day: '2026-05-01' } as const;
const scan = (text: string, ...terms: LexiconTerm[]) => scanText(compileLexicon(terms), text, body);
const found = (text: string, ...terms: LexiconTerm[]) =>
  scan(text, ...terms)
    .filter(({ mutedBy }) => mutedBy === null)
    .map((hit) => `${hit.layer}:${hit.found}`);

describe('scanning a text', () => {
  it.each([
    ['请登录帐号后投票', 'exact:帐号'],
    ['请登录帳號后投票', 'variant:帳號'],
    ['请登录帐 号后投票', 'variant:帐 号'],
    ['请登录帐*号后投票', 'variant:帐*号'],
    ['请登录帐\u200b·😀号后投票', 'variant:帐\u200b·😀号'],
    ['请登录帐帐帐号后投票', 'exact:帐号'],
    ['请登录帐号号号后投票', 'exact:帐号'],
    ['请登录⼯帐\ufe00号', 'variant:帐\ufe00号'],
  ])('sees the word in %s', (text, expected) => {
    expect(found(text, aLexiconTerm('帐号'))).toEqual([expected]);
  });

  it('sees other widths, cases and forms of digits', () => {
    expect(found('ＶＩＰ卡', aLexiconTerm('vip卡'))).toEqual(['variant:ＶＩＰ卡']);
    for (const text of ['第①', '第壹', '第１', '第Ⅰ', '第1', '第㈠']) {
      expect(found(`${text}名`, aLexiconTerm('第一名'))).toEqual([`variant:${text}名`]);
    }
  });

  it('matches exact terms only as written', () => {
    const term = aLexiconTerm('帐号', { match: 'exact' });
    expect(found('帐号、帳號、帐 号', term)).toEqual(['exact:帐号']);
  });

  it('cuts no number, no Latin word and no character in two', () => {
    expect(found('拨打12351热线', aLexiconTerm('235'), aLexiconTerm('235', { match: 'exact' }))).toEqual([]);
    expect(found('happy', aLexiconTerm('app'))).toEqual([]);
    expect(found('第⑩条', aLexiconTerm('0条'))).toEqual([]);
    expect(found('一家👨‍👩‍👧', aLexiconTerm('👨', { match: 'exact' }))).toEqual([]);
  });

  it('asks for as many repetitions as the term has', () => {
    expect(found('每个人有责', aLexiconTerm('人人有责'))).toEqual([]);
    expect(found('人人人有责', aLexiconTerm('人人有责'))).toEqual(['exact:人人有责']);
    expect(found('19日', aLexiconTerm('119日'))).toEqual([]);
  });

  it('joins no letters of two clauses, and says so', () => {
    const [hit] = scan('欢迎全体职工，会场在二楼', aLexiconTerm('工会'));
    expect(hit?.mutedBy).toEqual({ kind: 'clause', phrase: '，' });
    expect(found('最，高，级', aLexiconTerm('最高级'))).toEqual(['variant:最，高，级']);
  });
});
