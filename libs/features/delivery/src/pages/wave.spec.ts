import fc from 'fast-check';
import { waveOutline } from './wave';

const linesOf = (outline: string) =>
  [...outline.matchAll(/M(\d+) ([\d.]+)v(\d+)/g)].map(([, x, y, long]) => [
    Number(x),
    Number(y),
    Number(long),
  ]);

describe('the outline of a wave', () => {
  it('draws the loudest moment of each part against the loudest of all', () => {
    const quiet = Array.from({ length: 400 }, () => [-10, 10]).flat();
    const loud = Array.from({ length: 400 }, () => [-40, 20]).flat();
    const lines = linesOf(waveOutline([...quiet, ...loud])!);
    expect(lines).toHaveLength(160);
    expect(lines.slice(0, 80).every(([, , long]) => long === 16)).toBe(true);
    expect(lines.slice(80).every(([, , long]) => long === 64)).toBe(true);
    expect(linesOf(waveOutline([0, 0, -5, 5])!)).toEqual([
      [120, 31, 2],
      [360, 0, 64],
    ]);
  });

  it('is none where nothing is to be heard', () => {
    for (const peaks of [[], [0], [0, 0, 0, 0]]) expect(waveOutline(peaks)).toBeNull();
  });

  it('stays within its room, small, whatever was recorded', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -128, max: 127 }), { maxLength: 1_800 }), (peaks) => {
        const outline = waveOutline(peaks);
        if (outline === null) return;
        expect(outline.length).toBeLessThan(2_400);
        const lines = linesOf(outline);
        expect(lines.map(([x, y, long]) => `M${x} ${y}v${long}`).join('')).toBe(outline);
        for (const [x, y, long] of lines) {
          expect(x).toBeLessThanOrEqual(480);
          expect(y! + long!).toBeLessThanOrEqual(64);
          expect(long).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });
});
