import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A JPEG that compresses like a photograph; the same numbers give another picture each time. */
export async function aPhoto(width = 640, height = 480): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  return sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A PNG whose header promises that many pixels and which holds none: some 70 bytes that ask for gigabytes. */
export function aHeaderBomb(width = 40_000, height = 40_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from([0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A real GIF of one pixel that is a page with a script as well. */
export function aPolyglotGif(): Buffer {
  return Buffer.concat([
    Buffer.from(
      '47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b',
      'hex',
    ),
    Buffer.from('<!doctype html><script>alert(document.domain)</script>'),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** As a phone takes it: lying on its side with a note to turn it (orientation 6), and saying where it was taken. */
export async function aPhonePhoto(width = 640, height = 480): Promise<Buffer> {
  return sharp(await aPhoto(width, height))
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Bench Phone', ImageDescription: 'taken-at-home' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '29/1 52/1 3000/100', GPSLongitudeRef: 'E' },
    })
    .toBuffer();
}

/** The first box of a photo of an iPhone, which is all that is asked to tell what it is. */
export function aHeicHeader(brand: 'heic' | 'mif1' = 'heic'): Buffer {
  const box = Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}heic`, 'latin1');
  return Buffer.concat([box, Buffer.alloc(100)]);
}
