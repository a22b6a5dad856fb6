import fc from 'fast-check';
import { besideRecording } from './beside';
import { patchedBytes } from './byte-patch';

async function handedOut(mediaType: string, bytes: Buffer): Promise<Buffer> {
  const read = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
  const patched = patchedBytes(bytes, 0, await besideRecording(mediaType, read, bytes.length));
  expect(patched).toHaveLength(bytes.length);
  return patched;
}

function box(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
}

const handler = (kind: string) => box('mdia', box('hdlr', u32(0, 0), kind, Buffer.alloc(12), 'x\0'));
const place = '+31.2304+121.4737/';

describe('what stands beside a recording', () => {
  it('goes from a film: places in every form, XMP, tracks of notes with their samples; the mark stays', async () => {
    const pictures = box(
      'trak',
      box('tkhd', 'pictures'),
      handler('vide'),
      box('udta', box('\xa9xyz', place)),
    );
    const way = '31.2304 121.4737 the way of a drone';
    const head = box('ftyp', 'isom');
    const film = (offset: number) => {
      const notes = box(
        'trak',
        box(
          'mdia',
          box('hdlr', u32(0, 0), 'meta', Buffer.alloc(12)),
          box(
            'minf',
            box(
              'stbl',
              box('stsc', u32(0, 1, 1, 2, 1)),
              box('stsz', u32(0, 0, 2, 10, way.length - 10)),
              box('stco', u32(0, 1, offset)),
            ),
          ),
        ),
      );
      const keys = box(
        'keys',
        u32(0, 2),
        box('mdta', 'com.apple.quicktime.location.ISO6709'),
        box('mdta', 'AIGC'),
      );
      const items = box(
        'ilst',
        Buffer.concat([u32(8 + 16 + place.length, 1), box('data', u32(1, 0), place)]),
        Buffer.concat([u32(8 + 16 + 11, 2), box('data', u32(1, 0), '{"Label":1}')]),
      );
      const words = box('meta', u32(0), box('hdlr', u32(0, 0), 'mdta', Buffer.alloc(12)), keys, items);
      return Buffer.concat([
        head,
        box('moov', pictures, notes, box('udta', box('loci', place), box('name', 'Zhang')), words),
        box('uuid', 'an XMP of sixteen', place),
      ]);
    };
    const sound = 'pictures and sound';
    const whole = Buffer.concat([film(film(0).length + 8 + sound.length), box('mdat', sound, way)]);
    const out = await handedOut('video/mp4', whole);
    expect(whole.includes('31.2304')).toBe(true);
    for (const secret of ['31.2304', 'Zhang', 'drone', 'XMP'])
      expect([secret, out.includes(secret)]).toEqual([secret, false]);
    for (const kept of ['pictures and sound', '{"Label":1}', 'tkhd', 'vide'])
      expect([kept, out.includes(kept)]).toEqual([kept, true]);
    // Every box is where it was.
    expect(out.indexOf('mdat')).toBe(whole.indexOf('mdat'));
  });

  it('goes from an MP3 at both ends, and the frame with the mark stays', async () => {
    const frame = (id: string, text: string) =>
      Buffer.concat([Buffer.from(id), u32(text.length + 1), Buffer.from([0, 0, 3]), Buffer.from(text)]);
    const tagged = (...frames: Buffer[]) => {
      const body = Buffer.concat(frames);
      const size = Buffer.from([0, 0, body.length >> 7, body.length & 0x7f]);
      return Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), size, body]);
    };
    const sound = Buffer.alloc(500, 0xff);
    const last = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 'Zhang')]);
    const plain = Buffer.concat([tagged(frame('TPE1', 'Zhang'), frame('TXXX', place)), sound, last]);
    const out = await handedOut('audio/mpeg', plain);
    expect([out.includes('Zhang'), out.includes('31.2304'), out.includes(sound)]).toEqual([
      false,
      false,
      true,
    ]);
    const marked = Buffer.concat([tagged(frame('TPE1', 'Zhang'), frame('TXXX', 'AIGC\0{"Label":1}')), sound]);
    const kept = await handedOut('audio/mpeg', marked);
    expect([kept.includes('Zhang'), kept.includes('AIGC\0{"Label":1}')]).toEqual([false, true]);
  });

  it('goes from a WAV and a WebM', async () => {
    const chunk = (id: string, text: string) => {
      const head = Buffer.alloc(8);
      head.write(id);
      head.writeUInt32LE(text.length, 4);
      return Buffer.concat([head, Buffer.from(text)]);
    };
    const wav = Buffer.concat([
      Buffer.from('RIFF\0\0\0\0WAVE'),
      chunk('fmt ', 'form'),
      chunk('LIST', place),
      chunk('data', 'sound!'),
    ]);
    const out = await handedOut('audio/wav', wav);
    expect([out.includes('31.2304'), out.includes('sound!'), out.includes('JUNK')]).toEqual([
      false,
      true,
      true,
    ]);
    const element = (id: number[], text: string) =>
      Buffer.concat([Buffer.from([...id, 0x80 | text.length]), Buffer.from(text)]);
    const webm = Buffer.concat([
      element([0x1a, 0x45, 0xdf, 0xa3], 'head'),
      Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
      element([0x12, 0x54, 0xc3, 0x67], place),
      element([0x1f, 0x43, 0xb6, 0x75], 'cluster'),
    ]);
    const film = await handedOut('video/webm', webm);
    expect([film.includes('31.2304'), film.includes('cluster')]).toEqual([false, true]);
  });

  it('is not left in boxes that no player needs, nor in free room', async () => {
    const secret = Buffer.from('freeGPS here-it-was');
    const sound = Buffer.from('pictures and sound');
    const film = Buffer.concat([
      box('ftyp', 'mp42'),
      box(
        'moov',
        Buffer.concat([box('mvhd', Buffer.from('header')), box('gps ', secret), box('free', secret)]),
      ),
      box('mdat', sound),
      box('free', secret),
      box('skip', secret),
    ]);
    const out = await handedOut('video/mp4', film);
    expect([out.length, out.includes('here-it-was')]).toEqual([film.length, false]);
    expect([out.includes('mp42'), out.includes('header'), out.includes(sound)]).toEqual([true, true, true]);
  });

  it('is found in no time in bytes of all sorts, and nothing is longer or shorter', async () => {
    const types = ['audio/mpeg', 'audio/wav', 'audio/mp4', 'video/mp4', 'video/webm', 'application/pdf'];
    const heads = [
      'ID3\x03\0\0',
      'RIFF',
      '\0\0\0\x08moov\0\0\0\x10udta',
      '\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\xff',
      '',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...types),
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 400 }),
        async (type, head, rest) => {
          await handedOut(type, Buffer.concat([Buffer.from(head, 'latin1'), rest]));
        },
      ),
    );
  });

  it('is blanked alike in whatever pieces the bytes are asked for', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(40), fc.nat(100), (from, length, head, cut) => {
        const bytes = Buffer.alloc(120, 7);
        const patches = [{ start: from, end: from + length, head: Buffer.alloc(Math.min(head, length), 9) }];
        const whole = patchedBytes(bytes, 0, patches);
        const pieces = [
          patchedBytes(bytes.subarray(0, cut), 0, patches),
          patchedBytes(bytes.subarray(cut), cut, patches),
        ];
        expect(Buffer.concat(pieces)).toEqual(whole);
        expect(whole.subarray(from, from + length)).toEqual(
          Buffer.concat([patches[0]!.head, Buffer.alloc(length - patches[0]!.head.length)]),
        );
      }),
    );
  });
});
