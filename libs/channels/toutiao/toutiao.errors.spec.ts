import type { ChannelAccess, ChannelFailure, FailureClass } from '@haojiao/channel-kit';
import {
  ScriptedChannelHttp,
  aDraftMedia,
  aPublicationDraft,
  scriptedChannelContext,
} from '@haojiao/channel-kit/testing';
import { createToutiaoChannel } from './toutiao.channel';
import { createVideo, listVideos, readNickname } from './toutiao.client';

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

/** What is done about a row: R again, T refresh then authorise, A authorise, C change, Q wait, H a person, M hand-off. */
type Deed = 'R' | 'T' | 'A' | 'C' | 'Q' | 'H' | 'M';

const meaning: Record<Deed, { classes: FailureClass[]; renews?: boolean; change?: object }> = {
  R: { classes: ['transient'] },
  T: { classes: ['credentials'], renews: true, change: { needsAuthorization: true } },
  A: { classes: ['credentials'], change: { needsAuthorization: true } },
  C: { classes: ['content_rejected'] },
  Q: { classes: ['quota', 'rate_limited'] },
  H: { classes: ['permanent'] },
  M: { classes: ['permanent'], change: { mode: 'hand_off' } },
};

async function failureOf(call: Promise<unknown>): Promise<ChannelFailure> {
  return call.then(
    () => Promise.reject(new Error('nothing failed')),
    (error: unknown) => error as ChannelFailure,
  );
}

const answered = (code: number) =>
  scriptedChannelContext(
    new ScriptedChannelHttp({ data: { error_code: code, description: '平台原话' }, message: 'error' }),
    account,
  );

function expectDeed(failure: ChannelFailure, code: string, deed: Deed): void {
  const { classes, renews = false, change } = meaning[deed];
  expect(classes).toContain(failure.failureClass);
  expect(failure).toMatchObject({ platformCode: code, platformMessage: '平台原话', tokenRejected: renews });
  expect(failure.accountChange).toEqual(change);
  expect(failure.advice.zh).toMatch(/\p{Script=Han}/u);
}

describe('a refusal of the host of the grants, with HTTP 200', () => {
  it.each<[number, Deed]>([
    [16, 'H'],
    [10002, 'H'],
    [10005, 'H'],
    [10003, 'H'],
    [10013, 'H'],
    [10014, 'H'],
    [10015, 'H'],
    [10004, 'H'],
    [10006, 'H'],
    [10007, 'A'],
    [10008, 'T'],
    [10010, 'A'],
    [10012, 'H'],
    [10020, 'A'],
  ])('%d is dealt with as %s', async (code, deed) => {
    expectDeed(await failureOf(readNickname(answered(code))), String(code), deed);
  });
});

describe('a refusal of the host of the content, with HTTP 200', () => {
  it.each<[number, Deed]>([
    // Busy: a question is repeated; after a create the list is looked at first.
    [2100004, 'R'],
    [2100005, 'C'],
    [2100007, 'H'],
    [2100009, 'H'],
    [2190001, 'Q'],
    [2190002, 'T'],
    [2190008, 'T'],
    [2190003, 'A'],
    [2190004, 'M'],
    [2190005, 'C'],
    [2190006, 'C'],
    // The upload is made again by itself; nobody has to change anything.
    [2190007, 'R'],
    [2190015, 'A'],
    [2190016, 'H'],
    [2114005, 'H'],
    [2114007, 'Q'],
    [28001003, 'T'],
    [28001008, 'T'],
    [28001005, 'R'],
    [28001006, 'R'],
    [28001014, 'M'],
    [28001018, 'M'],
    [28001017, 'M'],
    [28001056, 'M'],
    [28003017, 'Q'],
    [28003018, 'Q'],
  ])('%d is dealt with as %s, asked or told', async (code, deed) => {
    const told = await failureOf(createVideo(answered(code), { video_id: 'v', text: '标题' }));
    const isBusy = deed === 'R' && code !== 2190007;
    if (isBusy) expect(told).toMatchObject({ failureClass: 'unknown', platformCode: String(code) });
    else expectDeed(told, String(code), deed);
    expectDeed(await failureOf(listVideos(answered(code), '0')), String(code), deed);
  });

  it('that nobody has heard of is unknown where something may be out, and no verdict where we only asked', async () => {
    const told = await failureOf(createVideo(answered(777), { video_id: 'v', text: '标题' }));
    expect(told).toMatchObject({ failureClass: 'unknown', platformCode: '777' });
  });
});

describe('what only people meet in the editor', () => {
  it.each(['7050', '7115', '1053'])('%s asks for another content or another way', (code) => {
    expect(toutiao.errors[code]).toMatchObject({ failureClass: 'content_rejected' });
  });
});

describe('limits, at them and one past them', () => {
  const codes = (wish: object, severity: string): string[] =>
    toutiao
      .check(aPublicationDraft(wish), { ...account, settings: {} })
      .filter((finding) => finding.severity === severity)
      .map((finding) => finding.code);

  it.each([
    ['a title of 4', { title: '好'.repeat(4) }, 'warning', ['toutiao_title_short']],
    ['a title of 5', { title: '好'.repeat(5) }, 'warning', []],
    ['a body of 5 000', { html: `<p>${'好'.repeat(5_000)}</p>` }, 'warning', []],
    ['a body of 5 001', { html: `<p>${'好'.repeat(5_001)}</p>` }, 'warning', ['toutiao_body_long']],
    ['letters that take two units each', { title: '𠮷'.repeat(30) }, 'error', []],
    ['one of them more', { title: '𠮷'.repeat(31) }, 'error', ['toutiao_title_too_long']],
  ])('%s', (_, wish, severity, expected) => expect(codes(wish, severity)).toEqual(expected));

  it('are 400 characters for a video’s summary', () => {
    const video = (length: number) => ({ kind: 'video', media: aDraftMedia(), summary: '好'.repeat(length) });
    expect(codes(video(400), 'error')).toEqual([]);
    expect(codes(video(401), 'error')).toEqual(['toutiao_abstract_too_long']);
  });

  it('are 60 seconds and 128 MB by API; what is past them is posted by hand', () => {
    const mode = (wish: object) =>
      toutiao.chooseMode(aPublicationDraft({ kind: 'video', media: aDraftMedia(wish) }), account).mode;
    expect([mode({ durationSeconds: 60 }), mode({ durationSeconds: 60.1 })]).toEqual(['api', 'hand_off']);
    expect([mode({ bytes: 134_217_728 }), mode({ bytes: 134_217_729 })]).toEqual(['api', 'hand_off']);
  });
});
