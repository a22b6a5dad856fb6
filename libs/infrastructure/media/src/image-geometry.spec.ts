import fc from 'fast-check';
import { cropArea, cropSize, ratioOf, shrinkInto } from './image-geometry';
import type { CropRatio } from './image-geometry';

const ratios: CropRatio[] = ['2.35:1', '1:1', '16:9', '3:4', '4:3'];

describe('cropping a picture', () => {
  it('keeps the focal point in the middle where the borders allow it', () => {
    expect(cropArea({ width: 1000, height: 500 }, '1:1', { x: 0.5, y: 0.5 })).toEqual({
      left: 250,
      top: 0,
      width: 500,
      height: 500,
    });
  });

  it('moves up to the border when the focal point lies at the edge', () => {
    expect(cropArea({ width: 1000, height: 500 }, '1:1', { x: 1, y: 0 })).toMatchObject({
      left: 500,
      top: 0,
    });
    expect(cropArea({ width: 500, height: 1000 }, '16:9', { x: 0, y: 1 })).toMatchObject({
      top: 719,
      height: 281,
    });
  });

  it('gives the WeChat cover its 900 × 383 pixels', () => {
    expect(cropSize({ width: 2000, height: 851 }, '2.35:1', 900)).toEqual({ width: 900, height: 383 });
    expect(cropSize({ width: 3000, height: 4000 }, '3:4', 1200)).toEqual({ width: 900, height: 1200 });
  });

  it('stays inside the picture and contains the focal point, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 6000 }),
        fc.integer({ min: 8, max: 6000 }),
        fc.constantFrom(...ratios),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (width, height, ratio, x, y) => {
          const area = cropArea({ width, height }, ratio, { x, y });
          expect(area.left).toBeGreaterThanOrEqual(0);
          expect(area.left + area.width).toBeLessThanOrEqual(width);
          expect(area.top + area.height).toBeLessThanOrEqual(height);
          expect(area.left).toBeLessThanOrEqual(x * width + 1);
          expect(area.left + area.width).toBeGreaterThanOrEqual(x * width - 1);
          if (Math.min(area.width, area.height) > 100) {
            expect(area.width / area.height / ratioOf(ratio)).toBeCloseTo(1, 1);
          }
        },
      ),
    );
  });
});

describe('shrinking a picture', () => {
  it('keeps the proportions and never enlarges', () => {
    expect(shrinkInto({ width: 4000, height: 3000 }, { maxEdge: 1000 })).toEqual({
      width: 1000,
      height: 750,
    });
    expect(shrinkInto({ width: 300, height: 4000 }, { maxWidth: 320 })).toEqual({ width: 300, height: 4000 });
  });
});
