import type { ChannelAccess } from '@haojiao/channel-kit';
import {
  aDraftImage,
  aDraftMedia,
  aPublicationDraft,
  describeChannel,
  describeLimits,
  describePureParts,
} from '@haojiao/channel-kit/testing';
import { createLedScreenChannel } from './led-screen.channel';
import { titleLines } from './led-screen.title';

const channel = createLedScreenChannel();

const anAccount = (settings: Record<string, unknown> = {}): ChannelAccess => ({
  id: 'a1',
  organizationId: 'o1',
  platform: 'led_screen',
  name: '工人文化宫东广场',
  mode: 'feed',
  credentials: {},
  settings: { screenId: 'east-1', screenName: '东广场屏', width: 512, height: 256, ...settings },
});
const silent = { video: 'AVC', audio: null };
const codesOf = (draft: ReturnType<typeof aPublicationDraft>, settings = {}) =>
  channel.check(draft, anAccount(settings)).map(({ code }) => code);

const aFilm = async () =>
  aPublicationDraft({
    kind: 'video',
    title: '职工技能竞赛今日开赛',
    media: aDraftMedia({ width: 512, height: 256, codecs: silent }),
  });

describeChannel(channel);
describePureParts(channel, { account: anAccount(), aDraft: aFilm });
describeLimits(channel, { account: anAccount(), aDraft: aFilm });

describe('what a public screen takes', () => {
  it('is a short title and a picture of its size', async () => {
    const cover = await aDraftImage({ width: 512, height: 256 });
    expect(codesOf(aPublicationDraft({ title: '职工技能竞赛今日开赛', cover }))).toEqual([]);
    expect(codesOf(aPublicationDraft({ title: '字'.repeat(24), cover }))).toEqual([]);
    expect(codesOf(aPublicationDraft({ title: '字'.repeat(25), cover }))).toEqual([
      'led_screen_title_too_long',
    ]);
    expect(
      codesOf(aPublicationDraft({ title: '字'.repeat(25), cover }), { titleCharactersPerLine: 13 }),
    ).toEqual([]);
  });

  it('is nothing without a picture, and no link', async () => {
    expect(codesOf(aPublicationDraft({ title: '详见www.example.org' }))).toEqual([
      'led_screen_link',
      'led_screen_picture_missing',
    ]);
    const small = await aDraftImage({ width: 100, height: 50 });
    expect(codesOf(aPublicationDraft({ title: '开赛', cover: small }))).toEqual(['led_screen_picture_small']);
  });

  it.each([
    ['H.264 without sound', { codecs: silent }, []],
    ['with sound', { codecs: { video: 'AVC', audio: 'AAC' } }, ['led_screen_film_has_sound']],
    ['of another codec', { codecs: { video: 'HEVC', audio: null } }, ['led_screen_film_format']],
    ['nobody looked into', {}, ['led_screen_film_format']],
    ['in another container', { codecs: silent, mediaType: 'video/webm' }, ['led_screen_film_format']],
    ['too large', { codecs: silent, bytes: 100 * 1024 * 1024 + 1 }, ['led_screen_film_too_large']],
  ])('of films: %s', (_name, film, expected) => {
    const media = aDraftMedia({ width: 512, height: 256, ...film });
    expect(codesOf(aPublicationDraft({ kind: 'video', title: '开赛', media }))).toEqual(expected);
  });

  it('is no film that would not fill the screen without a warning, and no time that ends before it begins', async () => {
    const upright = aDraftMedia({ codecs: silent });
    const options = { showFrom: '2026-11-22T08:00:00+08:00', showUntil: '2026-11-21T08:00:00+08:00' };
    expect(codesOf(aPublicationDraft({ kind: 'video', title: '开赛', media: upright, options }))).toEqual([
      'led_screen_film_shape',
      'led_screen_showing_unclear',
    ]);
  });
});

describe('a title on a screen', () => {
  it.each([
    ['工会送清凉', ['工会送清凉']],
    ['职工技能竞赛，十二支队伍同场竞技', ['职工技能竞赛，', '十二支队伍同场竞技']],
    ['全市职工职业技能竞赛暨岗位练兵比武', ['全市职工职业技能竞赛暨岗', '位练兵比武']],
    ['👨‍👩‍👧'.repeat(12), ['👨‍👩‍👧'.repeat(12)]],
  ])('%s', (title, lines) => {
    expect(titleLines(title, 12)).toEqual(lines);
  });
});

describe('the settings of a screen', () => {
  it('are refused where a still would be shorter than allowed or the day ends before it begins', () => {
    const faultsOf = (settings: object) =>
      channel.settingFaults!({ ...anAccount().settings, ...settings }).map(({ path }) => path);
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ secondsPerStill: 14 })).toEqual(['secondsPerStill']);
    expect(faultsOf({ dayStart: '22:00', dayEnd: '06:00' })).toEqual(['dayEnd']);
    expect(faultsOf({ dayEnd: '25:00' })).toEqual(['dayEnd']);
    expect(faultsOf({ width: 0, screenId: '东 1' })).toEqual(['screenId', 'width']);
  });

  it('show in the preview, whose titles are no markup', () => {
    const { face, notes } = channel.preview(aPublicationDraft({ title: '<b>开赛</b>' }), anAccount());
    expect(face).toContain('aspect-ratio:512/256');
    expect(face).toContain('&lt;b&gt;开赛');
    expect(notes[0]!.zh).toContain('07:00–22:00');
  });
});
