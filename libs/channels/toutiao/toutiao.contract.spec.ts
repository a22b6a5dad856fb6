import type { ChannelAccess, FailureClass } from '@haojiao/channel-kit';
import {
  ScriptedChannelHttp,
  aDraftMedia,
  aPublicationDraft,
  describeChannel,
  scriptedChannelContext,
} from '@haojiao/channel-kit/testing';
import createSuccess from './fixtures/create-success.json';
import oauthMissingParameter from './fixtures/oauth-missing-parameter.json';
import videoList from './fixtures/video-list.json';
import { createToutiaoChannel } from './toutiao.channel';
import { createVideo, listVideos, readNickname } from './toutiao.client';
import { recogniseToutiaoUrl } from './toutiao.mapper';

const toutiao = createToutiaoChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'toutiao',
  name: '市总工会',
  mode: 'api',
  credentials: { clientKey: 'awtest', openId: '_000TestOpenIdT' },
  settings: { officialVideo: true },
};
const aVideo = (overrides = {}) =>
  aPublicationDraft({ kind: 'video', media: aDraftMedia({ durationSeconds: 60 }), ...overrides });

describeChannel(toutiao);

describe('every code that Toutiao may answer', () => {
  const listed: Record<Exclude<FailureClass, 'unknown'>, string> = {
    transient: '2100004 2190007 28001005 28001006',
    rate_limited: '28001052 28003018 http_429',
    quota: '2190001 2114007 28003017',
    credentials: '10007 10008 10010 10020 2190002 2190003 2190008 2190015 28001003 28001008',
    content_rejected: '2100005 2190005 2190006 7050 7115 1053 http_413',
    permanent:
      '16 10002 10003 10004 10005 10006 10012 10013 10014 10015 2100007 2100009 2190004 2190016 2114005 28001014 28001017 28001018 28001056 http_404',
  };

  it('has its class, and there is no other', () => {
    const expected = Object.entries(listed).flatMap(([failureClass, codes]) =>
      codes.split(' ').map((code) => [code, failureClass] as const),
    );
    const actual = Object.entries(toutiao.errors).map(([code, row]) => [code, row.failureClass] as const);
    expect(new Map(actual)).toEqual(new Map(expected));
  });

  it.each(['2190004', '28001014', '28001018', '28001017', '28001056', 'http_404'])(
    'moves the account to hand-off at %s',
    (code) => {
      expect(toutiao.errors[code]?.accountChange).toEqual({ mode: 'hand_off' });
    },
  );

  it('says in clear words that the API is gone', () => {
    expect(toutiao.errors.http_404?.advice.zh).toContain('已下线');
    expect(toutiao.errors['28001056']).toBe(toutiao.errors.http_404);
  });
});

describe('recorded answers', () => {
  const asked = (answer: unknown) => scriptedChannelContext(new ScriptedChannelHttp(answer), account);

  it('gives the item of a created work', async () => {
    await expect(createVideo(asked(createSuccess), { video_id: 'v1', text: '标题' })).resolves.toEqual({
      itemId: '@9VxTest0+Toutiao/0001==',
    });
  });

  it('reads a list that knows no status', async () => {
    const page = await listVideos(asked(videoList), '0');
    expect(page).toMatchObject({ hasMore: false, works: [{ playCount: 0, title: '职工技能竞赛今日开赛' }] });
    expect(page.works[0]?.videoStatus).toBeUndefined();
  });

  it('asks for the profile on the host of the grants', async () => {
    const http = new ScriptedChannelHttp(oauthMissingParameter);
    await expect(readNickname(scriptedChannelContext(http, account))).rejects.toMatchObject({
      failureClass: 'permanent',
      platformCode: '10005',
    });
    expect(http.requests[0]?.url).toBe('http://oauth.example/oauth/userinfo/');
  });
});

describe('the way a draft goes out', () => {
  const modeOf = (draft = aVideo(), settings: object = account.settings) =>
    toutiao.chooseMode(draft, { ...account, settings: settings as Record<string, unknown> }).mode;

  it('is the API only for short videos where it is switched on', () => {
    expect(modeOf()).toBe('api');
    expect(modeOf(aVideo(), {})).toBe('hand_off');
    expect(modeOf(aPublicationDraft())).toBe('hand_off');
    expect(modeOf(aPublicationDraft({ kind: 'episode' }))).toBe('hand_off');
    expect(modeOf(aVideo({ media: aDraftMedia({ durationSeconds: 60.5 }) }))).toBe('hand_off');
    expect(modeOf(aVideo({ media: aDraftMedia({ bytes: 128 * 1024 * 1024 + 1 }) }))).toBe('hand_off');
  });

  it('is a person where works come over from Douyin anyway, with the reason', () => {
    const settings = { officialVideo: true, alreadySyncedFromDouyin: true };
    expect(toutiao.chooseMode(aVideo(), { ...account, settings })).toMatchObject({
      mode: 'hand_off',
      reason: { zh: expect.stringContaining('抖音同步') },
    });
  });
});

describe('what Toutiao would refuse', () => {
  const codes = (overrides: object): string[] =>
    toutiao
      .check(aPublicationDraft(overrides), account)
      .filter((finding) => finding.severity === 'error')
      .map((finding) => finding.code);

  it('takes titles of 2 to 30 characters', () => {
    expect(codes({ title: '好'.repeat(30) })).toEqual([]);
    expect(codes({ title: '好'.repeat(31) })).toEqual(['toutiao_title_too_long']);
    expect(codes({ title: '好好' })).toEqual([]);
    expect(codes({ title: '好' })).toEqual(['toutiao_title_too_short']);
  });

  it('takes bodies of up to 50 000 characters, not counting tags', () => {
    expect(codes({ html: `<p>${'好'.repeat(50_000)}</p>` })).toEqual([]);
    expect(codes({ html: `<p>${'好'.repeat(50_001)}</p>` })).toEqual(['toutiao_body_too_long']);
    expect(codes({ html: '<p> </p>' })).toEqual(['toutiao_body_empty']);
  });
});

describe('addresses of posts', () => {
  const id = '7199999999999990001';
  it.each([
    [`https://www.toutiao.com/article/${id}/`, `https://www.toutiao.com/article/${id}/`],
    [`https://www.toutiao.com/item/${id}`, `https://www.toutiao.com/article/${id}/`],
    [`https://www.toutiao.com/a${id}/?wid=1`, `https://www.toutiao.com/article/${id}/`],
    [`https://www.toutiao.com/i${id}/`, `https://www.toutiao.com/article/${id}/`],
    [`https://m.toutiao.com/i${id}/`, `https://www.toutiao.com/article/${id}/`],
    [`https://m.toutiao.com/article/${id}/`, `https://www.toutiao.com/article/${id}/`],
    [`https://www.toutiao.com/video/${id}/`, `https://www.toutiao.com/video/${id}/`],
  ])('%s is a post with every digit of its id', (url, normalised) => {
    expect(recogniseToutiaoUrl(url)).toEqual({ id, url: normalised });
  });

  it('keeps a short link with its own code', () => {
    expect(recogniseToutiaoUrl('https://m.toutiao.com/is/iRNBho5m/')?.id).toBe('iRNBho5m');
  });

  it.each([
    'https://mp.toutiao.com/profile_v4/graphic/publish',
    'https://www.toutiao.com/c/user/1234567890/',
    `https://evil.example/www.toutiao.com/article/${id}/`,
    `https://www.toutiao.com.evil.example/article/${id}/`,
  ])('%s is none', (url) => {
    expect(recogniseToutiaoUrl(url)).toBeNull();
  });
});
