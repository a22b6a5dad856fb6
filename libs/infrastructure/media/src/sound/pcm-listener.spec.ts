import fc from 'fast-check';
import { PcmListener } from './pcm-listener';

const FRAMES_PER_SECOND = 10_240;

function pcm(samples: number[]): Buffer {
  return Buffer.from(Int16Array.from(samples).buffer);
}

function heard(samples: number[], channels = 1, points = 10) {
  const listener = new PcmListener(channels);
  listener.push(pcm(samples));
  return listener.finish(samples.length / channels / FRAMES_PER_SECOND, points, 5);
}

describe('listening to samples', () => {
  it('gives the lowest and highest of each part, in eight bits', () => {
    const quiet = Array.from({ length: 5_120 }, (_, index) => (index % 2 ? 2_560 : -5_120));
    const loud = Array.from({ length: 5_120 }, (_, index) => (index % 2 ? 32_000 : -32_768));
    const { peaks } = heard([...quiet, ...loud]);
    expect(peaks.slice(0, 2)).toEqual([-20, 10]);
    expect(peaks.slice(-2)).toEqual([-128, 125]);
    expect(peaks).toHaveLength(20);
  });

  it('hears the same in whatever pieces the bytes come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 2, maxLength: 4_000 }),
        fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 20 }),
        (samples, sizes) => {
          const whole = pcm(samples);
          const listener = new PcmListener(2);
          for (let offset = 0, turn = 0; offset < whole.length; turn += 1) {
            const size = sizes[turn % sizes.length]!;
            listener.push(whole.subarray(offset, offset + size));
            offset += size;
          }
          const seconds = samples.length / 2 / FRAMES_PER_SECOND;
          expect(listener.finish(seconds, 10, 5)).toEqual(heard(samples, 2));
        },
      ),
    );
  });

  it('counts ceilings of each channel, and no single loud sample', () => {
    const clipped = [0, 32_767, 32_767, 32_767, 32_767, 32_767, 0, -32_768, -32_768, -32_768, -32_768, 0];
    expect(heard(clipped).clippings).toBe(2);
    expect(heard([0, 32_767, 0, -32_768, 0, 32_767, 32_767, 32_767, 0]).clippings).toBe(0);
    const left = clipped.flatMap((sample) => [sample, 0]);
    expect(heard(left, 2).clippings).toBe(2);
  });

  it('finds silences of five seconds, at the end as well', () => {
    const second = (value: number) => Array.from({ length: FRAMES_PER_SECOND }, () => value);
    const parts = [8_000, 20, 20, 20, 20, 20, 20, 8_000, 0, 0, 8_000, 0, 0, 0, 0, 0];
    expect(heard(parts.flatMap(second)).silences).toEqual([
      { startSeconds: 1, seconds: 6 },
      { startSeconds: 11, seconds: 5 },
    ]);
  });

  it('has nothing to say of nothing', () => {
    expect(new PcmListener(2).finish(0, 10, 5)).toEqual({ peaks: [], clippings: 0, silences: [] });
  });
});
