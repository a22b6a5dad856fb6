import type { ChannelAccess, DraftImage, PublicationDraft } from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { createWechatChannel } from './wechat.channel';
import { toArticle, toArticles } from './wechat.mapper';

const wechat = createWechatChannel();
const account: ChannelAccess = {
  id: 'a',
  organizationId: 'o',
  platform: 'wechat',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings: {},
};

describe('a picture post on WeChat', () => {
  it('carries the cover first, then the pictures of the body, and the words without markup', async () => {
    const [cover, one, two] = [
      await aDraftImage({ width: 1_200, height: 800 }),
      await aDraftImage(),
      await aDraftImage(),
    ];
    const draft = aPost([one, two], {
      cover,
      html: `<h2>开赛</h2><p>见<a href="https://example.org">官网</a>。</p>`,
    });
    const uploads = { cover: 'C', pictures: { [one.assetId]: '1', [two.assetId]: '2' } };
    expect(toArticle(draft, uploads, account)).toEqual({
      article_type: 'newspic',
      title: draft.title,
      content: '开赛\n见官网（https://example.org）。',
      content_source_url: draft.canonicalUrl,
      need_open_comment: 0,
      only_fans_can_comment: 0,
      image_info: { image_list: [{ image_media_id: 'C' }, { image_media_id: '1' }, { image_media_id: '2' }] },
      cover_info: {
        crop_percent_list: [
          { ratio: '1_1', x1: '0.166666', y1: '0', x2: '0.833333', y2: '1' },
          { ratio: '16_9', x1: '0', y1: '0.078125', x2: '1', y2: '0.921875' },
          { ratio: '2.35_1', x1: '0', y1: '0.180851', x2: '1', y2: '0.819149' },
        ],
      },
    });
  });

  it('takes the first picture of the body for its cover when it has none', async () => {
    const draft = aPost([await aDraftImage()]);
    expect(codes(draft)).toEqual([]);
    expect(toArticle(draft, { cover: 'C', pictures: {} }, account)).toMatchObject({
      image_info: { image_list: [{ image_media_id: 'C' }] },
    });
  });

  it('takes twenty pictures and not one more, the cover among them', async () => {
    const pictures: DraftImage[] = [];
    while (pictures.length < 20) pictures.push(await aDraftImage({ width: 40, height: 30 }));
    expect(codes(aPost(pictures))).toEqual([]);
    const cover = await aDraftImage();
    expect(codes(aPost(pictures, { cover }))).toEqual(['error images wechat_picture_post_too_many']);
  });

  it('needs a picture', () => {
    expect(codes(aPost([]))).toEqual(['error images wechat_picture_post_empty']);
  });

  it('takes 19,999 characters and says what becomes of the layout', async () => {
    const picture = await aDraftImage();
    expect(codes(aPost([picture], { html: `<p>${'文'.repeat(19_999)}</p>` }))).toEqual([]);
    expect(codes(aPost([picture], { html: `<p>${'文'.repeat(20_000)}</p>` }))).toEqual([
      'error html wechat_content_too_long',
    ]);
    expect(codes(aPost([picture], { html: '<h2>章</h2><p>文</p>' }))).toEqual([
      'warning html wechat_picture_post_text_only',
    ]);
  });
});

describe('a post of several articles', () => {
  it('shows no digests, which only a single article has', () => {
    const drafts = [aPublicationDraft(), aPublicationDraft()];
    const uploads = drafts.map(() => ({ cover: 'c', pictures: {} }));
    expect(toArticles(drafts, uploads, account)).toMatchObject([{ digest: '' }, { digest: '' }]);
    expect(toArticles(drafts.slice(0, 1), uploads, account)).toMatchObject([
      { digest: '十二支队伍同场竞技。' },
    ]);
  });
});

function aPost(pictures: DraftImage[], overrides: Partial<PublicationDraft> = {}): PublicationDraft {
  const html = overrides.html ?? '<p>十二支队伍同场竞技。</p>';
  return aPublicationDraft({
    ...overrides,
    html: html + pictures.map(({ assetId }) => `<img data-asset-id="${assetId}">`).join(''),
    images: Object.fromEntries(pictures.map((picture) => [picture.assetId, picture])),
    options: { form: 'picture_post' },
  });
}

function codes(draft: PublicationDraft): string[] {
  return wechat.check(draft, account).map((finding) => `${finding.severity} ${finding.path} ${finding.code}`);
}
