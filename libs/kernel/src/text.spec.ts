import { maskDigits } from './text';

describe('a masked number', () => {
  it.each([
    ['6222021234567890123', '****0123'],
    ['13800138000', '****8000'],
    ['12345678', '****5678'],
    ['1234567', '****'],
    ['', '****'],
  ])('shows of %s just %s', (digits, masked) => {
    expect(maskDigits(digits)).toBe(masked);
  });
});
