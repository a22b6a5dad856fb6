import fc from 'fast-check';
import { judgeSiteMap } from '@haojiao/testing';
import { alternatesOf } from './alternates';
import { FILE_ITEMS, renderMapIndex, renderUrlSet } from './site-map';

const host = 'https://news.example.test';
const at = new Date('2026-11-22T00:00:00Z');

describe('a site map', () => {
  it('stays below the limits of the protocol when everything in it is as long as it can be', () => {
    const url = (number: number) => `${host}/p/${String(number).padStart(200, 'x')}`;
    const tags = ['zh-Hans', 'zh-Hant', 'mn-Mong', 'mn-Cyrl', 'ug-Arab', 'bo-Tibt', 'kk-Arab', 'en'];
    const entries = Array.from({ length: FILE_ITEMS }, (_, number) => ({
      url: url(number),
      updatedAt: at,
      alternates: tags.map((tag) => ({ tag, url: url(number) })),
      imageUrl: url(number),
      film: {
        thumbnailUrl: url(number),
        title: '&'.repeat(100),
        description: '&'.repeat(5_000),
        contentUrl: url(number),
        durationSeconds: 1,
        publishedAt: at.toISOString(),
      },
    }));
    const bytes = renderUrlSet(entries).length;
    expect(bytes).toBeLessThanOrEqual(50 * 1024 * 1024);
    expect(FILE_ITEMS).toBeLessThanOrEqual(50_000);
  });

  it('is well formed whatever words are in it', () => {
    const words = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(words, words, (title, description) => {
        const film = {
          ...{ title: `題${title}`, description: `文${description}` },
          ...{ thumbnailUrl: `${host}/a.jpg`, contentUrl: `${host}/a.mp4`, durationSeconds: 9 },
          publishedAt: at.toISOString(),
        };
        const xml = renderUrlSet([{ url: `${host}/p/a?b=1&c='"<>`, updatedAt: at, film }]).toString();
        expect(judgeSiteMap(xml, host).faults).toEqual([]);
      }),
    );
  });

  it('says nothing of a time or a length that is not known', () => {
    expect(renderMapIndex([{ url: `${host}/a.xml`, updatedAt: null }]).toString()).not.toContain('lastmod');
    const film = {
      ...{ title: '片', description: '片', thumbnailUrl: `${host}/a.jpg`, contentUrl: `${host}/a.mp4` },
      ...{ durationSeconds: 0, publishedAt: at.toISOString() },
    };
    expect(renderUrlSet([{ url: `${host}/`, updatedAt: at, film }]).toString()).not.toContain(
      'video:duration',
    );
  });
});

describe('versions of a page', () => {
  const version = (locale: string, isOriginal = false) => ({ locale, url: `${host}/${locale}`, isOriginal });

  it.each([
    [['mn-Mong', 'zh-CN'], 'zh-CN'],
    [['ug-Arab', 'zh-Hans', 'zh-Hant'], 'zh-Hans'],
    [['zh-Hant', 'mn-Cyrl'], 'zh-Hant'],
    [['en', 'mn-Mong', 'ug-CN-Arab'], 'en'],
  ])('%j are for everybody else in %s', (locales, expected) => {
    const alternates = alternatesOf(locales.map((locale, index) => version(locale, index === 0)));
    expect(alternates.find(({ tag }) => tag === 'x-default')?.url).toBe(`${host}/${expected}`);
    expect(alternates.map(({ tag }) => tag)).not.toContain('ug-CN-Arab');
  });

  it('are none where only one has a language', () => {
    expect(alternatesOf([version('zh-CN'), version('ug-CN-Arab')])).toEqual([]);
    expect(alternatesOf([version('zh-CN'), version('zh-cn')])).toEqual([]);
  });
});
