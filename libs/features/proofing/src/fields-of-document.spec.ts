import type { ContentDocument } from '@haojiao/features/contents';
import { memberOf } from '@haojiao/features/contents';
import { fieldsOf } from './fields-of-document';

const picture = '01890a5d-ac96-774b-bcce-b302099a8057';

const article = (html: string, wish: Partial<ContentDocument> = {}): ContentDocument => ({
  type: 'article',
  title: '题目',
  summary: '摘要',
  slug: 'slug',
  locale: 'zh-CN',
  byline: '王小华',
  tags: ['就业'],
  coverAssetId: null,
  source: { name: '市工人报' },
  columnId: null,
  variants: { weibo: { title: '微博题', text: '微博正文', tags: ['话题'] } },
  coAuthorIds: [],
  assets: { [picture]: { sha256: '', mediaType: 'image/jpeg', altText: '花园' } },
  article: { html },
  ...wish,
});

describe('the texts of a document', () => {
  it('are all of them, each with its kind and the platform that gets it', () => {
    const fields = fieldsOf(article('<p>正文</p>'), new Map([[picture, 'garden.jpg']]));
    expect(fields.map(({ path, kind, channel, text }) => [path, kind, channel, text])).toEqual([
      ['title', 'title', null, '题目'],
      ['summary', 'cover_text', null, '摘要'],
      ['byline', 'caption', null, '王小华'],
      ['source.name', 'caption', null, '市工人报'],
      ['tags.0', 'cover_text', null, '就业'],
      ['variants.weibo.title', 'cover_text', 'weibo', '微博题'],
      ['variants.weibo.text', 'cover_text', 'weibo', '微博正文'],
      ['variants.weibo.tags.0', 'cover_text', 'weibo', '话题'],
      ['article.html', 'body', null, '正文'],
      [`assets.${picture}.altText`, 'caption', null, '花园'],
      [`assets.${picture}.fileName`, 'caption', null, 'garden.jpg'],
    ]);
  });

  it('stand where reviewers’ notes count in them', () => {
    const document = article('<h2>一</h2><p>甲 &amp; <b>乙</b></p>');
    for (const { path, text } of fieldsOf(document)) {
      if (!path.startsWith('assets.')) expect([path, memberOf(document, path)]).toEqual([path, text]);
    }
  });

  it('know which part of a body is a caption, and the words of its pictures', () => {
    const html = `<p>前文。</p><figure><img data-asset-id="${picture}" alt="A &amp; B" /><figcaption> 图注文字</figcaption></figure><p>后文。</p>`;
    const fields = fieldsOf(article(html));
    const body = fields.find(({ path }) => path === 'article.html')!;
    expect(body.captions.map(({ start, end }) => body.text.slice(start, end))).toEqual(['图注文字']);
    expect(fields).toContainEqual({
      path: 'article.html.images.0.alt',
      kind: 'caption',
      channel: null,
      text: 'A & B',
      captions: [],
    });
  });

  it('of an episode and a video are those of their own members', () => {
    const episode = article('', {
      type: 'episode',
      article: undefined,
      episode: {
        audioAssetId: null,
        programmeId: null,
        season: null,
        number: null,
        notesHtml: '<p>说明</p>',
        transcript: '文稿',
        guests: ['李四'],
      },
    });
    const bodies = fieldsOf(episode).filter(({ kind }) => kind === 'body');
    expect(bodies.map(({ path, text }) => [path, text])).toEqual([
      ['episode.guests.0', '李四'],
      ['episode.notesHtml', '说明'],
      ['episode.transcript', '文稿'],
    ]);
    const video = article('', {
      type: 'video',
      article: undefined,
      video: { videoAssetId: null, descriptionText: '简介' },
    });
    expect(fieldsOf(video)).toContainEqual(
      expect.objectContaining({ path: 'video.descriptionText', text: '简介' }),
    );
  });
});
