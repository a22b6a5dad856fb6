import { PART_BYTES, PART_MIN_BYTES, cutParts } from './cut-parts';

const MIB = 1024 * 1024;

describe('cutting a video into parts', () => {
  it.each([
    [50 * MIB + 1, [20 * MIB, 20 * MIB, 10 * MIB + 1]],
    [60 * MIB, [20 * MIB, 20 * MIB, 20 * MIB]],
    [64 * MIB, [20 * MIB, 20 * MIB, 24 * MIB]],
    [65 * MIB, [20 * MIB, 20 * MIB, 20 * MIB, 5 * MIB]],
  ])('cuts %d bytes so that no part is below 5 MiB', (bytes, sizes) => {
    expect(cutParts(bytes).map((part) => part.end - part.start)).toEqual(sizes);
  });

  it('leaves no gap, repeats no byte and numbers from 1, whatever the size', () => {
    for (let bytes = 1; bytes < 200 * MIB; bytes = bytes * 3 + 7) {
      const parts = cutParts(bytes);
      expect(parts.map((part) => part.number)).toEqual(parts.map((_, index) => index + 1));
      expect(parts[0]?.start).toBe(0);
      expect(parts.at(-1)?.end).toBe(bytes);
      parts.slice(1).forEach((part, index) => expect(part.start).toBe(parts[index]?.end));
      if (bytes > PART_BYTES)
        for (const part of parts) expect(part.end - part.start).toBeGreaterThanOrEqual(PART_MIN_BYTES);
    }
  });
});
