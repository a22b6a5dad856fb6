import fc from 'fast-check';
import { compareBodies } from './compare-bodies';
import { htmlBlocks } from './html-blocks';

const asset = '01a1fc42-7e6a-73f2-8a1f-e064c21cc6b8';
const another = '01a1fc42-7e6a-73f2-8a1f-e064c21cc6b9';
const structure = (before: string, after: string) => compareBodies(before, after).structure;

describe('the comparison of two bodies', () => {
  it('shows changed words in their paragraph, with one unchanged paragraph around', () => {
    const html = (word: string) =>
      ['一', '二', '三', `四月里${word}的活动`, '五', '六', '七'].map((text) => `<p>${text}</p>`).join('');
    expect(compareBodies(html('送清凉'), html('送温暖')).paragraphs).toEqual([
      { kind: 'skipped', count: 2 },
      { kind: 'same', text: '三' },
      {
        kind: 'changed',
        segments: [
          { change: 'same', text: '四月里送' },
          { change: 'removed', text: '清凉' },
          { change: 'added', text: '温暖' },
          { change: 'same', text: '的活动' },
        ],
      },
      { kind: 'same', text: '五' },
      { kind: 'skipped', count: 2 },
    ]);
  });

  it.each([
    [
      'a word made bold',
      '<p>欢迎报名</p>',
      '<p>欢迎<strong>报名</strong></p>',
      'strong',
      '报名',
      null,
      'strong',
    ],
    ['a word no longer in italics', '<p><i>报名</i></p>', '<p>报名</p>', 'em', '报名', 'em', null],
    ['a paragraph made a heading', '<p>时间</p>', '<h2>时间</h2>', 'block', '时间', 'p', 'h2'],
    [
      'a paragraph put in the middle',
      '<p>时间</p>',
      '<p style="text-align:center">时间</p>',
      'block',
      '时间',
      'p',
      'p:center',
    ],
    ['an item of a list', '<p>时间</p>', '<ul><li>时间</li></ul>', 'block', '时间', 'p', 'ul li'],
    [
      'a link that leads elsewhere',
      '<p><a href="https://a.example/?x=1&amp;y=2">报名</a></p>',
      '<p><a href="https://b.example/">报名</a></p>',
      'link',
      '报名',
      'https://a.example/?x=1&y=2',
      'https://b.example/',
    ],
    [
      'another picture',
      `<p>图</p><img data-asset-id="${asset}" alt="会场">`,
      `<p>图</p><img data-asset-id="${another}" alt="会场">`,
      'picture',
      '会场',
      `${asset} (会场)`,
      `${another} (会场)`,
    ],
    [
      'another sound',
      `<figure data-asset-id="${asset}" data-kind="audio"><figcaption>歌</figcaption></figure>`,
      `<figure data-asset-id="${another}" data-kind="audio"><figcaption>歌</figcaption></figure>`,
      'audio',
      '',
      asset,
      another,
    ],
    [
      'another alternative text',
      `<p>图<img data-asset-id="${asset}" alt="会场"></p>`,
      `<p>图<img data-asset-id="${asset}" alt="主会场"></p>`,
      'picture',
      '主会场',
      `${asset} (会场)`,
      `${asset} (主会场)`,
    ],
  ])('names %s where no word changed', (_, before, after, kind, text, old, now) => {
    expect(structure(before, after)).toEqual([{ kind, text, before: old, after: now }]);
    expect(compareBodies(before, after).segments.every(({ change }) => change === 'same')).toBe(true);
  });

  it('names where the links of a new paragraph lead', () => {
    expect(
      structure('<p>一</p>', '<p>一</p><p>请看<a href="https://a.example/">这里</a>的<b>说明</b></p>'),
    ).toEqual([{ kind: 'link', text: '这里', before: null, after: 'https://a.example/' }]);
  });

  it('names a film that came, and a sound that went', () => {
    expect(
      structure('<p>一</p>', `<p>一</p><figure data-asset-id="${asset}" data-kind="video"></figure>`),
    ).toEqual([{ kind: 'video', text: '', before: null, after: asset }]);
    expect(
      structure(`<p>一</p><figure data-asset-id="${asset}" data-kind="audio"></figure>`, '<p>一</p>'),
    ).toEqual([{ kind: 'audio', text: '', before: asset, after: null }]);
  });

  it('is never silently empty', () => {
    const table = (span: string) => `<table><tbody><tr><td${span}>甲</td></tr></tbody></table>`;
    expect(structure(table(''), table(' colspan="2"'))).toEqual([
      { kind: 'markup', text: '', before: null, after: null },
    ]);
    expect(structure('<p>甲</p>', '<p>甲</p>')).toEqual([]);
  });

  it('finds something in any two bodies that differ, and nothing in equal ones', () => {
    const word = fc.constantFrom(
      '工会',
      '活动',
      '<b>报名</b>',
      '<a href="https://a.example/">链接</a>',
      '<br />',
      '&amp;',
    );
    const block = fc.tuple(fc.constantFrom('p', 'h2', 'li', 'blockquote'), fc.array(word, { maxLength: 4 }));
    const body = fc
      .array(block, { maxLength: 6 })
      .map((blocks) => blocks.map(([tag, words]) => `<${tag}>${words.join('')}</${tag}>`).join(''));
    fc.assert(
      fc.property(body, body, (before, after) => {
        const { paragraphs, structure: found, segments } = compareBodies(before, after);
        const isSilent =
          found.length === 0 && paragraphs.every(({ kind }) => kind === 'same' || kind === 'skipped');
        expect(isSilent).toBe(before === after);
        const side = (change: string) =>
          segments
            .map((each) => (each.change === 'same' || each.change === change ? each.text : ''))
            .join('');
        const lines = (html: string) =>
          htmlBlocks(html)
            .map(({ text }) => `${text}\n`)
            .join('');
        expect([side('removed').trimEnd(), side('added').trimEnd()]).toEqual([
          lines(before).trimEnd(),
          lines(after).trimEnd(),
        ]);
      }),
    );
  });
});
