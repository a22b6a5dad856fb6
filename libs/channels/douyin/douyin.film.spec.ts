import type { ChannelAccess, DraftMedia } from '@haojiao/channel-kit';
import { aConvertibleMedia, aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { createDouyinChannel } from './douyin.channel';
import { VIDEO_MAX_BYTES, conversionOf } from './douyin.film';

const douyin = createDouyinChannel();
const accountOf = (mode: ChannelAccess['mode']): ChannelAccess => ({
  id: 'a1',
  organizationId: 'o1',
  platform: 'douyin',
  name: '市总工会',
  mode,
  credentials: {},
  settings: { shareEnabled: true },
});
const findingsOf = (media: DraftMedia, mode: ChannelAccess['mode'] = 'api') =>
  douyin
    .check(aPublicationDraft({ kind: 'video', title: '开赛', tags: [], media }), accountOf(mode))
    .filter(({ code }) => code !== 'douyin_cover_frame');

describe('a film for Douyin', () => {
  it.each([
    ['MP4', { mediaType: 'video/mp4' }],
    ['WebM', { mediaType: 'video/webm' }],
    ['one of exactly 4 GB', { bytes: VIDEO_MAX_BYTES }],
  ])('goes out as it is: %s', (_name, film) => {
    expect(conversionOf(aConvertibleMedia(film))).toBeNull();
    expect(findingsOf(aConvertibleMedia(film))).toEqual([]);
  });

  it.each([
    ['a MOV', { mediaType: 'video/quicktime' }, '宜用 MP4'],
    ['one above 4 GB', { bytes: VIDEO_MAX_BYTES + 1 }, '超过 4 GB'],
    ['another container', { mediaType: 'video/x-msvideo' }, '宜用 MP4'],
  ])('is converted where ffmpeg is there: %s', (_name, film, why) => {
    const [finding, ...others] = findingsOf(aConvertibleMedia(film));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'hint', code: 'douyin_video_converted' });
    expect(finding!.message.zh).toContain(why);
    expect(finding!.message.zh).toContain('自动转换');
  });

  it('is refused with both ways out where nothing can be converted', () => {
    const [finding] = findingsOf(aDraftMedia({ mediaType: 'video/x-msvideo' }));
    expect(finding).toMatchObject({ severity: 'error', code: 'douyin_video_format' });
    expect(finding!.suggestion!.en).toMatch(/MP4 \(H\.264\).*ffmpeg/);
  });

  it('is never shortened: what is too long is refused as before', () => {
    const codes = findingsOf(aConvertibleMedia({ durationSeconds: 901, mediaType: 'video/quicktime' })).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['douyin_video_too_long', 'douyin_video_converted']);
  });

  it('goes by phone and by hand as it was approved', () => {
    for (const mode of ['share', 'hand_off'] as const) {
      const findings = findingsOf(aConvertibleMedia({ mediaType: 'video/quicktime' }), mode);
      expect(findings).toMatchObject([{ severity: 'warning', code: 'douyin_video_mov' }]);
      // Nothing is promised that an ffmpeg would not do.
      expect(findings[0]!.suggestion!.en).not.toContain('ffmpeg');
    }
  });
});
