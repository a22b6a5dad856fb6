import { codeOfMid, midOfCode, midOfUrl, permalink } from './weibo-mid';

describe('mid and code of a post', () => {
  it.each([
    ['3591268992667779', 'zCik3bc0H'],
    ['3501756485200075', 'z0JH2lOMb'],
    ['5100123000045678', 'P03co0bSK'],
    ['4900000000000001', 'N00000001'],
    ['3504803600502730', 'z20XK26My'],
  ])('%s is %s', (mid, code) => {
    expect(codeOfMid(mid)).toBe(code);
    expect(midOfCode(code)).toBe(mid);
  });

  it('makes the address of a post', () => {
    expect(permalink('1000000001', '5100123000045678')).toBe('https://weibo.com/1000000001/P03co0bSK');
  });

  it('refuses what is neither', () => {
    expect(() => codeOfMid('12a')).toThrow(RangeError);
    expect(() => midOfCode('P03-0bSK')).toThrow(RangeError);
  });

  it.each([
    'https://weibo.com/1000000001/P03co0bSK',
    'http://www.weibo.com/1000000001/P03co0bSK?from=page_1001#comment',
    ' https://weibo.com/1000000001/P03co0bSK/ ',
    'https://weibo.com/detail/5100123000045678',
    'https://m.weibo.cn/status/5100123000045678',
    'https://m.weibo.cn/status/P03co0bSK',
    'https://m.weibo.cn/detail/5100123000045678',
    'https://m.weibo.cn/1000000001/5100123000045678',
  ])('recognises %s', (address) => {
    expect(midOfUrl(address)).toBe('5100123000045678');
  });

  it.each([
    'https://weibo.com/u/1000000001',
    'https://weibo.com/1000000001',
    'https://weibo.com/ttarticle/p/show?id=2309404',
    'https://example.org/1000000001/P03co0bSK',
    'ftp://weibo.com/1000000001/P03co0bSK',
    'no address',
  ])('does not take %s for a post', (address) => {
    expect(midOfUrl(address)).toBeNull();
  });
});
