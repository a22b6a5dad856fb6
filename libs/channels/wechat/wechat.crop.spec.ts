import { centredCrop, cropText, type CoverRatio } from './wechat.crop';

const wanted: Record<CoverRatio, number> = { '1_1': 1, '16_9': 16 / 9, '2.35_1': 2.35 };

describe('the crop of a cover', () => {
  it('is written as four fractions of at most six decimals', () => {
    expect(cropText(centredCrop(2.35, 1, '2.35_1'))).toBe('0_0_1_1');
    expect(cropText(centredCrop(2.35, 1, '1_1'))).toBe('0.287234_0_0.712766_1');
    expect(cropText(centredCrop(1_200, 800, '2.35_1'))).toBe('0_0.180851_1_0.819149');
  });

  it.each([
    [900, 383],
    [1_200, 800],
    [800, 1_200],
    [1_000, 1_000],
    [4_000, 37],
    [37, 4_000],
    [333, 777],
  ])('of a picture of %i × %i is really of the ratio, in the middle and inside', (width, height) => {
    for (const ratio of ['1_1', '16_9', '2.35_1'] as const) {
      const crop = centredCrop(width, height, ratio);
      for (const part of Object.values(crop)) expect(part).toMatch(/^(0|1|0\.\d{1,6})$/);
      const [x1, y1, x2, y2] = [crop.x1, crop.y1, crop.x2, crop.y2].map(Number) as [
        number,
        number,
        number,
        number,
      ];
      const across = (x2 - x1) * width;
      const down = (y2 - y1) * height;
      expect(Math.abs(across / down / wanted[ratio] - 1)).toBeLessThan(0.0001);
      expect(Math.max(x2 - x1, y2 - y1)).toBe(1);
      expect(Math.abs(x1 + x2 - 1)).toBeLessThan(0.000_002);
      expect(Math.abs(y1 + y2 - 1)).toBeLessThan(0.000_002);
    }
  });
});
