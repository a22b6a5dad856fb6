import type { ChannelAccess, DraftMedia } from '@haojiao/channel-kit';
import {
  MemoryPublishContext,
  aConvertibleMedia,
  aDraftMedia,
  aPublicationDraft,
} from '@haojiao/channel-kit/testing';
import { createLedScreenChannel } from './led-screen.channel';
import { FILM_MAX_BYTES } from './led-screen.film';

const channel = createLedScreenChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'led_screen',
  name: '东广场屏',
  mode: 'feed',
  credentials: {},
  settings: { screenId: 'east-1', screenName: '东广场屏', width: 512, height: 256 },
};
const draftOf = (media: DraftMedia) => aPublicationDraft({ kind: 'video', title: '开赛', media });
const findingsOf = (media: DraftMedia) => channel.check(draftOf(media), account);
const shape = { width: 512, height: 256 };
const silent = { ...shape, codecs: { video: 'AVC', audio: null } };
const made = { ...silent, sha256: 'c'.repeat(64), durationSeconds: 20 };
const fit = { container: 'mp4', video: 'h264', audio: 'none', maxBytes: FILM_MAX_BYTES, maxEdge: 512 };

describe('a film for a screen, where ffmpeg is there', () => {
  it.each([
    ['another codec', { ...shape, codecs: { video: 'HEVC', audio: null } }, 'H.264', false],
    ['another container', { ...silent, mediaType: 'video/webm' }, 'H.264', false],
    ['too many bytes', { ...silent, bytes: FILM_MAX_BYTES + 1 }, '100 MB', false],
    ['sound', { ...shape, codecs: { video: 'AVC', audio: 'AAC' } }, '不得出声', true],
    ['sound in another codec', { ...shape, codecs: { video: 'HEVC', audio: 'AAC' } }, 'H.264', true],
  ])('is converted for %s, and people are told before, of the sound too', (_name, film, why, losesSound) => {
    const findings = findingsOf(aConvertibleMedia(film));
    expect(findings).toMatchObject([{ severity: 'hint', code: 'led_screen_video_converted' }]);
    expect(findings[0]!.message.zh).toContain(why);
    expect(findings[0]!.message.zh.includes('声音将去掉')).toBe(losesSound);
  });

  it('is refused with the way out where it is too long for so few bytes, or nothing can be converted', () => {
    const long = aConvertibleMedia({ ...silent, bytes: FILM_MAX_BYTES + 1, durationSeconds: 3_600 });
    expect(findingsOf(long)).toMatchObject([{ severity: 'error', code: 'led_screen_film_too_large' }]);
    const [refused] = findingsOf(aDraftMedia({ ...silent, mediaType: 'video/webm' }));
    expect(refused).toMatchObject({ severity: 'error', code: 'led_screen_film_format' });
    expect(refused!.suggestion!.zh).toContain('ffmpeg');
  });

  it('stands in the list as what it was converted to, and as it is where it fits', async () => {
    const context = new MemoryPublishContext(channel, account, {});
    const webm = aConvertibleMedia({ ...silent, mediaType: 'video/webm' }, made);
    await channel.publish(draftOf(webm), context);
    expect([...context.steps.keys()]).toEqual(['convert']);
    const entry = await channel.feed!.entry(draftOf(webm), account);
    expect(entry.files).toMatchObject({ media: { sha256: made.sha256, mediaType: 'video/mp4' } });
    expect(webm.asked).toEqual([fit, fit]);

    const fitting = aConvertibleMedia(silent);
    const other = new MemoryPublishContext(channel, account, {});
    await channel.publish(draftOf(fitting), other);
    const kept = await channel.feed!.entry(draftOf(fitting), account);
    expect(kept.files).toMatchObject({ media: { sha256: fitting.sha256 } });
    expect([fitting.asked, [...other.steps.keys()]]).toEqual([[], []]);
  });
});
