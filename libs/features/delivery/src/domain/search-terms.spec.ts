import { searchQuery, searchVector as weighted } from './search-terms';

/** Of fields that weigh nothing. */
const searchVector = (texts: string[]) => weighted(texts.map((text) => ({ weight: 'D', text })));

describe('words to be found', () => {
  it('keeps Chinese as pairs at their place, and other words whole', () => {
    expect(searchVector(['总工会 WeChat2026'])).toBe("'总工':1 '工会':2 '会':3 'wechat2026':4");
  });

  it('tells Chinese and other letters apart inside one run', () => {
    expect(searchVector(['第7期abc'])).toBe("'第':1 '7':2 '期':3 'abc':4");
  });

  it('lets no phrase reach from one field into the next', () => {
    expect(searchVector(['送清', '凉'])).toBe("'送清':1 '清':2 '凉':11");
  });

  it('folds full width and capitals', () => {
    expect(searchVector(['ＷｅＣｈａｔ'])).toBe("'wechat':1");
  });

  it('ends where the database’s positions end', () => {
    const long = searchVector(['工会'.repeat(20_000)]);
    const positions = [...long.matchAll(/\d+/g)].map(([position]) => Number(position));
    expect(Math.max(...positions)).toBe(16_383);
  });

  it('asks for the characters in just that order, and for every part', () => {
    expect(searchQuery('环卫工人  wechat')).toBe("('环卫' <1> '卫工' <1> '工人') & ('wechat':*)");
    expect(searchQuery('工')).toBe("('工':*)");
    expect(searchQuery('第7期')).toBe("('第':* <1> '7' <1> '期':*)");
    expect(searchQuery('五一2026')).toBe("('五一' <2> '2026':*)");
  });

  it('has no question where there is nothing to look for, and none without end', () => {
    expect(searchQuery(' &|!():*<-> ')).toBeNull();
    expect(searchQuery('工会'.repeat(500))!.match(/'/g)!.length).toBe(80);
    expect(searchQuery('| ! '.repeat(2_000))).toBeNull();
    expect(searchQuery('工会 工会 '.repeat(10))).toBe("('工会')");
  });

  it('says of every word which field it stands in, and asks in some of them only', () => {
    expect(
      weighted([
        { weight: 'A', text: '工会' },
        { weight: 'B', text: 'a1' },
        { weight: 'D', text: '工会' },
      ]),
    ).toBe("'工会':1A,20 '会':2A,21 'a1':11B");
    expect(searchQuery('工会 wechat 7', 'AB')).toBe("('工会':AB) & ('wechat':*AB) & ('7':AB)");
  });

  it('knows traditional and simplified as one', () => {
    expect(searchVector(['總工會職工書屋'])).toBe(searchVector(['总工会职工书屋']));
    expect(searchQuery('勞動模範')).toBe(searchQuery('劳动模范'));
  });

  it('finds a Mongolian word in whatever case and however its letters are drawn', () => {
    const stem = 'ᠮᠣᠩᠭᠣᠯ';
    expect(searchQuery(`${stem}\u202Fᠤᠨ`)).toBe(searchQuery(stem));
    expect(searchVector([`${stem}\u202Fᠤᠨ`])).toContain(`'${stem}':1 `);
    expect(searchQuery('ᠰᠠᠢᠨ\u180B')).toBe(searchQuery('ᠰᠠᠢᠨ'));
    expect(searchQuery('Эвлэл')).toBe("('эвлэл':*)");
  });

  it('leaves nothing of the query language in a word', () => {
    expect(searchQuery("a'); DROP TABLE x; --")).toBe("('a') & ('drop':*) & ('table':*) & ('x')");
    expect(searchVector(["o'clock \\ :*"])).toBe("'o':1 'clock':2");
  });
});
