import { lengthZone, weiboFullLength, weiboLength } from './weibo-length';

const link = 'https://union.example.org/a/1';

describe('the length of a Weibo text', () => {
  it.each([
    ['工会', 2],
    ['a', 1],
    ['工会abc', 4],
    [`职工文化节 ${link}`, 16],
    [`${'工'.repeat(129)} ${link}`, 140],
    [`${'工'.repeat(130)} ${link}`, 141],
    [`https://union.example.org/${'a'.repeat(200)}`, 53],
    ['[微笑]', 3],
    ['😀', 2],
    ['\u0080', 1],
    ['\u0081', 1],
    ['一\r\n二', 3],
    ['一\n二', 3],
  ])('counts %j as %d', (text, expected) => {
    expect(weiboLength(text)).toBe(expected);
  });

  it('counts a t.cn link literally and a short link to Weibo itself too', () => {
    expect(weiboLength('http://t.cn/A6abcdef')).toBe(10);
    expect(weiboLength('http://t.cn/A6')).toBe(7);
    expect(weiboLength('https://weibo.com/1/P03co0bSK')).toBe(15);
    expect(weiboLength('https://weibo.com/1234567890123/P03co0bSK?from=page')).toBe(10);
    expect(weiboLength('https://weibo.com.example.org/P03co0bSK')).toBe(10);
  });

  it('counts two links of one text each for itself', () => {
    expect(weiboLength(`${link} ${link}`)).toBe(21);
  });

  it('ends a link where Chinese begins', () => {
    expect(weiboLength(`${link}工会`)).toBe(12);
  });

  it('counts every link in full where it wants to be sure', () => {
    expect(weiboFullLength(`职工文化节 ${link}`)).toBe(20);
  });

  it('knows three zones', () => {
    expect(lengthZone(`${'工'.repeat(115)} ${link}`)).toBe('fine');
    expect(lengthZone(`${'工'.repeat(116)} ${link}`)).toBe('doubtful');
    expect(lengthZone(`${'工'.repeat(129)} ${link}`)).toBe('doubtful');
    expect(lengthZone(`${'工'.repeat(130)} ${link}`)).toBe('too_long');
  });
});
