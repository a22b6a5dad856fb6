import type { DeliveryDocument } from '../domain/delivery-document';
import { aSite, aSiteUnit } from './a-site-unit';
import { renderItemPage } from './item-page';
import type { SiteUnit } from './site-unit';

const publicUrl = 'https://news.example.test';

const unit = aSiteUnit({ site: aSite({ icpNumber: '浙ICP备2026000001号', keywords: ['职工'] }) });

function aDocument(change: Partial<DeliveryDocument> = {}): DeliveryDocument {
  return {
    id: '01a1fc53-7fcd-786f-8362-7771451c1601',
    slug: 'cool',
    type: 'article',
    locale: 'zh-CN',
    title: '送清凉',
    summary: '',
    byline: '宣教部',
    tags: ['高温', '慰问'],
    organization: { id: 'o1', code: 'changxing', name: '长兴县总工会' },
    column: { id: 'c1', code: 'news', name: '工会要闻' },
    cover: null,
    media: null,
    canonicalUrl: `${publicUrl}/p/cool`,
    publishedAt: '2026-11-20T16:30:00.000Z',
    updatedAt: '2026-11-20T16:30:00.000Z',
    source: { name: '中工网' },
    article: { html: '<p>正文第一句。</p>' },
    ...change,
  };
}

const render = (change: Partial<DeliveryDocument> = {}, of: Partial<SiteUnit> = {}) =>
  renderItemPage({ document: aDocument(change), unit: { ...unit, ...of }, publicUrl }).toString('utf8');

const metaOf = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<meta name="([A-Z]\w+)" content="([^"]*)">/g)].map(([, n, c]) => [n, c]),
  );

describe('the page of an item', () => {
  it('carries the names that inspectors look for', () => {
    expect(metaOf(render())).toEqual({
      SiteName: '长兴县总工会',
      SiteDomain: 'news.example.test',
      ColumnName: '工会要闻',
      ColumnDescription: '长兴县总工会 工会要闻',
      ColumnKeywords: '工会要闻,职工',
      ColumnType: '工会要闻',
      ArticleTitle: '送清凉',
      PubDate: '2026-11-21 00:30',
      ContentSource: '中工网',
      Keywords: '高温,慰问',
      Author: '宣教部',
      Description: '正文第一句。',
      Url: `${publicUrl}/p/cool`,
    });
  });

  it('tells the time of the unit’s own zone', () => {
    expect(metaOf(render({}, { timeZone: 'Asia/Urumqi' })).PubDate).toBe('2026-11-20 22:30');
  });

  it('names the unit where no source and no author is known, and no column where there is none', () => {
    const meta = metaOf(render({ source: null, byline: '', column: null }));
    expect([meta.ContentSource, meta.Author, meta.ColumnName]).toEqual([
      '长兴县总工会',
      '长兴县总工会',
      undefined,
    ]);
  });

  it('leads to its canonical address, its unit and the registers', () => {
    const page = render({ canonicalUrl: 'https://union.example/a/cool' });
    expect(page).toContain('<link rel="canonical" href="https://union.example/a/cool">');
    expect(page).toContain('<a class="brand" href="/o/changxing"><span>长兴县总工会</span></a>');
    expect(page).toContain('<a href="https://beian.miit.gov.cn/" rel="noopener">浙ICP备2026000001号</a>');
    expect(page).toContain('href="/delivery/v1/feeds/changxing.rss"');
    expect(render({}, { isRoot: true })).toContain('<a class="brand" href="/">');
  });

  it('says its language, can be skipped into, and holds no script but its file', () => {
    const page = render({ locale: 'en-US' });
    expect(page).toContain('<html lang="en-US">');
    expect(page).toContain('<a class="skip" href="#main">Skip to content</a>');
    const scripts = [...page.matchAll(/<script ([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(scripts).toEqual([
      expect.stringMatching(/^src="\/public\/view-[0-9a-f]{12}\.js"$/),
      'type="application/ld+json"',
      expect.stringMatching(/^src="\/public\/beacon-[0-9a-f]{12}\.js" data-content-id="[^"]+" defer$/),
    ]);
    expect(page).not.toMatch(/\sstyle=|\son\w+=/);
  });

  it('sets traditional Mongolian from top to bottom', () => {
    expect(render({ locale: 'mn-Mong' })).toContain('<article class="vertical">');
    expect(render({ locale: 'mn-Cyrl' })).toContain('<article>');
  });

  it('plays sound and film only when asked to', () => {
    const media = {
      assetId: 'a1',
      url: `${publicUrl}/assets/a1/0/original.mp3`,
      mediaType: 'audio/mpeg',
      bytes: 9,
      durationSeconds: 65,
      width: null,
      height: null,
    };
    const episode = {
      programmeId: null,
      season: null,
      number: 7,
      notesHtml: '',
      transcript: '<主持人>',
      guests: ['甲'],
    };
    const captions = { url: `${publicUrl}/assets/a2/0/original.vtt`, mediaType: 'text/vtt' };
    const people = [
      { personId: 'p1', name: '乙', slug: 'yi', role: 'host' },
      { personId: 'p2', name: '甲', slug: 'jia', role: 'guest' },
    ];
    const chapter = { startSeconds: 61.5, title: '<第二章>', url: null, imageUrl: null };
    const sound = renderItemPage({
      document: aDocument({
        type: 'episode',
        article: undefined,
        media,
        episode: { ...episode, captions, people, chapters: [chapter] },
      }),
      unit,
      publicUrl,
      sound: {
        outline: 'M1 2v3',
        transcript: { text: episode.transcript, url: `${publicUrl}/all.txt` },
        programme: { address: '/o/changxing/a/sound', title: '有声工会' },
      },
    }).toString('utf8');
    expect(sound).toContain('<audio controls preload="none"');
    expect(sound).toContain('<source src="/assets/a1/0/original.mp3" type="audio/mpeg">');
    expect(sound).toContain('<p><a href="/o/changxing/a/sound">有声工会</a> · 第 7 期 · 1:05</p>');
    expect(sound).toContain('<p class="plain">&lt;主持人&gt;</p>');
    // A caption file is fetched when it is wanted, not with the page.
    expect(sound).toContain('<track kind="captions" src="/assets/a2/0/original.vtt">');
    expect(sound).toContain('<path stroke="url(#heard)" d="M1 2v3"/>');
    expect(sound).toContain(
      '<a href="/assets/a1/0/original.mp3#t=61.5" data-at="61.5"><span>1:02</span> &lt;第二章&gt;</a>',
    );
    expect(sound).toContain('<li>主持人：乙</li>');
    expect(sound.match(/甲/g)).toHaveLength(1);
    const film = render({
      type: 'video',
      article: undefined,
      media: { ...media, mediaType: 'video/mp4', width: 1280, height: 720 },
      video: { descriptionText: '第一行\n第二行' },
    });
    expect(film).toContain(' controls playsinline');
    expect(film).toContain('width="1280" height="720"');
  });
});
