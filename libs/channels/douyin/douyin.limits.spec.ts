import { cutParts, uploadSteps } from '@haojiao/channel-kit';
import type { ChannelAccess, PublicationDraft } from '@haojiao/channel-kit';
import { aDraftImage, aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { createDouyinChannel } from './douyin.channel';
import { uploadSizesOf } from './douyin.settings';

const douyin = createDouyinChannel();
const MIB = 1024 * 1024;
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'douyin',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings: { shareEnabled: true },
};
const aVideo = (overrides: Partial<PublicationDraft> = {}, media = {}) =>
  aPublicationDraft({ kind: 'video', media: aDraftMedia(media), title: '开赛', tags: [], ...overrides });
const codes = (draft: PublicationDraft, from = account): string[] =>
  douyin.check(draft, from).map(({ code }) => code);
const aboutLimits = (draft: PublicationDraft, from = account): string[] =>
  codes(draft, from).filter((code) => code !== 'douyin_cover_frame' && code !== 'douyin_by_hand');

describe('at a limit and one past it', () => {
  const chinese = (count: number): string => '好'.repeat(count);

  it.each([
    ['the caption', { text: chinese(1_000) }, { text: chinese(1_001) }, 'douyin_caption_too_long'],
    [
      'the caption with its topics',
      { text: chinese(995), tags: ['ab'] },
      { text: chinese(995), tags: ['abc'] },
      'douyin_caption_too_long',
    ],
    [
      'topics',
      { tags: ['a', 'b', 'c', 'd', 'e'] },
      { tags: ['a', 'b', 'c', 'd', 'e', 'f'] },
      'douyin_topics_changed',
    ],
  ])('of %s', (_, within, beyond, code) => {
    expect(aboutLimits(aVideo(within))).toEqual([]);
    expect(aboutLimits(aVideo(beyond))).toEqual([code]);
  });

  it.each([
    ['the length', { durationSeconds: 900 }, { durationSeconds: 900.1 }, 'douyin_video_too_long'],
    ['the shortest length', { durationSeconds: 3 }, { durationSeconds: 2.9 }, 'douyin_video_short'],
    ['the size', { bytes: 4_096 * MIB }, { bytes: 4_096 * MIB + 1 }, 'douyin_video_too_large'],
  ])('of %s of a video', (_, within, beyond, code) => {
    expect(aboutLimits(aVideo({}, within))).toEqual([]);
    expect(aboutLimits(aVideo({}, beyond))).toEqual([code]);
  });

  it('of the title that a person types by hand', () => {
    const byHand = { ...account, mode: 'hand_off' as const };
    expect(aboutLimits(aVideo({ title: chinese(30) }), byHand)).toEqual([]);
    expect(aboutLimits(aVideo({ title: chinese(31) }), byHand)).toEqual(['douyin_title_long_by_hand']);
  });

  it('of pictures: one to thirty, the cover counted, none twice', async () => {
    const image = await aDraftImage();
    const pictures = (count: number, overrides: Partial<PublicationDraft> = {}) =>
      aPublicationDraft({
        tags: [],
        options: { form: 'image_text' },
        images: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`i${index}`, { ...image, sha256: `h${index}` }]),
        ),
        ...overrides,
      });
    expect(codes(pictures(0))).toEqual(['douyin_pictures_missing']);
    expect(codes(pictures(0, { cover: image }))).toEqual([]);
    expect(codes(pictures(1))).toEqual([]);
    expect(codes(pictures(30))).toEqual([]);
    expect(codes(pictures(30, { cover: { ...image, sha256: 'h29' } }))).toEqual([]);
    expect(codes(pictures(30, { cover: image }))).toEqual(['douyin_too_many_pictures']);
    expect(codes(pictures(31))).toEqual(['douyin_too_many_pictures']);
  });
});

describe('the form of an article', () => {
  it('is image-text where it was chosen, else the pack for a person', () => {
    const mode = (overrides: Partial<PublicationDraft>, from = account) =>
      douyin.chooseMode(aPublicationDraft(overrides), from).mode;
    expect(mode({ options: { form: 'image_text' } })).toBe('api');
    expect(mode({ options: { form: 'image_text' } }, { ...account, mode: 'share' })).toBe('share');
    expect(mode({ options: { form: 'image_text' } }, { ...account, mode: 'hand_off' })).toBe('hand_off');
    expect(mode({})).toBe('hand_off');
    expect(mode({ kind: 'episode', options: { form: 'image_text' } })).toBe('hand_off');
  });

  it('is a fault when there is no such form', () => {
    expect(codes(aPublicationDraft({ options: { form: 'long_read' } }))).toContain('douyin_form_unknown');
    expect(codes(aPublicationDraft({ kind: 'episode', options: { form: 'image_text' } }))).toContain(
      'douyin_form_unknown',
    );
  });

  it('is offered where the article has pictures', async () => {
    const image = await aDraftImage();
    const hint = (overrides: Partial<PublicationDraft>) =>
      douyin.check(aPublicationDraft(overrides), account).find(({ code }) => code === 'douyin_by_hand')
        ?.suggestion?.zh;
    expect(hint({ images: { [image.assetId]: image } })).toContain('图文');
    expect(hint({})).toBeUndefined();
  });
});

describe('sizes of uploads', () => {
  const sizes = (settings: Record<string, unknown>) => uploadSizesOf({ settings });

  it('are 50 and 20 MiB where nothing is set', () => {
    expect(sizes({})).toEqual({ singleMaxBytes: 50 * MIB, partBytes: 20 * MIB });
    expect(uploadSteps(aDraftMedia({ bytes: 50 * MIB }))).toEqual(['upload']);
    expect(uploadSteps(aDraftMedia({ bytes: 50 * MIB + 1 }))).toContain('part_init');
  });

  it('stay within what the platform takes, whatever is set', () => {
    expect(sizes({ singleUploadMaxMegabytes: 128 }).singleMaxBytes).toBe(128 * MIB);
    expect(sizes({ singleUploadMaxMegabytes: 129 }).singleMaxBytes).toBe(128 * MIB);
    expect(sizes({ partMegabytes: 5 }).partBytes).toBe(5 * MIB);
    expect(sizes({ partMegabytes: 4.9 }).partBytes).toBe(5 * MIB);
    expect(sizes({ partMegabytes: 96 }).partBytes).toBe(95 * MIB);
    expect(sizes({ partMegabytes: -1, singleUploadMaxMegabytes: 'much' })).toEqual(sizes({}));
  });

  it('give parts of 5 to 100 MiB only, without gap, for every file', () => {
    for (const partMegabytes of [5, 20, 95]) {
      const { partBytes } = sizes({ partMegabytes });
      for (let bytes = 11 * MIB; bytes <= 4_096 * MIB; bytes = bytes * 2 + 4 * MIB + 1) {
        const parts = cutParts(bytes, partBytes);
        const lengths = parts.map(({ start, end }) => end - start);
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(bytes);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(Math.max(100 * MIB, bytes < partBytes ? bytes : 0));
        expect(Math.min(...lengths)).toBeGreaterThanOrEqual(5 * MIB);
      }
    }
  });
});
