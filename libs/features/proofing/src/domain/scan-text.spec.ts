import { aLexiconTerm } from '../../../../testing/src/a-lexicon-term';
import { compileLexicon } from './compile-lexicon';
import type { LexiconTerm } from './lexicon-term';
import { scanText } from './scan-text';
import type { ProofContext } from './term-hit';

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

describe('likely layers', () => {
  it('sees a term written in pinyin or homophones', () => {
    const term = aLexiconTerm('工会', { pinyin: true });
    expect(found('加入gonghui吧', term)).toEqual(['pinyin:gonghui']);
    expect(found('加入gong会吧', term)).toEqual(['pinyin:gong会']);
    expect(found('加入公惠吧', term)).toEqual(['pinyin:公惠']);
    expect(found('加入工會吧', term)).toEqual(['variant:工會']);
    expect(found('去银航存钱', aLexiconTerm('银行', { pinyin: true }))).toEqual(['pinyin:银航']);
  });

  it('takes a character for one syllable, neither less nor more', () => {
    expect(found('先到先得', aLexiconTerm('西安', { pinyin: true }))).toEqual([]);
    expect(found('西安', aLexiconTerm('先行', { pinyin: true }))).toEqual([]);
  });

  it('sees a term with its characters taken apart', () => {
    const term = aLexiconTerm('思想', { split: true });
    expect(found('统一思木目心', term)).toEqual(['split:思木目心']);
    expect(found('统一田心木目心', term)).toEqual(['split:田心木目心']);
    expect(found('森林', aLexiconTerm('林区', { split: true }))).toEqual([]);
    expect(found('木木区', aLexiconTerm('林区', { split: true }))).toEqual(['split:木木区']);
  });

  it('gives less confidence to them', () => {
    const [split] = scan('思木目心', aLexiconTerm('思想', { split: true }));
    const [variant] = scan('思*想', aLexiconTerm('思想'));
    expect(split?.confidence).toBeLessThan(variant?.confidence ?? 0);
  });
});

describe('what speaks for and against a hit', () => {
  const muting = (text: string, ...terms: LexiconTerm[]) =>
    scan(text, ...terms).map(({ mutedBy }) => mutedBy);

  it('cancels a hit inside of an allowed phrase, in every form of it', () => {
    const term = aLexiconTerm('最低', { whitelist: ['最低工资标准'] });
    const whitelisted = { kind: 'whitelist', phrase: '最低工资标准' };
    expect(muting('最低工资标准上调', term)).toEqual([whitelisted]);
    expect(muting('最低工資標準上调', term)).toEqual([whitelisted]);
    expect(muting('全网最低价', term)).toEqual([null]);
    expect(muting('工资标准最低', term)).toEqual([null]);
  });

  it('looks at what is near', () => {
    const only = aLexiconTerm('登陆', { onlyNear: ['网站', '账号'] });
    expect(muting('请登陆网站', only)).toEqual([null]);
    expect(muting('台风在福建登陆', only)).toEqual([{ kind: 'only_near', phrase: null }]);
    expect(muting(`登陆${'远'.repeat(40)}网站`, only)).toEqual([{ kind: 'only_near', phrase: null }]);
    const not = aLexiconTerm('登陆', { notNear: ['台风'] });
    expect(muting('台风将在今晚登陆', not)).toEqual([{ kind: 'not_near', phrase: '台风' }]);
    expect(muting('请登陆', not)).toEqual([null]);
  });

  it('counts only in its fields, on its channels, on its days', () => {
    const inForce = (more: Partial<LexiconTerm>, context: Partial<ProofContext> = {}) =>
      scanText(compileLexicon([aLexiconTerm('甲乙', more)]), '甲乙', { ...body, ...context }).length === 1;
    expect(inForce({ fields: ['title'] })).toBe(false);
    expect(inForce({ fields: ['title'] }, { field: 'title' })).toBe(true);
    expect(inForce({ channels: ['wechat'] })).toBe(false);
    expect(inForce({ channels: ['wechat'] }, { channel: 'wechat' })).toBe(true);
    expect(inForce({ validFrom: '2026-05-02' })).toBe(false);
    expect(inForce({ validFrom: '2026-05-01', validTo: '2026-05-01' })).toBe(true);
    expect(inForce({ validTo: '2026-04-30' })).toBe(false);
  });

  it('lets the longer, the more severe and the certain win', () => {
    const short = aLexiconTerm('登陆');
    const long = aLexiconTerm('登陆网站');
    const forbidden = aLexiconTerm('网站', { severity: 'forbid' });
    expect(found('登陆网站', short, long)).toEqual(['exact:登陆网站']);
    expect(found('登陆网站', short, long, forbidden)).toEqual(['exact:网站', 'exact:登陆']);
    expect(muting('登陆网站', short, long)).toEqual([null, { kind: 'overlap', phrase: '登陆网站' }]);
    expect(found('公惠会员', aLexiconTerm('工会会员', { pinyin: true }), aLexiconTerm('公惠'))).toEqual([
      'exact:公惠',
    ]);
  });
});
