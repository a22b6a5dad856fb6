import { toldSections } from './told-sections';

describe('the sections of a topic', () => {
  it('say the one thing that they gather by', () => {
    expect(
      toldSections([
        { title: '头条', by: 'items', contentIds: ['a'], tag: '旧标签', limit: 3 },
        { title: '要闻', by: 'column', columnId: 'news', contentIds: ['a'], limit: 5 },
        { title: '竞赛', by: 'tag', tag: ' 技能竞赛 ' },
      ]),
    ).toEqual([
      { title: '头条', by: 'items', contentIds: ['a'] },
      { title: '要闻', by: 'column', columnId: 'news', limit: 5 },
      { title: '竞赛', by: 'tag', tag: '技能竞赛' },
    ]);
  });
});
