import type { ChannelAccess, PublicationDraft, PublishContext } from '@haojiao/channel-kit';
import {
  ScriptedChannelHttp,
  aDraftImage,
  aDraftMedia,
  aPublicationDraft,
  scriptedChannelContext,
} from '@haojiao/channel-kit/testing';
import { createDouyinChannel } from './douyin.channel';
import { clientSchema, shareSignature } from './douyin.share';

const douyin = createDouyinChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'douyin',
  name: '市总工会',
  mode: 'share',
  credentials: { clientKey: 'awtest', clientSecret: 's' },
  settings: { shareEnabled: true },
};
const MIB = 1024 * 1024;
const aVideo = (overrides: Partial<PublicationDraft> = {}, media = {}) =>
  aPublicationDraft({ kind: 'video', media: aDraftMedia(media), title: '开赛', ...overrides });

const shared = (draft: PublicationDraft, from = account) => {
  const http = new ScriptedChannelHttp(
    { data: { access_token: 'clt.1', expires_in: 7200, error_code: 0 }, message: 'success' },
    { data: { share_id: '1700' } },
    { data: { access_token: 'clt.1', expires_in: 7200, error_code: 0 }, message: 'success' },
    { data: { ticket: 'tkt', expires_in: '7200' } },
    { data: { access_token: 'clt.1', expires_in: 7200, error_code: 0 }, message: 'success' },
    { data: { schema: 'snssdk1128://openplatform/share?schema_id=1' }, err_no: 0 },
  );
  const context: PublishContext = {
    ...scriptedChannelContext(http, from),
    step: (_name, _options, run) => run(),
    resultOf: async () => undefined,
    forgetSteps: async () => undefined,
    history: { attempts: 0, hadLostAnswer: false },
  };
  return { http, link: douyin.shareLink!(draft, context) };
};
const fieldsOf = (url: string) => Object.fromEntries(new URLSearchParams(url.slice(url.indexOf('?') + 1)));

describe('a link for the phone', () => {
  it('is signed as the platform documents it', () => {
    expect(shareSignature('abc123', 'tkt_000', '1700000000')).toBe('46ec2489f6006f6973943b6321788c4d');
    const url = clientSchema(
      {
        title: '开赛',
        topics: [],
        media: { video_path: 'https://a.example/v.mp4' },
        reference: '1',
        ticket: 'tkt_000',
      },
      { clientKey: 'aw1', now: new Date(1_700_000_000_999), nonce: 'abc123' },
    );
    expect(fieldsOf(url)).toMatchObject({
      nonce_str: 'abc123',
      timestamp: '1700000000',
      signature: '46ec2489f6006f6973943b6321788c4d',
    });
  });

  it('carries the film, title, topics and the share id, every value encoded once, and no secret', async () => {
    const { link, http } = shared(aVideo({ tags: ['工会', '风采'], title: '开赛 & 加油+1' }));
    const { url, reference, expiresAt } = await link;
    expect(reference).toBe('1700');
    expect(url).toContain('title=%E5%BC%80%E8%B5%9B%20%26%20%E5%8A%A0%E6%B2%B9%2B1');
    const fields = fieldsOf(url);
    expect(fields).toMatchObject({
      share_type: 'h5',
      client_key: 'awtest',
      state: '1700',
      share_to_publish: '1',
      title: '开赛 & 加油+1',
      hashtag_list: '["工会","风采"]',
    });
    expect(url).not.toContain('tkt');
    expect(http.requests.map(({ url: asked }) => new URL(asked).pathname)).toEqual([
      '/oauth/client_token/',
      '/share-id/',
      '/oauth/client_token/',
      '/open/getticket/',
    ]);
    expect(http.requests[1]).toMatchObject({
      headers: { 'access-token': 'clt.1' },
      query: { need_callback: 'true', default_hashtag: '工会' },
    });
    const mediaUntil = Number(new URL(fields.video_path!).pathname.split('/')[1]);
    expect(mediaUntil - expiresAt.getTime()).toBe(30 * 60_000);
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(59 * 60_000);
  });

  it('can be left to the platform, with the same contents', async () => {
    const { link, http } = shared(aVideo(), {
      ...account,
      settings: { shareEnabled: true, shareLinkByServer: true },
    });
    await expect(link).resolves.toMatchObject({ url: 'snssdk1128://openplatform/share?schema_id=1' });
    expect(http.requests.at(-1)?.json).toMatchObject({
      client_ticket: 'tkt',
      state: '1700',
      title: '开赛',
      share_to_publish: '1',
      expire_at: expect.any(Number),
    });
  });

  it('opens the editor for pictures: one alone, or all in their order', async () => {
    const [one, two] = [await aDraftImage(), await aDraftImage()];
    const pictures = (...images: (typeof one)[]) =>
      aPublicationDraft({
        images: Object.fromEntries(images.map((image) => [image.assetId, image])),
        options: { form: 'image_text' },
      });
    const single = fieldsOf((await shared(pictures(one)).link).url);
    expect(single.image_path).toMatch(/^https:/);
    expect(single).not.toHaveProperty('share_to_publish');
    const several = fieldsOf((await shared(pictures(one, two)).link).url);
    expect(JSON.parse(several.image_list_path!)).toHaveLength(2);
  });

  it('is not made where the platform could not fetch the file', async () => {
    const draft = aVideo({}, { publicUrl: async () => 'http://news.example/v.mp4' });
    await expect(shared(draft).link).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'douyin_share_needs_https',
    });
  });
});

describe('posting by phone', () => {
  it('is the way of an account in that mode, as far as the platform takes the file', () => {
    const mode = (media: object, from = account) => douyin.chooseMode(aVideo({}, media), from).mode;
    expect(mode({ bytes: 128 * MIB })).toBe('share');
    expect(mode({ bytes: 128 * MIB + 1 })).toBe('hand_off');
    expect(mode({ mediaType: 'video/quicktime' })).toBe('share');
    expect(mode({ mediaType: 'video/webm' })).toBe('hand_off');
    expect(mode({}, { ...account, settings: {} })).toBe('hand_off');
  });

  it('takes 55 characters', () => {
    const codes = (title: string) =>
      douyin.check(aVideo({ title, tags: [] }), account).map(({ code, severity }) => `${severity} ${code}`);
    expect(codes('好'.repeat(55)).filter((code) => code.startsWith('error'))).toEqual([]);
    expect(codes('好'.repeat(56))).toContain('error douyin_share_title_too_long');
  });

  it('waits when tokens of the app were asked for too often', async () => {
    const http = new ScriptedChannelHttp({ data: { error_code: 10020, description: '' }, message: 'error' });
    const context = {
      ...scriptedChannelContext(http, account),
      step: (_n: string, _o: object, run: () => never) => run(),
    };
    await expect(douyin.shareLink!(aVideo(), context as unknown as PublishContext)).rejects.toMatchObject({
      failureClass: 'rate_limited',
      retryAfterMs: 300_000,
    });
  });
});
