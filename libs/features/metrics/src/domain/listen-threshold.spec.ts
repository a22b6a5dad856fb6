import { listenThreshold } from './listen-threshold';

describe('bytes of a listen', () => {
  it.each([
    ['64 kbit/s', { bytes: 8_000 * 1_800, headerBytes: 0, durationSeconds: 1_800 }, 480_000],
    ['128 kbit/s', { bytes: 16_000 * 1_800, headerBytes: 0, durationSeconds: 1_800 }, 960_000],
    [
      '128 kbit/s behind tags',
      { bytes: 16_000 * 1_800 + 300_000, headerBytes: 300_000, durationSeconds: 1_800 },
      960_000,
    ],
    ['exactly a minute', { bytes: 480_000, headerBytes: 0, durationSeconds: 60 }, 480_000],
    ['a short daily audio: all of it', { bytes: 360_100, headerBytes: 100, durationSeconds: 45 }, 360_000],
    ['a length that nobody knows', { bytes: 5_000_000, headerBytes: 0, durationSeconds: 0 }, 960_000],
    ['a short one that nobody knows', { bytes: 5_000, headerBytes: 0, durationSeconds: 0 }, 5_000],
    ['a file that is tags alone', { bytes: 500, headerBytes: 500, durationSeconds: 0 }, 1],
  ])('%s', (_, file, expected) => {
    expect(listenThreshold(file)).toBe(expected);
  });
});
