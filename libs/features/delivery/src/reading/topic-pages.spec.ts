import { wantedOf } from './topic-pages';

describe('the sections of a topic', () => {
  it('are asked for by where their items come from', () => {
    const sections = wantedOf([
      { title: '一', by: 'items', contentIds: ['a', 'b'] },
      { title: '二', by: 'column', columnId: 'c', limit: 5 },
      { title: '三', by: 'items', contentIds: [] },
      { title: '四', by: 'tag', tag: '驿站' },
    ]);
    expect(sections).toEqual([
      { section: 0, contentIds: ['a', 'b'], limit: 2 },
      { section: 1, columnId: 'c', limit: 5 },
      { section: 3, tag: '驿站', limit: 10 },
    ]);
  });

  it('S24 hold no more than a light page together, the first ones first', () => {
    const many = Array.from({ length: 12 }, () => ({ title: '栏', by: 'tag' as const, tag: 'x', limit: 50 }));
    expect(wantedOf(many).map(({ section, limit }) => [section, limit])).toEqual([
      [0, 50],
      [1, 50],
      [2, 20],
    ]);
    const chosen = Array.from({ length: 200 }, (_, index) => `id-${index}`);
    expect(wantedOf([{ title: '选', by: 'items', contentIds: chosen }])[0]!.contentIds).toHaveLength(120);
  });
});
