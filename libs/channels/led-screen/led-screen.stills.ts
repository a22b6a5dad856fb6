import sharp from 'sharp';
import type { PackedFile } from './led-screen.playlist';
import { sha256 } from '@haojiao/kernel';

export interface PackedMedia {
  file: PackedFile;
  bytes: Buffer;
}

interface Fit {
  width: number;
  height: number;
}

/** A picture in exactly the screen's pixels, whole, what it leaves free black: a lamp that is off. PNG stays PNG. */
export async function fitStill(
  original: Buffer,
  mediaType: string,
  { width, height }: Fit,
): Promise<PackedMedia> {
  const fitted = sharp(original)
    .rotate()
    .resize({ width, height, fit: 'contain', background: '#000000' })
    .flatten({ background: '#000000' });
  const isPng = mediaType === 'image/png';
  const bytes = await (
    isPng ? fitted.png({ compressionLevel: 9 }) : fitted.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
  ).toBuffer();
  return packed(bytes, isPng ? 'image/png' : 'image/jpeg', isPng ? 'png' : 'jpg');
}

/** A film goes out byte for byte as it was approved, or as it was converted when it was listed. */
export function packFilm(bytes: Buffer): PackedMedia {
  return packed(bytes, 'video/mp4', 'mp4');
}

function packed(bytes: Buffer, mediaType: string, extension: string): PackedMedia {
  const hash = sha256(bytes);
  const name = `media/${hash.slice(0, 16)}.${extension}`;
  return { bytes, file: { name, mediaType, bytes: bytes.length, sha256: hash } };
}

/** Keeps the newest few: the list and the package of a day ask for the same stills, one after the other. */
export class StillCache {
  private readonly kept = new Map<string, Promise<PackedMedia>>();

  constructor(private readonly most = 16) {}

  get(key: string, make: () => Promise<PackedMedia>): Promise<PackedMedia> {
    const known = this.kept.get(key);
    if (known) return known;
    const made = make();
    this.kept.set(key, made);
    made.catch(() => this.kept.delete(key));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
    return made;
  }
}
