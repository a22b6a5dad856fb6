import type { ChannelLimit } from './channel-adapter';
import { countLimits } from './limit-counters';
import { aDraftMedia, aPublicationDraft } from './testing';

const limit = (path: string, unit: ChannelLimit['unit']): ChannelLimit => ({
  path,
  unit,
  max: 10,
  readOn: '2026-11-20',
});
const preview = { mode: 'api' as const, title: '', text: '工会 abc', notes: [] };

describe('the counters beside the limits of a platform', () => {
  it('count what people see as characters, and what machines see as bytes', () => {
    const draft = aPublicationDraft({ title: '👨‍👩‍👧 工会', html: '<p>正<b>文</b></p>', tags: ['a', 'b'] });
    const limits = [
      limit('title', 'characters'),
      limit('html', 'characters'),
      limit('canonicalUrl', 'bytes'),
      limit('tags', 'items'),
      limit('text', 'weibo_characters'),
    ];
    expect(countLimits(limits, draft, preview).map(({ used }) => used)).toEqual([
      4,
      2,
      draft.canonicalUrl.length,
      2,
      4,
    ]);
  });

  it('follow the adapter where it counts in its own way', () => {
    const [counted] = countLimits([limit('title', 'characters')], aPublicationDraft(), {
      ...preview,
      used: { title: 0 },
    });
    expect(counted!.used).toBe(0);
  });

  it('say nothing where there is nothing to count, or nobody can', () => {
    const limits = [limit('media.bytes', 'bytes'), limit('publicationsPerDay', 'items')];
    const none = countLimits(limits, aPublicationDraft(), preview).map(({ used }) => used);
    expect(none).toEqual([null, null]);
    const film = aPublicationDraft({ media: aDraftMedia({ bytes: 77 }) });
    expect(countLimits(limits, film, preview)[0]!.used).toBe(77);
  });
});
