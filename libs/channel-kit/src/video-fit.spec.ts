import { MemoryPublishContext, aConvertibleMedia, aDraftMedia } from './testing';
import type { ChannelAccess, ChannelAdapter } from './channel-adapter';
import { canBeFitted, fittedMedia } from './video-fit';
import type { VideoFit } from './video-fit';

const MIB = 1024 * 1024;
const fit: VideoFit = { container: 'mp4', video: 'h264', audio: 'aac', maxBytes: 100 * MIB };
const aContext = () => new MemoryPublishContext({} as ChannelAdapter, {} as ChannelAccess, {});

describe('whether a film can be brought to what a platform takes', () => {
  it('is no where there is no ffmpeg', () => {
    expect(canBeFitted(aDraftMedia(), fit)).toBe(false);
    expect(canBeFitted(aConvertibleMedia(), fit)).toBe(true);
  });

  it('is no where so few bytes would leave nothing of so long a film', () => {
    const lasting = (durationSeconds: number) => aConvertibleMedia({ durationSeconds });
    expect(canBeFitted(lasting(1_600), fit)).toBe(true);
    expect(canBeFitted(lasting(1_700), fit)).toBe(false);
    expect(canBeFitted(lasting(100_000), { ...fit, maxBytes: undefined })).toBe(true);
  });
});

describe('the film that is uploaded', () => {
  it('is the approved one, without any step, where it fits', async () => {
    const context = aContext();
    const media = aConvertibleMedia();
    expect(await fittedMedia(context, media, null, ['part_init'])).toBe(media);
    expect([...context.steps.keys()]).toEqual([]);
    expect(media.asked).toEqual([]);
  });

  it('is the same one after a restart, and the upload that began goes on', async () => {
    const context = aContext();
    const media = aConvertibleMedia();
    const first = await fittedMedia(context, media, fit, ['part_init']);
    await context.step('part_init', { effect: 'repeatable' }, async () => 'u1');
    const second = await fittedMedia(context, media, fit, ['part_init']);
    expect(second.sha256).toBe(first.sha256);
    expect(media.asked).toEqual([fit, fit]);
    expect([...context.steps.keys()]).toEqual(['convert', 'part_init']);
  });

  it.each([
    ['the kept film was lost and came out otherwise', aConvertibleMedia({}, { bytes: 499_999 }), fit],
    ['the next worker has no ffmpeg', aDraftMedia(), null],
  ])('begins its upload anew where %s', async (_why, media, wanted) => {
    const context = aContext();
    await fittedMedia(context, aConvertibleMedia(), fit, ['part_init']);
    await context.step('part_init', { effect: 'repeatable' }, async () => 'u1');
    const { sha256 } = await fittedMedia(context, media, wanted, ['part_init']);
    expect(context.steps.has('part_init')).toBe(false);
    const kept = await context.resultOf('convert');
    if (wanted) expect(kept).toMatchObject({ sha256 });
    else expect(kept).toBeUndefined();
  });

  it('begins its upload anew where the first worker sent the original', async () => {
    const context = aContext();
    await context.step('part_init', { effect: 'repeatable' }, async () => 'u1');
    await fittedMedia(context, aConvertibleMedia(), fit, ['part_init']);
    expect([...context.steps.keys()]).toEqual(['convert']);
  });
});
