import { isUnderSafeDomain, readSafeDomains } from './weibo-safe-domains';

describe('the safe domains of an app', () => {
  const domains = readSafeDomains([
    'union.example.org',
    'https://WWW.news.example.org:8443/x',
    '*.media.example.org',
  ]);

  it.each([
    'https://union.example.org/a/1',
    'http://union.example.org:3000/a/1',
    'https://video.union.example.org/a/1',
    'https://UNION.example.org/a/1',
    'https://www.news.example.org/1',
    'https://a.media.example.org/1',
  ])('cover %s', (link) => expect(isUnderSafeDomain(link, domains)).toBe(true));

  it.each([
    'https://example.org/a/1',
    'https://badunion.example.org/a/1',
    'https://union.example.org.evil.example/a/1',
    'https://news.example.org/1',
    'ftp://union.example.org/a',
    '/p/relative',
    '',
  ])('do not cover %s', (link) => expect(isUnderSafeDomain(link, domains)).toBe(false));

  it('take an IP address only as it stands', () => {
    expect(isUnderSafeDomain('http://127.0.0.1:3000/p', ['127.0.0.1'])).toBe(true);
    expect(isUnderSafeDomain('http://1.127.0.0.1.example/p', ['127.0.0.1'])).toBe(false);
  });

  it('are read from a text with separators, too', () => {
    expect(readSafeDomains('a.example，b.example c.example')).toEqual([
      'a.example',
      'b.example',
      'c.example',
    ]);
    expect(readSafeDomains(undefined)).toEqual([]);
  });
});
