import { cropPosition, movedBy, pointAt } from './crop-position';

describe('a focal point', () => {
  const wide = { width: 2000, height: 1000 };

  it('stands in the middle of a crop where the edges let it', () => {
    // A square of a picture twice as wide as high keeps half of the width: its window begins at a quarter.
    expect(cropPosition(wide, 1, { x: 0.5, y: 0.5 })).toEqual({ x: 50, y: 50 });
    expect(cropPosition(wide, 1, { x: 0.35, y: 0.9 }).x).toBeCloseTo(20);
  });

  it('is followed to the edge and no further', () => {
    expect(cropPosition(wide, 1, { x: 0.05, y: 0 })).toEqual({ x: 0, y: 50 });
    expect(cropPosition(wide, 1, { x: 0.99, y: 1 })).toEqual({ x: 100, y: 50 });
    expect(cropPosition({ width: 1000, height: 2000 }, 1, { x: 0, y: 1 })).toEqual({ x: 50, y: 100 });
  });

  it('moves by arrow keys and stays within the picture', () => {
    expect(movedBy('ArrowLeft', { x: 0.5, y: 0.5 })).toEqual({ x: 0.48, y: 0.5 });
    expect(movedBy('ArrowDown', { x: 0.5, y: 0.995 })).toEqual({ x: 0.5, y: 1 });
    expect(movedBy('Enter', { x: 0.5, y: 0.5 })).toBeNull();
    expect(pointAt(-1, 0.33333)).toEqual({ x: 0, y: 0.333 });
  });
});
