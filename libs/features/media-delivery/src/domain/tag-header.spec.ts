import { tagHeaderBytes } from './tag-header';

const head = (flags: number, ...size: number[]) => Buffer.from([0x49, 0x44, 0x33, 4, 0, flags, ...size]);

describe('the tag header of a file', () => {
  it('is as long as its head says, in seven bits a byte', () => {
    expect(tagHeaderBytes(head(0, 0, 0, 2, 1))).toBe(10 + 257);
    expect(tagHeaderBytes(head(0, 0x7f, 0x7f, 0x7f, 0x7f))).toBe(10 + 2 ** 28 - 1);
    expect(tagHeaderBytes(head(0x10, 0, 0, 0, 5))).toBe(25);
  });

  it('is none where the file begins with sound, is cut or lies', () => {
    expect(tagHeaderBytes(Buffer.from([0xff, 0xfb, 0x90, 0xc0, 0, 0, 0, 0, 0, 0]))).toBe(0);
    expect(tagHeaderBytes(Buffer.from('ID3'))).toBe(0);
    expect(tagHeaderBytes(head(0, 0x80, 0, 0, 0))).toBe(0);
  });
});
