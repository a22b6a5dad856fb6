import { aPublicationDraft } from '@haojiao/channel-kit/testing';
import fc from 'fast-check';
import { lengthZone, weiboLength } from './weibo-length';
import { composeShareText } from './weibo-share-text';

const link = 'https://union.example.org/a/1';
const aDraft = (overrides: Parameters<typeof aPublicationDraft>[0] = {}) =>
  aPublicationDraft({ canonicalUrl: link, title: '职工文化节', summary: '', ...overrides });

describe('the text of a post', () => {
  it('is title and summary, a space and the link', () => {
    const { status, shortened } = composeShareText(aDraft({ summary: '今天开幕。' }));
    expect(status).toBe(`【职工文化节】今天开幕。 ${link}`);
    expect(shortened).toBe(false);
  });

  it('is the text written for Weibo instead, if there is one', () => {
    expect(composeShareText(aDraft({ text: '一起来看！', summary: '今天开幕。' })).status).toBe(
      `一起来看！ ${link}`,
    );
  });

  it('names the link once, at the end, where the written text has it already', () => {
    expect(composeShareText(aDraft({ text: `请看${link}详情` })).status).toBe(`请看 详情 ${link}`);
  });

  it('keeps the link whole and cuts the summary before it', () => {
    const { status, shortened } = composeShareText(aDraft({ summary: '会'.repeat(500) }));
    expect(status.endsWith(`会… ${link}`)).toBe(true);
    expect(shortened).toBe(true);
    expect(lengthZone(status)).toBe('fine');
    expect(weiboLength(status)).toBeGreaterThan(110);
  });

  it('cuts around a very long link as well', () => {
    const longLink = `https://union.example.org/${'a'.repeat(180)}`;
    const { status } = composeShareText(aDraft({ canonicalUrl: longLink, summary: '会'.repeat(500) }));
    expect(status.endsWith(` ${longLink}`)).toBe(true);
    expect(lengthZone(status)).toBe('fine');
  });

  it('never cuts a text that somebody wrote for Weibo, unless told to', () => {
    const text = '会'.repeat(200);
    expect(composeShareText(aDraft({ text })).status).toBe(`${text} ${link}`);
    const cut = composeShareText(aDraft({ text, options: { autoTruncate: true } }));
    expect(lengthZone(cut.status)).toBe('fine');
    expect(cut.shortened).toBe(true);
  });

  it.each([
    ['a link', 'https://union.example.org/b/2?a=1'],
    ['a name', '@全国总工会宣教部'],
    ['a face', '[鼓掌]'],
    ['an emoji', '👩‍👩‍👧‍👦'],
  ])('never cuts inside %s', (_what, piece) => {
    for (let before = 70; before < 116; before += 1) {
      const { status } = composeShareText(
        aDraft({ summary: `${'会'.repeat(before)}${piece}${'议'.repeat(200)}` }),
      );
      const words = status.slice(0, status.lastIndexOf(' '));
      const behind = words.slice(words.lastIndexOf('会') + 1);
      expect([`…`, piece]).toContain(behind.startsWith(piece) ? piece : behind);
    }
  });

  it('takes the marks of topics away, keeps their words and says which', () => {
    const { status, topics } = composeShareText(aDraft({ text: '#劳模精神# 与#工匠精神#同行，第 1# 车间' }));
    expect(status).toBe(`劳模精神 与工匠精神同行，第 1# 车间 ${link}`);
    expect(topics).toEqual(['劳模精神', '工匠精神']);
  });

  it('leaves the fragments of links alone', () => {
    const text = '见 https://union.example.org/b#one 和 https://union.example.org/b#two';
    expect(composeShareText(aDraft({ text })).status).toBe(`${text} ${link}`);
  });

  it('encodes Chinese characters in the link', () => {
    const { status } = composeShareText(aDraft({ canonicalUrl: 'https://union.example.org/p/文化' }));
    expect(status).toBe('【职工文化节】 https://union.example.org/p/%E6%96%87%E5%8C%96');
  });

  it('always ends with the link, whatever the words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ maxLength: 300 }),
        (title, summary) => {
          const { status } = composeShareText(aDraft({ title: title.slice(0, 60), summary }));
          expect(status.endsWith(` ${link}`)).toBe(true);
        },
      ),
    );
  });
});
