import type { Shape } from '@/api-client';
import { linesOf } from './entries-of-day';

type Entry = Shape<'CalendarEntryResponse'>;

const entry = (facts: Partial<Entry>): Entry => ({
  ...{ kind: 'published', date: '2026-11-22', at: '2026-11-22T01:00:05Z', endsOn: null, endsAt: null },
  ...{ title: '送清凉', state: null, organizationId: null, platform: 'site', columnId: null, link: null },
  ...{ contentId: 'one', object: { type: 'publication', id: 'p' } },
  ...facts,
});

describe('the lines of a day', () => {
  it('name an item once, with every place it goes to', () => {
    const lines = linesOf([
      entry({}),
      entry({ platform: 'weibo', at: '2026-11-22T01:00:09Z' }),
      entry({ platform: 'weibo', contentId: 'two' }),
    ]);
    expect(lines.map(({ platforms }) => platforms)).toEqual([['site', 'weibo'], ['weibo']]);
  });

  it('keep apart what goes out at another time, or is another matter', () => {
    expect(
      linesOf([entry({}), entry({ at: '2026-11-22T02:00:00Z' }), entry({ kind: 'hand_off' })]),
    ).toHaveLength(3);
  });

  it('keep apart what belongs to no item', () => {
    const slot = (id: string) => entry({ kind: 'slot', contentId: null, object: { type: 'slot', id } });
    expect(linesOf([slot('a'), slot('b')])).toHaveLength(2);
  });
});
