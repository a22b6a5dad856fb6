import type {
  ChannelAccess,
  DraftImage,
  ImageFit,
  PublicationDraft,
  PublishContext,
} from '@haojiao/channel-kit';
import {
  aDraftImage,
  aPublicationDraft,
  scriptedChannelContext,
  ScriptedChannelHttp,
} from '@haojiao/channel-kit/testing';
import { createWechatChannel } from './wechat.channel';
import { CONTENT_LIMIT_BYTES, wechatLimits } from './wechat.limits';
import { toContent } from './wechat.mapper';
import { lengthOf } from './wechat.text';

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

describe('the limits of a WeChat article', () => {
  let cover: DraftImage;
  beforeAll(async () => {
    cover = await aDraftImage();
  });

  it.each([
    ['title', 32, 'error title wechat_title_too_long'],
    ['byline', 16, 'error byline wechat_author_too_long'],
    ['summary', 120, 'error summary wechat_summary_too_long'],
  ] as const)('%s: %i characters are taken and one more is not', (field, max, finding) => {
    expect(codes({ [field]: '字'.repeat(max) })).toEqual([]);
    expect(codes({ [field]: '字'.repeat(max + 1) })).toEqual([finding]);
    // An emoji of two code points counts as two: WeChat does not say how it counts, this is never too few.
    expect(codes({ [field]: `${'字'.repeat(max - 2)}👷🏽` })).toEqual([]);
    expect(codes({ [field]: `${'字'.repeat(max - 1)}👷🏽` })).toEqual([finding]);
    expect(wechatLimits.find(({ path }) => path === field)?.max).toBe(max);
  });

  it('the title is not empty', () => {
    expect(codes({ title: ' ' })).toEqual(['error title wechat_title_missing']);
  });

  it('the body: 19,999 characters with all markup are taken and one more is not', () => {
    const markup = lengthOf(
      toContent(draft({ html: '<p></p>' }), () => null, { house: false, fontSizePx: 16 }),
    );
    const full = 19_999 - markup;
    expect(codes({ html: `<p>${'文'.repeat(full)}</p>` })).toEqual([]);
    expect(codes({ html: `<p>${'文'.repeat(full + 1)}</p>` })).toEqual([
      'error html wechat_content_too_long',
    ]);
  });

  it('the body in bytes: the most that the characters allow lies far below a megabyte', () => {
    expect(Buffer.byteLength('👷'.repeat(19_999))).toBeLessThan(CONTENT_LIMIT_BYTES);
  });

  it('the link: 1,024 bytes are taken and one more is not', () => {
    const address = (bytes: number): string => `https://example.org/${'a'.repeat(bytes - 20)}`;
    expect(Buffer.byteLength(address(1_024))).toBe(1_024);
    expect(codes({ canonicalUrl: address(1_024) })).toEqual([]);
    expect(codes({ canonicalUrl: address(1_025) })).toEqual(['error canonicalUrl wechat_source_url_invalid']);
    const chinese = `https://example.org/${'赛'.repeat(335)}`;
    expect(codes({ canonicalUrl: chinese })).toEqual(['error canonicalUrl wechat_source_url_invalid']);
  });

  it('the cover: 900 × 383 is sharp enough and one pixel less is not', async () => {
    const sized = (width: number, height: number): Partial<PublicationDraft> => ({
      cover: { ...cover, width, height },
    });
    expect(codes(sized(900, 383))).toEqual([]);
    expect(codes(sized(899, 383))).toEqual(['warning coverAssetId wechat_cover_small']);
    expect(codes(sized(900, 382))).toEqual(['warning coverAssetId wechat_cover_small']);
  });

  it('pictures are compressed to below a megabyte, the cover to two, before they are sent', async () => {
    const fits: ImageFit[] = [];
    const watched = (image: DraftImage): DraftImage => ({
      ...image,
      encode: (fit) => {
        fits.push(fit);
        return image.encode(fit);
      },
    });
    const picture = watched(await aDraftImage());
    const http = new ScriptedChannelHttp({ url: 'u' }, { media_id: 'm' }, { errcode: -1, errmsg: 'enough' });
    const context: PublishContext = {
      ...scriptedChannelContext(http, account),
      history: { attempts: 0, hadLostAnswer: false },
      step: (_name, _options, run) => run(),
      resultOf: async () => undefined,
      forgetSteps: async () => undefined,
    };
    const sent = draft({
      cover: watched(cover),
      html: `<img data-asset-id="${picture.assetId}">`,
      images: { [picture.assetId]: picture },
    });
    await expect(wechat.publish(sent, context)).rejects.toThrow();
    expect(fits).toEqual([
      { format: 'jpeg', maxBytes: 1_000_000, maxEdge: 1_440 },
      { format: 'jpeg', maxBytes: 2_000_000, maxEdge: 1_440, ratio: '2.35:1' },
    ]);
  });

  it('pictures of kinds that can’t be made a JPEG of are refused', () => {
    const bitmap = { ...cover, mediaType: 'image/svg+xml' };
    expect(codes({ cover: bitmap })).toEqual(['error coverAssetId wechat_cover_type']);
    expect(
      codes({ html: `<img data-asset-id="${bitmap.assetId}">`, images: { [bitmap.assetId]: bitmap } }),
    ).toEqual([`error images.${bitmap.assetId} wechat_picture_type`]);
  });

  function draft(overrides: Partial<PublicationDraft>): PublicationDraft {
    return aPublicationDraft({ cover, ...overrides });
  }

  function codes(overrides: Partial<PublicationDraft>): string[] {
    return wechat
      .check(draft(overrides), account)
      .map((finding) => `${finding.severity} ${finding.path} ${finding.code}`);
  }
});
