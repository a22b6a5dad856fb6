import { soughtBy } from './seek-keys';

describe('keys of a player', () => {
  it('go five or thirty seconds, never beyond the edges', () => {
    expect(soughtBy('ArrowRight', 10, 60)).toBe(15);
    expect(soughtBy('ArrowLeft', 3, 60)).toBe(0);
    expect(soughtBy('PageUp', 40, 60)).toBe(60);
    expect([soughtBy('Home', 30, 60), soughtBy('End', 30, 60)]).toEqual([0, 60]);
  });

  it('leave other keys alone', () => {
    expect(soughtBy('Tab', 30, 60)).toBeNull();
  });
});
