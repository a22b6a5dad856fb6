import { BARS, pathOf, peaksOfFile, peaksOfSamples } from './peaks';

describe('a waveform', () => {
  it('keeps the loudest of each group of the worker’s pairs', () => {
    const flat = Array.from({ length: 800 }, (_, index) => (index === 401 ? [-128, 64] : [0, 0])).flat();
    const peaks = peaksOfFile({ version: 1, durationSeconds: 10, peaks: flat });
    expect(peaks).toHaveLength(BARS);
    expect(peaks[80]).toEqual([-1, 0.5]);
    expect(peaks[79]).toEqual([0, 0]);
  });

  it('is the same of pairs, and nothing of what is no waveform', () => {
    expect(peaksOfFile({ peaks: [[-64, 64]] })).toEqual([[-0.5, 0.5]]);
    expect(peaksOfFile({ peaks: 'loud' })).toEqual([]);
  });

  it('of samples never has more bars than there is room for', () => {
    const samples = new Float32Array(BARS * 10 + 1).fill(0);
    samples[5] = 1;
    const peaks = peaksOfSamples(samples);
    expect(peaks.length).toBeLessThanOrEqual(BARS);
    expect(peaks[0]).toEqual([0, 1]);
    expect(peaks[1]).toEqual([0, 0]);
  });

  it('is drawn from the middle, silence as a thin line', () => {
    expect(
      pathOf([
        [-1, 1],
        [0, 0],
      ]),
    ).toBe('M0 0H350V100H0ZM500 49H850V51H500Z');
  });
});
