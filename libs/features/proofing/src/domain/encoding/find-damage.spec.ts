import fc from 'fast-check';
import { countDamage, repairText } from './damage';
import { findDamage } from './find-damage';

/** Kind, what was found and what is proposed, in the order of the text. */
const seen = (text: string, ...kinds: string[]) =>
  findDamage(text)
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, found, proposal }) => [kind, found, proposal]);

describe('bracketed pinyin', () => {
  it('is dropped behind the character that is read so', () => {
    const text = '園區(qū)書屋開(kāi)放閱讀(dú)角，職工隨時(shí)來(lái)。';
    expect(countDamage(findDamage(text))).toEqual({ bracketed_pinyin: 5 });
    expect(repairText(text, findDamage(text))).toBe('園區書屋開放閱讀角，職工隨時來。');
  });

  it('knows every reading of a character, ü, and brackets of both widths', () => {
    expect(seen('銀行(háng)（yín）')).toEqual([
      ['bracketed_pinyin', '(háng)', ''],
      ['bracketed_pinyin', '（yín）', null],
    ]);
    expect(seen('綠(lǜ)色')).toEqual([['bracketed_pinyin', '(lǜ)', '']]);
  });

  it('proposes nothing where the character is lost', () => {
    expect(seen('班組P(zǔ)長')).toEqual([['bracketed_pinyin', '(zǔ)', null]]);
    expect(seen('晚?bào)登出')).toEqual([['stray_pinyin', '?bào)', null]]);
  });

  it('leaves other brackets alone', () => {
    expect(
      seen('打开页面（app）查看，a) 甲 b) 乙，职工之家(APP)', 'bracketed_pinyin', 'stray_pinyin'),
    ).toEqual([]);
  });
});

describe('what is lost', () => {
  it('is named and never filled in', () => {
    const text = '版权\ufffd所有，联系\ue5e5人';
    expect(seen(text)).toEqual([
      ['replacement_character', '\ufffd', null],
      ['private_use', '\ue5e5', null],
    ]);
    expect(findDamage(text)[1]?.message.zh).toContain('U+E5E5');
    expect(repairText(text, findDamage(text))).toBe(text);
  });

  it('shows masked words, but neither masked numbers nor ornaments', () => {
    expect(seen('提供***服务，走访××企业，到XX市')).toEqual([
      ['masked_word', '***', null],
      ['masked_word', '××', null],
      ['masked_word', 'XX', null],
    ]);
    expect(seen('证号110101********1234已登记\n*****\n乘法3×4')).toEqual([]);
  });
});

describe('mojibake', () => {
  it('is read again where its bytes say one thing only', () => {
    const asLatin = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    expect(seen(`Notice ${asLatin('职工')} end`)).toEqual([['mojibake', asLatin('职工'), '职工']]);
    const asGbk = new TextDecoder('gbk').decode(Buffer.from('工会活动', 'utf8'));
    expect(seen(`标题是${asGbk}。`)).toEqual([['mojibake', asGbk, '工会活动']]);
  });

  it('stays open where bytes were lost', () => {
    expect(seen('内容锟斤拷锟斤拷缺失')).toEqual([['mojibake', '锟斤拷锟斤拷', null]]);
    const [damage] = findDamage('要点：\n 。ㄒ唬┮怨δ荛发动');
    expect(damage).toMatchObject({ kind: 'mojibake', proposal: null, candidates: ['（一）以功'] });
    expect(seen('把平台忾_放给职工')).toEqual([['mojibake', '忾_', null]]);
  });

  it('leaves French, Greek and frames alone', () => {
    expect(seen('Café à Paris naïve')).toEqual([]);
    expect(seen('α 粒子与 Ω 电阻\n┌──┐')).toEqual([]);
  });
});

describe('scripts', () => {
  it('converts the smaller part, and says how large it is', () => {
    expect(seen('职工们参加劳动竞赛，讀書活動丰富多样')).toEqual([
      ['mixed_script', '讀書', '读书'],
      ['mixed_script', '動', '动'],
    ]);
    expect(findDamage('职工们参加劳动竞赛，學习')[0]?.message.zh).toMatch(/简体 \d+ 字，繁体 1 字/);
    expect(seen('職工們參加勞動競賽，头发开会')).toEqual([['mixed_script', '头发开会', null]]);
    expect(seen('職工們參加勞動競賽，书')).toEqual([['mixed_script', '书', '書']]);
  });

  it('leaves characters alone that both scripts have', () => {
    expect(seen('職工們於里弄後台干活，里程、皇后、台州、乾坤')).toEqual([]);
    expect(seen('著名学者乾隆瞭望')).toEqual([]);
  });

  it('names look-alikes; those with a use of their own stay open', () => {
    expect(seen('为大家把关，紦好事办好，僦近就医，夶力支持')).toEqual([
      ['rare_variant', '紦', '把'],
      ['rare_variant', '僦', null],
      ['rare_variant', '夶', '大'],
    ]);
    expect(seen('僦居城南，荇菜满池，王喆到会')).toEqual([]);
    expect(seen('登录аpp下载')).toEqual([['rare_variant', 'аpp', 'app']]);
    expect(seen('読书会')).toEqual([['rare_variant', '読', '读']]);
  });
});

describe('invisible characters and marks', () => {
  it('drops what has no width, but not what emoji and scripts need', () => {
    expect(seen('工\u200b会\u0007活\u200d动\ufeff')).toEqual([
      ['zero_width', '\u200b', ''],
      ['control_character', '\u0007', ''],
      ['zero_width', '\u200d', ''],
      ['zero_width', '\ufeff', ''],
    ]);
    expect(seen('👩‍🔧，ᠮᠣ‍ᠩ')).toEqual([]);
  });

  it('proposes full-width marks in Chinese text only', () => {
    const text = '各位职工,(见附件)请注意!时间:8:30,网址:www.example.org, Hello, world (ok)';
    expect(repairText(text, findDamage(text))).toBe(
      '各位职工，（见附件）请注意！时间:8:30,网址:www.example.org, Hello, world (ok)',
    );
  });
});

describe('every damage', () => {
  const piece = fc.constantFrom(
    ...[
      '工会',
      '(huì)',
      '頁(yè)',
      '?bào)',
      '\ufffd',
      '\ue46a',
      '***',
      ',',
      '讀',
      '紦',
      '\u200b',
      'ㄒ',
      'ä¸',
      '😀',
      '12',
      'P',
      '\n',
      '。',
      '_',
    ],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('stands where it says, in order, and overlaps no other', () => {
    fc.assert(
      fc.property(text, (one) => {
        let end = 0;
        for (const damage of findDamage(one)) {
          expect(damage.start).toBeGreaterThanOrEqual(end);
          expect(one.slice(damage.start, damage.end)).toBe(damage.found);
          expect(damage.proposal).not.toBe(damage.found);
          end = damage.end;
        }
        expect(findDamage(one)).toEqual(findDamage(one));
      }),
    );
  });

  it('is none in a clean text', () => {
    expect(
      seen('2026年5月1日，市总工会在工人文化宫（北区）举行劳模座谈会。“匠心”栏目同步开播：欢迎收看！'),
    ).toEqual([]);
  });
});
