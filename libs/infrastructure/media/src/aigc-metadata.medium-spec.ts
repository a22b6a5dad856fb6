import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { anMp3, anMp4 } from '@haojiao/testing';
import { readAigcMetadata, withAigcMark } from './aigc-metadata';

describe('the mark of generated content in files', () => {
  const mark = { Label: '1', ContentProducer: '工会 <AI> & "Co"', ProduceID: 'p-1' };
  const json = JSON.stringify(mark);
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aigc-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const read = async (bytes: Buffer, mediaType: string) => {
    const path = join(folder, randomUUID());
    await writeFile(path, bytes);
    return readAigcMetadata(path, mediaType);
  };
  const picture = () => sharp({ create: { width: 32, height: 32, channels: 3, background: '#336699' } });
  const box = (type: string, ...content: Buffer[]) => {
    const body = Buffer.concat(content);
    const header = Buffer.alloc(8);
    header.writeUInt32BE(body.length + 8);
    header.write(type, 4, 'latin1');
    return Buffer.concat([header, body]);
  };

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is written into %s and read back', async (format) => {
    const bytes = await withAigcMark(picture(), mark)[format]().toBuffer();
    expect(await read(bytes, `image/${format}`)).toEqual(mark);
    expect(await read(await picture()[format]().toBuffer(), `image/${format}`)).toBeNull();
  });

  it('is read from EXIF', async () => {
    const ascii = { ...mark, ContentProducer: 'union' };
    const exif = { IFD0: { ImageDescription: `{"AIGC":${JSON.stringify(ascii)}}` } };
    expect(await read(await picture().withExif(exif).jpeg().toBuffer(), 'image/jpeg')).toEqual(ascii);
  });

  it('is read from ID3, in UTF-8 and in UTF-16', async () => {
    for (const words of [Buffer.from(`\u0003AIGC\0${json}`), Buffer.from(`\u0001AIGC\0${json}`, 'utf16le')]) {
      const frame = Buffer.concat([Buffer.from('TXXX'), Buffer.from([0, 0, 1, 0, 0, 0]), words]);
      const header = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 2, 0]);
      expect(await read(Buffer.concat([header, frame, anMp3(1)]), 'audio/mpeg')).toEqual(mark);
    }
    expect(await read(anMp3(1), 'audio/mpeg')).toBeNull();
  });

  it('is read from the user data of a film, wherever it stands', async () => {
    const udta = box('udta', Buffer.from(`AIGC${json}`));
    const ftyp = box('ftyp', Buffer.from('isom\0\0\0\0'));
    const frames = box('mdat', Buffer.alloc(3_000_000));
    expect(await read(Buffer.concat([ftyp, box('moov', udta), frames]), 'video/mp4')).toEqual(mark);
    expect(await read(Buffer.concat([ftyp, frames, box('moov', udta)]), 'video/mp4')).toEqual(mark);
    // Frames are no metadata: what looks like a mark among them is none.
    expect(await read(Buffer.concat([ftyp, box('mdat', udta)]), 'video/mp4')).toBeNull();
    expect(await read(anMp4({ seconds: 1 }), 'video/mp4')).toBeNull();
  });

  /** As telephones and ffmpeg write: names by themselves, values by number. */
  const keyed = (entries: [string, string][]) => {
    const number = (value: number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    };
    const keys = entries.map(([name]) => box('mdta', Buffer.from(name)));
    const items = entries.map(([, value], index) =>
      box(number(index + 1).toString('latin1'), box('data', number(1), number(0), Buffer.from(value))),
    );
    const handler = box('hdlr', Buffer.alloc(8), Buffer.from('mdta'), Buffer.alloc(13));
    return box('meta', handler, box('keys', number(0), number(keys.length), ...keys), box('ilst', ...items));
  };

  it('is read by the number of its name, however many others stand between', async () => {
    const ftyp = box('ftyp', Buffer.from('isom\0\0\0\0'));
    const others = Array.from({ length: 20 }, (_, index): [string, string] => [
      `com.maker.${index}`,
      `{${index}}`,
    ]);
    const film = (...entries: [string, string][]) => Buffer.concat([ftyp, box('moov', keyed(entries))]);
    expect(await read(film(['AIGC', json], ...others), 'video/mp4')).toEqual(mark);
    expect(await read(film(...others, ['AIGC', json]), 'video/mp4')).toEqual(mark);
    expect(await read(film(...others), 'video/mp4')).toBeNull();
    // Of a mark that is no object nothing is taken from its neighbours.
    const { Label, ...rest } = mark;
    expect(
      await read(film(['AIGC', Label], ['model', `${'x'.repeat(64)}${JSON.stringify(rest)}`]), 'video/mp4'),
    ).toBeNull();
  });

  it('reads no more of a film than it has room for, and finds what stands in that', async () => {
    const ftyp = box('ftyp', Buffer.from('isom\0\0\0\0'));
    const filler = () => box('udta', Buffer.alloc(1024 * 1024 - 8));
    const marked = box('udta', Buffer.from(`AIGC${json}`));
    const film = (before: number) => Buffer.concat([ftyp, ...Array.from({ length: before }, filler), marked]);
    expect(await read(film(7), 'video/mp4')).toEqual(mark);
    // Eight and more times a megabyte are a file that wants to fill the memory.
    expect(await read(film(9), 'video/mp4')).toBeNull();
  });

  it('ends with a film whose boxes lie about their length', async () => {
    const ftyp = box('ftyp', Buffer.from('isom\0\0\0\0'));
    for (const length of [0, 1, 7, 0xffffffff]) {
      const lie = Buffer.from(box('moov', Buffer.from(json)));
      lie.writeUInt32BE(length);
      expect(await read(Buffer.concat([ftyp, lie]), 'video/mp4')).toBeNull();
    }
  });
});
