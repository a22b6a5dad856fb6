import { conversionLimitMs, sizeFilter, videoRates } from './video-plan';
import type { VideoFit } from './video-plan';

const MIB = 1024 * 1024;
const fit: VideoFit = { container: 'mp4', video: 'h264', audio: 'aac' };

describe('the bit rate of a converted film', () => {
  it('is what nobody sees more than, as long as that fits', () => {
    expect(videoRates(fit, 60)).toEqual({ video: 8_000_000, audio: 128_000 });
    expect(videoRates({ ...fit, maxBytes: 4096 * MIB }, 900)).toEqual({ video: 8_000_000, audio: 128_000 });
    expect(videoRates({ ...fit, audio: 'none' }, 60).audio).toBe(0);
  });

  it.each([
    [60, 100],
    [600, 128],
    [1_500, 128],
  ])('keeps %d seconds below %d MB, sound and container included', (seconds, megabytes) => {
    const { video, audio } = videoRates({ ...fit, maxBytes: megabytes * MIB }, seconds);
    expect(((video + audio) * seconds) / 8).toBeLessThan(megabytes * MIB * 0.95);
  });

  it('is refused where nothing would be left of the picture', () => {
    expect(() => videoRates({ ...fit, maxBytes: 100 * MIB }, 7_200)).toThrow(
      expect.objectContaining({ code: 'video_can_not_fit' }),
    );
  });
});

describe('the plan of a conversion', () => {
  it('shrinks and never enlarges', () => {
    expect(sizeFilter(fit)).not.toContain('min(');
    expect(sizeFilter({ ...fit, maxEdge: 1920 })).toContain('min(1,1920/max(iw*sar,ih))');
  });

  it('gives a longer film more time, and none for ever', () => {
    expect(conversionLimitMs(10)).toBeLessThan(conversionLimitMs(600));
    expect(conversionLimitMs(1e9)).toBe(3 * 3_600_000);
  });
});
