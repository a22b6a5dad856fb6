import { oldAddressOf } from './old-address';

describe('an old address', () => {
  it('is what a browser asks for, whole or as a path', () => {
    expect(oldAddressOf('http://Old.Example:80/art/2019/1.html?id=3&x=工会#top')).toEqual({
      host: 'old.example',
      path: '/art/2019/1.html?id=3&x=%E5%B7%A5%E4%BC%9A',
    });
    expect(oldAddressOf(' /art/../news/工会.html ')).toEqual({
      host: '',
      path: '/news/%E5%B7%A5%E4%BC%9A.html',
    });
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      'art/1.html',
      '//old.example/1',
      'javascript:alert(1)',
      'ftp://a/b',
      'http://',
      'x'.repeat(3_000),
    ])
      expect([text.slice(0, 20), oldAddressOf(text)]).toEqual([text.slice(0, 20), null]);
  });
});
