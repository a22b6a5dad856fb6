import { placesOf, withContent, withoutContent } from './places-of';
import type { TopicSection } from './use-topics';

const sections: TopicSection[] = [
  { title: '头条', by: 'items', contentIds: ['a', 'b'] },
  { title: '要闻', by: 'column', columnId: 'news' },
  { title: '竞赛', by: 'tag', tag: '技能竞赛' },
];

describe('an item and the sections of a topic', () => {
  it('stands where it was put, and where its column and its tags put it', () => {
    expect(placesOf(sections, { id: 'b', columnId: 'news', tags: ['技能竞赛'] })).toEqual([0, 1, 2]);
    expect(placesOf(sections, { id: 'c', columnId: null, tags: [] })).toEqual([]);
  });

  it('is put at the end of one, or into one of its own', () => {
    expect(withContent(sections, 0, 'c', '相关稿件')[0]).toEqual({
      title: '头条',
      by: 'items',
      contentIds: ['a', 'b', 'c'],
    });
    expect(withContent([], null, 'c', '相关稿件')).toEqual([
      { title: '相关稿件', by: 'items', contentIds: ['c'] },
    ]);
  });

  it('is taken out of the one, and the others stay', () => {
    expect(withoutContent(sections, 0, 'a')).toEqual([
      { title: '头条', by: 'items', contentIds: ['b'] },
      ...sections.slice(1),
    ]);
  });
});
