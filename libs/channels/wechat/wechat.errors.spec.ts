import type { ChannelAccess, FailureClass } from '@haojiao/channel-kit';
import { ScriptedChannelHttp } from '@haojiao/channel-kit/testing';
import { wechatErrors } from './wechat.errors';
import { failureOf } from './wechat.failure';
import { massFailureOf } from './wechat.mass-outcome';
import { wechatTokens } from './wechat.tokens';

const now = new Date('2026-11-20T08:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The platform's codes by what follows from each, as its reference and reports say (read 2026-11). */
const expected: [FailureClass, number[]][] = [
  // Once more with another token; then a person.
  ['credentials', [40001, 40014, 42001]],
  // A person mends the account's settings or confirms the caller.
  ['credentials', [40013, 40125, 40243]],
  // The administrator acts on account, address or rights.
  ['permanent', [40164, 48001, 48003, 48004, 48005, 48008, 50001, 50002, 50004, 50007, 53500, 61004]],
  ['permanent', [45062, 88000, 89503]],
  // Somebody opens the console.
  ['permanent', [48021, 48022, 53504, 53505]],
  // An editor changes the content.
  ['content_rejected', [40005, 40006, 40009, 40010, 40011, 40012, 40137, 40155, 40227, 41039, 41040, 44004]],
  ['content_rejected', [45001, 45002, 45003, 45004, 45005, 45006, 45007, 45008, 45110, 45166]],
  ['content_rejected', [53402, 53404, 53405, 53406, 53503]],
  // The choice of receivers, of a tag, of what is to be deleted.
  ['permanent', [40059, 40060, 40065, 40204, 40152, 45159, 43004, 43019, 45113]],
  // What is named is not there (any more): never repeated blindly.
  ['permanent', [40007, 53502, 53600]],
  // Time mends it.
  ['quota', [45009, 45028, 48006]],
  ['rate_limited', [42010, 45011, 45066, 53501, 89506, 89507]],
  ['transient', [-1, 61450, 61503, 268487001, 268487002, 268488001, 9500001, 9500002]],
  // Taken, or waiting for the administrator: asked about, never sent again.
  ['unknown', [45065, 89504, 89505]],
  // Mistakes of the programme.
  ['permanent', [40002, 40003, 40004, 40008, 40032, 40033, 40035, 40113, 40114, 40118, 40121, 40130]],
  ['permanent', [41001, 41002, 41004, 41005, 41006, 43001, 43002, 43003, 44001, 44002, 44003]],
  ['permanent', [45067, 45083, 45084, 45106, 45162, 46001, 47001, 61451, 61500, 61501]],
  ['permanent', [76001, 76002, 76003, 76004, 76021, 76022, 87009]],
  ['permanent', [88001, 88002, 88003, 88004, 88005, 88006, 88007, 88008, 88009, 88010]],
  ['permanent', Array.from({ length: 17 }, (_, index) => 65_301 + index)],
];
const rows = expected.flatMap(([failureClass, codes]) => codes.map((code) => [code, failureClass] as const));

describe('WeChat’s codes', () => {
  it('are all in the table, each once', () => {
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
    const listed = new Set([...rows.map(([code]) => String(code)), '40066', '40215']);
    expect(Object.keys(wechatErrors).filter((code) => !listed.has(code))).toEqual([]);
  });

  it.each(rows)('%i during a question or an upload is %s', (code, failureClass) => {
    expect(failureOf(code, 'words rid: 6584fd9e-56fbbc7e-310e0214', { effect: 'read', now })).toMatchObject({
      failureClass,
      platformCode: String(code),
      platformMessage: expect.stringContaining('rid'),
    });
  });

  it.each(rows)(
    '%i during a call that followers see is %s, or open where it was busy',
    (code, failureClass) => {
      const during = failureOf(code, '', { effect: 'write', now }).failureClass;
      expect(during).toBe(failureClass === 'transient' ? 'unknown' : failureClass);
    },
  );

  it('ask for another token in three cases only', () => {
    const codes = Object.keys(wechatErrors).filter((code) => wechatErrors[code]!.tokenRejected);
    expect(codes.sort()).toEqual(['40001', '40014', '42001']);
  });

  it.each([
    [42010, MINUTE],
    [45011, MINUTE],
    [45066, MINUTE],
    [53501, 10 * MINUTE],
    [89506, 24 * HOUR],
    [89507, HOUR],
    // 16:00 in Shanghai: until a minute after midnight.
    [45009, 8 * HOUR + MINUTE],
    [45028, 8 * HOUR + MINUTE],
  ])('%i is waited for %i ms', (code, retryAfterMs) => {
    expect(failureOf(code, '', { effect: 'write', now }).retryAfterMs).toBe(retryAfterMs);
  });

  it('that nobody listed are open during a write and tried again during a read', () => {
    const read = failureOf(12345, 'new', { effect: 'read', now });
    expect([read.failureClass, read.code]).toEqual(['transient', 'wechat_unknown_code']);
    expect(failureOf(12345, 'new', { effect: 'write', now }).failureClass).toBe('unknown');
  });
});

describe('the codes of the token endpoint', () => {
  it.each([
    [-1, 'transient', 'wechat_busy'],
    [40001, 'credentials', 'wechat_app_secret_wrong'],
    [40002, 'permanent', 'wechat_argument_invalid'],
    [40013, 'credentials', 'wechat_app_id_wrong'],
    [40125, 'credentials', 'wechat_app_secret_wrong'],
    [40164, 'permanent', 'wechat_ip_not_allowed'],
    [40243, 'credentials', 'wechat_app_secret_frozen'],
    [41002, 'permanent', 'wechat_app_id_missing'],
    [41004, 'permanent', 'wechat_app_secret_missing'],
    [43002, 'permanent', 'wechat_post_required'],
    [45009, 'quota', 'wechat_daily_quota'],
    [45011, 'rate_limited', 'wechat_minute_quota'],
    [50004, 'permanent', 'wechat_token_forbidden'],
    [50007, 'permanent', 'wechat_account_frozen'],
    [89503, 'permanent', 'wechat_admin_must_confirm'],
    [89506, 'rate_limited', 'wechat_ip_refused_for_a_day'],
    [89507, 'rate_limited', 'wechat_ip_refused_for_an_hour'],
  ])('%i is %s, and no other token is asked for', async (errcode, failureClass, code) => {
    const http = new ScriptedChannelHttp({ errcode, errmsg: 'words' });
    const refused = await obtain(http).catch((error: unknown) => error);
    expect(refused).toMatchObject({ failureClass, code, tokenRejected: false });
    expect(http.requests).toHaveLength(1);
  });

  function obtain(http: ScriptedChannelHttp): Promise<unknown> {
    const account: ChannelAccess = {
      id: 'a',
      organizationId: 'o',
      platform: 'wechat',
      name: '市总工会',
      mode: 'api',
      credentials: { appId: 'wx1', appSecret: 's' },
      settings: {},
    };
    const baseUrls = { api: 'http://platform.example' };
    return wechatTokens.obtain({ account, previous: null, refused: false, now, http, baseUrls });
  }
});

describe('what a mass send comes to', () => {
  it.each([
    ['err(10001)', 'content_rejected', '广告'],
    ['err(20001)', 'content_rejected', '政治'],
    ['err(20002)', 'content_rejected', '色情'],
    ['err(20004)', 'content_rejected', '社会'],
    ['err(20006)', 'content_rejected', '违法犯罪'],
    ['err(20008)', 'content_rejected', '欺诈'],
    ['err(20013)', 'content_rejected', '侵权'],
    ['err(21000)', 'content_rejected', '其他'],
    ['err(22000)', 'content_rejected', '互推'],
    ['err(30001)', 'content_rejected', '原创校验出错'],
    ['err(30002)', 'content_rejected', '不能群发'],
    ['err(30003)', 'content_rejected', '转载'],
    ['err(40001)', 'permanent', '管理员拒绝'],
    ['err(40002)', 'permanent', '30 分钟内没有确认'],
    ['SEND_FAIL', 'permanent', '群发失败'],
    ['DELETE', 'permanent', '被删除'],
  ])('%s is %s and says so', (status, failureClass, word) => {
    const failure = massFailureOf(status);
    expect([failure.failureClass, failure.platformCode]).toEqual([failureClass, `mass_status_${status}`]);
    expect(failure.advice.zh).toContain(word);
    expect(failure.advice.en.length).toBeGreaterThan(20);
  });
});
