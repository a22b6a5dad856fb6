import { scaleOf, scaled } from './scale';

describe('the scale of a limit', () => {
  it.each([
    ['bytes', 1024, 'bytes', 37, '37'],
    ['bytes', 65_536, 'kilobytes', 512, '0.50'],
    ['bytes', 10 * 1024 * 1024, 'megabytes', 1_572_864, '1.5'],
    ['characters', 20_000, 'characters', 24, '24'],
  ])('of %s up to %d is told in %s', (unit, limit, named, amount, text) => {
    const scale = scaleOf(unit, limit);
    expect(scale.unit).toBe(named);
    expect(scaled(amount, scale)).toBe(text);
  });
});
