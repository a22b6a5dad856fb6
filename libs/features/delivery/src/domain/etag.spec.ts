import { etagOfBytes, isUnchanged } from './etag';

describe('conditional reading', () => {
  const etag = etagOfBytes(Buffer.from('{"title":"送清凉"}'));
  const modifiedAt = new Date('2026-11-20T04:30:00.700Z');

  it('names the very bytes', () => {
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(etagOfBytes(Buffer.from('{"title":"送清凉"}'))).toBe(etag);
    expect(etagOfBytes(Buffer.from('{"title":"送温暖"}'))).not.toBe(etag);
  });

  it.each([
    ['the same tag', { ifNoneMatch: etag }, true],
    ['one of several, made weak by a cache', { ifNoneMatch: `"a", W/${etag}` }, true],
    ['any version', { ifNoneMatch: '*' }, true],
    ['another tag', { ifNoneMatch: '"a"' }, false],
    [
      'the date of this version, in whole seconds',
      { ifModifiedSince: 'Fri, 20 Nov 2026 04:30:00 GMT' },
      true,
    ],
    ['an earlier date', { ifModifiedSince: 'Fri, 20 Nov 2026 04:29:59 GMT' }, false],
    ['no date at all', { ifModifiedSince: 'yesterday' }, false],
    [
      'another tag and a fitting date: the tag decides',
      { ifNoneMatch: '"a"', ifModifiedSince: 'Sat, 21 Nov 2026 00:00:00 GMT' },
      false,
    ],
    ['nothing', {}, false],
  ])('with %s', (_, conditions, unchanged) => {
    expect(isUnchanged(conditions, etag, modifiedAt)).toBe(unchanged);
  });

  it('never goes by the date where none tells versions apart', () => {
    expect(isUnchanged({ ifModifiedSince: 'Sat, 21 Nov 2026 00:00:00 GMT' }, etag, null)).toBe(false);
  });
});
