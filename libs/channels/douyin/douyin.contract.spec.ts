import { ChannelFailure } from '@haojiao/channel-kit';
import type { ChannelAccess, FailureClass } from '@haojiao/channel-kit';
import {
  ScriptedChannelHttp,
  aDraftImage,
  aDraftMedia,
  aPublicationDraft,
  describeChannel,
  scriptedChannelContext,
} from '@haojiao/channel-kit/testing';
import { createDouyinChannel } from './douyin.channel';
import { createVideo, readVideos } from './douyin.client';
import { buildCaption } from './douyin.caption';
import { recogniseDouyinUrl } from './douyin.mapper';
import capabilityMissing from './fixtures/capability-missing.json';
import createBusy from './fixtures/create-busy.json';
import createDailyLimit from './fixtures/create-daily-limit.json';
import createSuccess from './fixtures/create-success.json';
import videoData from './fixtures/video-data.json';

const douyin = createDouyinChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'douyin',
  name: '市总工会',
  mode: 'api',
  credentials: { clientKey: 'awtest', openId: '_000TestOpenIdA' },
  settings: {},
};
const aVideo = (overrides = {}) => aPublicationDraft({ kind: 'video', media: aDraftMedia(), ...overrides });

describeChannel(douyin);

describe('every code that Douyin lists', () => {
  // Columns of the platform's own code table, by what is to be done.
  const listed: Record<Exclude<FailureClass, 'unknown'>, string> = {
    transient: '-1 2100001 2100004 2190007 2111002 2111006 2111007 28001005 28001006 28029014',
    rate_limited: '2111005 2118100 2118110 28001052 28003018 http_429',
    quota: '2190001 2114007 28003017',
    credentials: '10007 10008 10010 10020 2190002 2190003 2190008 28001003 28001008 28001012',
    content_rejected:
      '2100005 2190005 2190006 2111001 2111003 2111004 2113001 2114006 2118106 28001007 28001047 http_413 video_status_2',
    permanent:
      '10002 10003 10004 10005 10006 10011 10012 10013 10014 10015 10017 2100007 2100009 2190004 2190015 2190016 2112001 2113002 2114005 28001014 28001015 28001016 28001017 28001018 28001019 28001020 28001021 28001042 28001045 28001046 28001056 28004020 29002002 http_404',
  };

  it('has its class, and there is no other', () => {
    const expected = Object.entries(listed).flatMap(([failureClass, codes]) =>
      codes.split(' ').map((code) => [code, failureClass] as const),
    );
    const actual = Object.entries(douyin.errors).map(([code, row]) => [code, row.failureClass] as const);
    expect(new Map(actual)).toEqual(new Map(expected));
  });

  it.each(['2190004', '28001014', '28001018', '28001056'])('moves the account to hand-off at %s', (code) => {
    expect(douyin.errors[code]?.accountChange).toEqual({ mode: 'hand_off' });
  });

  it.each(['2190002', '2190008', '28001003', '28001008', '10008'])('blames the token at %s', (code) => {
    expect(douyin.errors[code]).toMatchObject({
      tokenRejected: true,
      accountChange: { needsAuthorization: true },
    });
  });
});

describe('recorded answers', () => {
  const body = { video_id: 'v0200f1', text: '文案', private_status: 0 };
  const create = (answer: unknown) =>
    createVideo(scriptedChannelContext(new ScriptedChannelHttp(answer), account), body);
  const failureOf = async (answer: unknown): Promise<ChannelFailure> => {
    const error = await create(answer).catch((thrown: unknown) => thrown);
    if (error instanceof ChannelFailure) return error;
    throw new Error('The call did not fail as a channel');
  };

  it('reads a created work whose answer has no error code', async () => {
    await expect(create(createSuccess)).resolves.toEqual({
      itemId: '@9VxTest0+Item/0001==',
      videoId: '7199999999999990001',
    });
  });

  it('waits until midnight in Beijing when the works of the day are used up', async () => {
    const failure = await failureOf(createDailyLimit);
    expect(failure.failureClass).toBe('quota');
    expect(failure.retryAfterMs).toBeGreaterThan(0);
    expect(failure.retryAfterMs).toBeLessThanOrEqual(86_400_000);
  });

  it('reads codes that come as text', async () => {
    await expect(failureOf(capabilityMissing)).resolves.toMatchObject({
      failureClass: 'permanent',
      platformCode: '28001018',
      accountChange: { mode: 'hand_off' },
    });
  });

  it.each([
    ['busy', createBusy],
    ['a code that nobody listed', { data: { error_code: 4711 } }],
    ['a success without its item', { data: { error_code: 0 } }],
    ['half a JSON', '{"data":{"item_id":"@9V'],
  ])('holds a create answered with %s for unknown', async (_, answer) => {
    await expect(failureOf(answer)).resolves.toMatchObject({ failureClass: 'unknown' });
  });

  it('takes a busy answer to a question for transient', async () => {
    const context = scriptedChannelContext(new ScriptedChannelHttp(createBusy), account);
    await expect(readVideos(context, ['@a'])).rejects.toMatchObject({ failureClass: 'transient' });
  });

  it('reads figures and status that come as text', async () => {
    const http = new ScriptedChannelHttp(videoData);
    const works = await readVideos(scriptedChannelContext(http, account), ['@9VxTest0+Item/0001==']);
    expect(works).toMatchObject([{ videoStatus: 5, playCount: 1532, videoId: '7199999999999990001' }]);
    expect(http.requests[0]).toMatchObject({
      headers: { 'access-token': 'token' },
      query: { open_id: '_000TestOpenIdA' },
      json: { item_ids: ['@9VxTest0+Item/0001=='] },
    });
  });
});

describe('the caption', () => {
  const caption = (overrides: object): string =>
    buildCaption({ text: '', title: '技能竞赛开赛', summary: '', tags: [], ...overrides });

  it('is title and summary, with a space behind each topic', () => {
    expect(caption({ summary: ' 十二支队伍。 ', tags: ['工会', '劳动者风采'] })).toBe(
      '技能竞赛开赛\n十二支队伍。 #工会 #劳动者风采 ',
    );
  });

  it("is the platform's own text where one was written, without blank lines", () => {
    expect(caption({ text: '第一行\n\n \n第二行' })).toBe('第一行\n第二行');
  });

  it('makes at most five topics of the tags, without spaces, hashes and repetitions', () => {
    expect(caption({ tags: ['#工 会', '工会', 'a', 'b', 'c', 'd', 'e', ' '] })).toBe(
      '技能竞赛开赛 #工会 #a #b #c #d ',
    );
  });

  it('does not repeat a topic that the text has, and adds one that it only begins with', () => {
    expect(caption({ text: '加油 #工会 !', tags: ['工会'] })).toBe('加油 #工会 !');
    expect(caption({ text: '加油 #工会风采', tags: ['工会'] })).toBe('加油 #工会风采 #工会 ');
  });
});

describe('what Douyin would refuse', () => {
  const codes = (overrides: object): string[] =>
    douyin
      .check(aVideo(overrides), account)
      .filter((finding) => finding.severity === 'error')
      .map((finding) => finding.code);

  it('lets a video at the limits pass', () => {
    expect(codes({ media: aDraftMedia({ durationSeconds: 900, bytes: 4 * 1024 ** 3 }) })).toEqual([]);
    expect(codes({ text: '好'.repeat(1_000), tags: [] })).toEqual([]);
  });

  it('refuses what is beyond them', () => {
    expect(codes({ media: aDraftMedia({ durationSeconds: 901 }) })).toEqual(['douyin_video_too_long']);
    expect(codes({ media: aDraftMedia({ bytes: 4 * 1024 ** 3 + 1 }) })).toEqual(['douyin_video_too_large']);
    expect(codes({ media: aDraftMedia({ mediaType: 'video/x-msvideo' }) })).toEqual(['douyin_video_format']);
    expect(codes({ text: '好'.repeat(1_001), tags: [] })).toEqual(['douyin_caption_too_long']);
    expect(codes({ media: undefined })).toEqual(['douyin_video_missing']);
  });
});

describe('the way a draft goes out', () => {
  it('is the API for videos and a person for everything else', () => {
    expect(douyin.chooseMode(aVideo(), account).mode).toBe('api');
    expect(douyin.chooseMode(aPublicationDraft(), account).mode).toBe('hand_off');
    expect(douyin.chooseMode(aVideo(), { ...account, mode: 'hand_off' })).toMatchObject({
      mode: 'hand_off',
      reason: { zh: expect.stringContaining('人工') },
    });
  });

  it('is prepared for a person with caption, video and cover', async () => {
    const cover = await aDraftImage();
    const pack = douyin.handOff!(aVideo({ cover, title: '开赛', tags: ['工会'] }), account);
    expect(pack.files.map((file) => file.name)).toEqual([
      'title.txt',
      'caption.txt',
      'media/video.mp4',
      'cover.jpg',
    ]);
    expect((await pack.files[2]!.read()).length).toBe(1_000_000);
    expect(pack.copyBlocks.find((block) => block.key === 'caption')?.text).toContain('#工会');
  });
});

describe('addresses of works', () => {
  it.each([
    ['https://www.douyin.com/video/7199999999999990001', '7199999999999990001'],
    ['https://www.iesdouyin.com/share/video/7199999999999990001/?region=CN', '7199999999999990001'],
    ['https://www.douyin.com/user/abc?modal_id=7199999999999990001', '7199999999999990001'],
    ['https://v.douyin.com/iRNBho5m/', 'iRNBho5m'],
  ])('%s is a work', (url, id) => {
    expect(recogniseDouyinUrl(url)?.id).toBe(id);
  });

  it.each([
    'https://www.toutiao.com/video/7199999999999990001/',
    'https://www.douyin.com/',
    'https://evil.example/www.douyin.com/video/7199999999999990001',
    'javascript:alert(1)',
  ])('%s is none', (url) => {
    expect(recogniseDouyinUrl(url)).toBeNull();
  });
});
