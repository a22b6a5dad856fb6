import { aSiteUnit } from '../pages/a-site-unit';
import type { ListedEpisode } from './listed-episode';
import { renderPersonPage } from './person-page';
import { renderProgrammePage } from './programme-page';

const HOST = 'https://news.example.test';
const EPISODES = 20;
const unit = aSiteUnit();
const place = { id: 'o1', code: 'changxing', name: '长兴县总工会' };

/** Everything that an episode can say of itself, as long as it may be. */
function aFullEpisode(number: number): ListedEpisode {
  const id = `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const publishedAt = new Date(Date.UTC(2026, 5, 30 - number)).toISOString();
  const people = ['host', 'guest'].map((role, index) => ({
    personId: `${index}`,
    name: `王建国${index}`,
    slug: `wang-jianguo-${index}`,
    role,
  }));
  return {
    item: {
      ...{ id, slug: `episode-${'long-'.repeat(12)}${number}`, type: 'episode', locale: 'zh-CN' },
      ...{ title: '题'.repeat(200), summary: '摘要'.repeat(1_000), byline: '', tags: [] },
      ...{ organization: place, column: place, cover: null },
      media: {
        ...{ assetId: id, url: `${HOST}/m/${id}.mp3`, mediaType: 'audio/mpeg' },
        ...{ bytes: 9_000_000, durationSeconds: 3_661, width: null, height: null },
      },
      ...{ canonicalUrl: `${HOST}/p/${number}`, publishedAt, updatedAt: publishedAt },
    },
    ...{ season: 2, number, type: 'full', people },
  };
}

const episodes = Array.from({ length: EPISODES }, (_, index) => aFullEpisode(index + 1));
const places = new Map(
  ['0', '1', '2', '3'].map((id) => [
    id,
    {
      id,
      organizationId: 'o1',
      organizationCode: 'changxing',
      slug: `wang-jianguo-${id}`,
      hasProgramme: true,
    },
  ]),
);
const programme = {
  ...{ id: 'p1', organizationCode: 'changxing', code: 'sound', languages: ['zh-Hans'] },
  titles: { 'zh-Hans': '名'.repeat(100) },
  descriptions: { 'zh-Hans': '述'.repeat(2_000) },
  ...{ author: '作'.repeat(200), type: 'episodic' as const, coverAssetId: null, seasons: [] },
};

describe('lists of episodes whose fields are full', () => {
  it.each([
    [
      'a programme',
      () =>
        renderProgrammePage({
          ...{ unit, programme, language: 'zh-Hans', order: 'newest', episodes, cast: [], places },
          ...{ cover: null, nextCursor: null, publicUrl: HOST },
        }),
    ],
    [
      'a person',
      () =>
        renderPersonPage({
          unit,
          person: {
            ...{ id: '0', organizationId: 'o1', name: '王建国', slug: 'wang-jianguo', link: null },
            ...{ bio: '生'.repeat(2_000), portraitAssetId: null, changesAt: null },
            programmes: [{ ...programme, roles: ['host'] }],
          },
          episodes: episodes.map((episode) => ({ ...episode, programme })),
          ...{ places, portrait: null, nextCursor: null, publicUrl: HOST },
        }),
    ],
  ] as const)('make a page of %s under 50 KB', (_, render) => {
    const page = render();
    expect(page.toString('utf8').match(/data-player=/g)).toHaveLength(EPISODES);
    expect(page.toString('utf8')).toMatch(/<p lang="zh-CN">[摘要]{59}…<\/p>/);
    expect(page.length).toBeLessThan(50_000);
  });
});
