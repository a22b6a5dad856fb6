export interface FilmWish {
  seconds?: number;
  width?: number;
  height?: number;
  /** Size of the whole file; the pictures inside are padding. */
  bytes?: number;
}

/** An MP4 with one H.264 track whose headers are right and whose pictures are padding: enough for every reader of headers. */
export function anMp4(wish: FilmWish = {}): Buffer {
  const { head, paddingBytes } = anMp4Head(wish);
  return Buffer.concat([head, Buffer.alloc(paddingBytes, 0x5a)]);
}

/** The same film without its padding, which may be anything: for films that no memory should hold. Below 4 GB. */
export function anMp4Head({ seconds = 20, width = 720, height = 1280, bytes = 20_000 }: FilmWish = {}): {
  head: Buffer;
  paddingBytes: number;
} {
  const start = box('ftyp', Buffer.from('isom'), u32(512), Buffer.from('isomavc1mp41'));
  const pictures = (dataOffset: number, size: number) =>
    box(
      'stbl',
      box('stsd', u32(0), u32(1), avc1(width, height)),
      box('stts', u32(0), u32(1), u32(seconds), u32(1_000)),
      box('stsc', u32(0), u32(1), u32(1), u32(seconds), u32(1)),
      box('stsz', u32(0), u32(Math.floor(size / seconds)), u32(seconds)),
      box('stco', u32(0), u32(1), u32(dataOffset)),
    );
  const moov = (dataOffset: number, size: number) =>
    box(
      'moov',
      box('mvhd', u32(0, 0, 0, 1_000, seconds * 1_000, 0x10000, 0x1000000, 0, 0), matrix, zeros(24), u32(2)),
      box(
        'trak',
        box(
          'tkhd',
          u32(3, 0, 0, 1, 0, seconds * 1_000, 0, 0, 0, 0),
          matrix,
          u32(width * 65_536, height * 65_536),
        ),
        box(
          'mdia',
          box('mdhd', u32(0, 0, 0, 1_000, seconds * 1_000, 0x55c40000)),
          box('hdlr', u32(0, 0), Buffer.from('vide'), zeros(12), Buffer.from('film\0')),
          box(
            'minf',
            box('vmhd', u32(1, 0, 0)),
            box('dinf', box('dref', u32(0, 1), box('url ', u32(1)))),
            pictures(dataOffset, size),
          ),
        ),
      ),
    );
  const headerBytes = start.length + moov(0, 0).length + 8;
  const size = Math.max(seconds, bytes - headerBytes);
  const head = Buffer.concat([start, moov(headerBytes, size), u32(size + 8), Buffer.from('mdat')]);
  return { head, paddingBytes: size };
}

function avc1(width: number, height: number): Buffer {
  const configuration = box('avcC', Buffer.from('0164001fffe100046764001f01000468ee3cb0', 'hex'));
  const shown = Buffer.alloc(4);
  shown.writeUInt16BE(width, 0);
  shown.writeUInt16BE(height, 2);
  const compressor = Buffer.concat([zeros(32), Buffer.from([0, 24, 0xff, 0xff])]);
  return box(
    'avc1',
    zeros(6),
    Buffer.from([0, 1]),
    zeros(16),
    shown,
    u32(0x480000, 0x480000, 0),
    Buffer.from([0, 1]),
    compressor,
    configuration,
  );
}

const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
}

function zeros(length: number): Buffer {
  return Buffer.alloc(length);
}
