import { compareDocuments } from './compare-documents';
import { documentFingerprint } from './content-document';
import type { ContentDocument } from './content-document';
import { assetReferences, documentAssetIds, missingForReview } from './document-parts';

const cover = '01a1fc42-7e6a-73f2-8a1f-000000000001';
const inBody = '01a1fc42-7e6a-73f2-8a1f-000000000002';
const weiboCover = '01a1fc42-7e6a-73f2-8a1f-000000000003';

function aDocument(wish: Partial<ContentDocument> = {}): ContentDocument {
  return {
    type: 'article',
    title: '春送岗位',
    summary: '',
    slug: 'jobs',
    locale: 'zh-CN',
    byline: '',
    tags: [],
    coverAssetId: cover,
    source: null,
    columnId: null,
    variants: { weibo: { text: '短', coverAssetId: weiboCover } },
    coAuthorIds: [],
    assets: { [cover]: { sha256: 'a'.repeat(64), mediaType: 'image/png' } },
    article: { html: `<p>好<img data-asset-id="${inBody}" alt="" /></p>` },
    ...wish,
  };
}

describe('a document', () => {
  it('names the assets of cover, body and variants', () => {
    expect(documentAssetIds(aDocument())).toEqual([cover, inBody, weiboCover]);
    expect(assetReferences(aDocument()).map(({ path }) => path)).toEqual([
      'coverAssetId',
      'article.html',
      'variants.weibo.coverAssetId',
    ]);
  });

  it('has one fingerprint however its members are ordered', () => {
    const reversed = Object.fromEntries(Object.entries(aDocument()).reverse()) as unknown as ContentDocument;
    expect(documentFingerprint(reversed)).toBe(documentFingerprint(aDocument()));
  });

  it.each<[string, Partial<ContentDocument>]>([
    ['a character of the body', { article: { html: '<p>坏</p>' } }],
    ['the words for one platform', { variants: { weibo: { text: '更短' } } }],
    ['the bytes of a picture', { assets: { [cover]: { sha256: 'b'.repeat(64), mediaType: 'image/png' } } }],
    ['the cover', { coverAssetId: null }],
    ['the source', { source: { name: '中工网' } }],
  ])('has another fingerprint when %s changes', (_, change) => {
    expect(documentFingerprint(aDocument(change))).not.toBe(documentFingerprint(aDocument()));
  });

  it('lacks its recording or film until one is chosen', () => {
    const episode = aDocument({
      type: 'episode',
      article: undefined,
      episode: {
        audioAssetId: null,
        programmeId: null,
        season: null,
        number: null,
        notesHtml: '',
        transcript: '',
        guests: [],
      },
    });
    expect(missingForReview(episode).map(({ path }) => path)).toEqual(['episode.audioAssetId']);
    expect(missingForReview(aDocument({ article: { html: '<p></p>' } })).map(({ path }) => path)).toEqual([
      'article.html',
    ]);
  });

  it('S24 is compared by plain words: markup in a body never comes back as markup to show', () => {
    const before = aDocument({ article: { html: '<p>甲 &lt;script&gt;</p>' } });
    const [change] = compareDocuments(before, aDocument({ article: { html: '<p>乙 &lt;script&gt;</p>' } }));
    expect(change).toMatchObject({
      path: 'article.html',
      segments: [
        { change: 'removed', text: '甲' },
        { change: 'added', text: '乙' },
        { change: 'same', text: ' <script>' },
      ],
    });
  });
});
