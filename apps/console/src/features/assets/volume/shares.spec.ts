import { bytesOf, fullnessOf, gigabytesOf, shareOf } from './shares';

describe('how full a library is', () => {
  it('is told by the fuller of bytes and files', () => {
    const limits = { maxBytes: 1000, maxFiles: 10 };
    expect(fullnessOf({ bytes: 100, files: 3 }, limits)).toBe('fine');
    expect(fullnessOf({ bytes: 100, files: 8 }, limits)).toBe('nearly');
    expect(fullnessOf({ bytes: 1200, files: 3 }, limits)).toBe('full');
    expect(fullnessOf({ bytes: 1200, files: 3 }, { maxBytes: null, maxFiles: null })).toBe('fine');
  });

  it('is rounded down, so that nothing is full before it is', () => {
    expect(shareOf(999, 1000)).toBe(99);
    expect(shareOf(999, null)).toBeNull();
  });
});

it('limits go from gigabytes to bytes and back', () => {
  expect(bytesOf(1.5)).toBe(1_610_612_736);
  expect(gigabytesOf(1_610_612_736)).toBe(1.5);
  expect([bytesOf(undefined), gigabytesOf(null)]).toEqual([null, null]);
});
