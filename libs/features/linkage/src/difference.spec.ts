import { compareDocuments } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';
import { summarize, wordChanges, wordsOfChanges } from './difference';

const origin: ContentDocument = {
  type: 'article',
  title: '春送岗位进园区',
  summary: '三月里的第一场招聘会。',
  slug: 'spring',
  locale: 'zh-CN',
  byline: '王小华',
  tags: ['就业'],
  coverAssetId: null,
  source: null,
  columnId: null,
  variants: {},
  coAuthorIds: [],
  assets: {},
  article: { html: '<p>上午九点，招聘会开始了。</p>' },
};
const with_ = (changes: object): ContentDocument => ({ ...origin, ...changes });
const changesTo = (changes: object) => compareDocuments(origin, with_(changes));

describe('what was made of an item', () => {
  it('is nothing where only the taking unit’s own members differ', () => {
    const own = {
      slug: 'other',
      columnId: '01890a5d-ac96-774b-bcce-b302099a8057',
      source: { name: '市总' },
      reprint: { sourceTitle: '春送岗位进园区', permissionBasis: '下发' },
    };
    expect(summarize(changesTo(own))).toEqual({ isUnchanged: true, members: [], added: 0, removed: 0 });
  });

  it('counts characters that came and went, word by word', () => {
    const difference = summarize(changesTo({ article: { html: '<p>下午两点，招聘会开始了。</p>' } }));
    expect(difference).toMatchObject({ isUnchanged: false, members: ['article.html'], added: 3, removed: 3 });
  });

  it('names tags and pictures, which have no words', () => {
    expect(summarize(changesTo({ tags: ['就业', '园区'] }))).toMatchObject({ members: ['tags'], added: 0 });
  });
});

describe('words that have to stay', () => {
  const forbidden = (changes: object) => wordChanges(origin, changesTo(changes)).map(({ path }) => path);

  it('are those of title and body', () => {
    expect(forbidden({ title: '春风送岗' })).toEqual(['title']);
    expect(forbidden({ article: { html: '<p>上午九点，招聘会开始。</p>' } })).toEqual(['article.html']);
  });

  it('may be marked otherwise, summed up otherwise and tagged otherwise', () => {
    const html = '<p><strong>上午九点</strong>，招聘会开始了。</p>';
    expect(forbidden({ article: { html }, summary: '本地', tags: [] })).toEqual([]);
  });

  it('are not got round by another title for one platform', () => {
    expect(forbidden({ variants: { wechat: { title: '另一个标题' } } })).toEqual(['variants.wechat.title']);
    expect(forbidden({ variants: { wechat: { title: origin.title, tags: ['就业'] } } })).toEqual([]);
  });

  it('are named as people say it', () => {
    expect(wordsOfChanges(changesTo({ title: '秋送岗位进园区' }))).toContain('→');
  });
});
