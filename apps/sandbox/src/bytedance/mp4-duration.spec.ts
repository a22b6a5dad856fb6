import { mp4DurationSeconds } from './mp4-duration';

function box(type: string, contents: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + contents.length, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, contents]);
}

function movieHeader(version: 0 | 1, timescale: number, duration: number): Buffer {
  const contents = Buffer.alloc(version === 1 ? 112 : 100);
  contents.writeUInt8(version, 0);
  contents.writeUInt32BE(timescale, version === 1 ? 20 : 12);
  if (version === 1) contents.writeBigUInt64BE(BigInt(duration), 24);
  else contents.writeUInt32BE(duration, 16);
  return box('mvhd', contents);
}

describe('the length of an MP4', () => {
  const file = (version: 0 | 1): Buffer =>
    Buffer.concat([
      box('ftyp', Buffer.from('isom')),
      box('mdat', Buffer.alloc(50)),
      box('moov', Buffer.concat([box('udta', Buffer.alloc(4)), movieHeader(version, 600, 12_300)])),
    ]);

  it('is read from the movie header wherever it stands, in both versions', () => {
    expect(mp4DurationSeconds(file(0))).toBe(20.5);
    expect(mp4DurationSeconds(file(1))).toBe(20.5);
  });

  it('is unknown for bytes that are no MP4, and for a cut one', () => {
    expect(mp4DurationSeconds(Buffer.alloc(100))).toBeNull();
    expect(mp4DurationSeconds(Buffer.from('hello'))).toBeNull();
    expect(mp4DurationSeconds(file(0).subarray(0, 90))).toBeNull();
  });
});
