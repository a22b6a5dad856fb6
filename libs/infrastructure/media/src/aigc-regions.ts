import type { FileHandle } from 'node:fs/promises';
import { aigcKeyedValues } from './aigc-keyed-values';

const MB = 1024 * 1024;
/** Boxes of one level: a film has a handful at the top, and a few more inside `moov`. */
const MAX_BOXES = 1_000;

/** Where sound and film keep their tags, each at most 1 MB, whatever size the file claims its parts to have. */
export async function aigcRegions(file: FileHandle): Promise<Buffer[]> {
  const { size } = await file.stat();
  const head = await read(file, 0, 12, size);
  if (head.toString('latin1', 4, 8) === 'ftyp') return regionsOfBoxes(file, size);
  // ID3v2 stands first, ID3v1, RIFF lists and Matroska tags first or last.
  const regions = [await read(file, 0, MB, size)];
  if (size > MB) regions.push(await read(file, Math.max(MB, size - MB), MB, size));
  return regions;
}

/** ISO 14496-12: tags lie in `moov/udta`, `moov/meta`, or in `udta`, `meta`, `uuid` beside it. */
async function regionsOfBoxes(file: FileHandle, size: number): Promise<Buffer[]> {
  const regions: Buffer[] = [];
  // Boxes can be had by the thousand: all of them together are held in memory.
  let room = 8 * MB;
  const keep = async ({ start, end }: Box) => {
    const length = Math.min(MB, end - start, room);
    room -= length;
    if (length <= 0) return;
    const region = await read(file, start, length, size);
    regions.push(region, ...aigcKeyedValues(region));
  };
  for (const box of await boxes(file, 0, size)) {
    if (holders.has(box.type)) await keep(box);
    if (box.type !== 'moov') continue;
    for (const inner of await boxes(file, box.start, box.end)) if (holders.has(inner.type)) await keep(inner);
  }
  return regions;
}

const holders = new Set(['udta', 'meta', 'uuid']);

interface Box {
  type: string;
  /** First byte of what is in it. */
  start: number;
  end: number;
}

async function boxes(file: FileHandle, from: number, to: number): Promise<Box[]> {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to && found.length < MAX_BOXES;) {
    const header = await read(file, at, 16, to);
    const declared = header.readUInt32BE(0);
    const isLarge = declared === 1 && header.length === 16;
    const length = isLarge ? Number(header.readBigUInt64BE(8)) : declared === 0 ? to - at : declared;
    // A box that is shorter than its own header, or longer than what holds it, is a lie: nothing behind it counts.
    if (length < 8 || at + length > to) break;
    found.push({ type: header.toString('latin1', 4, 8), start: at + (isLarge ? 16 : 8), end: at + length });
    at += length;
  }
  return found;
}

async function read(file: FileHandle, at: number, length: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, Math.min(length, end - at)));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
  return bytes.subarray(0, bytesRead);
}
