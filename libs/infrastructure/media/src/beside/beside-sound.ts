import type { BytePatch, ReadBytes } from './byte-patch';

/** Larger tags are looked through no further: they go as a whole. */
const MOST_TAG = 4 * 1024 * 1024;
const MOST_CHUNKS = 1_000;
const MARK = 'AIGC';

/** ID3 at the beginning (v2) and at the end (v1) of an MP3. */
export async function besideMp3(read: ReadBytes, size: number): Promise<BytePatch[]> {
  const patches = await id3v2(read, size);
  const last = await read(Math.max(0, size - 128), size);
  if (last.toString('latin1', 0, 3) === 'TAG')
    patches.push({ start: size - 125, end: size, head: Buffer.alloc(0) });
  return patches;
}

async function id3v2(read: ReadBytes, size: number): Promise<BytePatch[]> {
  const head = await read(0, 10);
  if (head.toString('latin1', 0, 3) !== 'ID3') return [];
  const length = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + (head[index]! & 0x7f), 0);
  const end = Math.min(size, 10 + length);
  const tag = await read(0, Math.min(end, MOST_TAG));
  // A tag of nothing but padding is one; its flags spoke of what is gone.
  const empty = { start: 5, end, head: Buffer.from([0, ...head.subarray(6, 10)]) };
  const version = head[3]!;
  if (!tag.includes(MARK) || ![3, 4].includes(version) || head[5] !== 0) return [empty];
  const patches: BytePatch[] = [];
  for (let at = 10; at + 10 <= tag.length && tag[at] !== 0;) {
    const body = at + 10;
    const bytes = [4, 5, 6, 7].reduce(
      (sum, index) => sum * (version === 4 ? 128 : 256) + tag[at + index]!,
      0,
    );
    const next = body + bytes;
    if (next > tag.length) return [empty];
    if (!tag.subarray(body, next).includes(MARK))
      patches.push({ start: body, end: next, head: Buffer.alloc(0) });
    at = next;
  }
  return patches;
}

const soundChunks = new Set(['fmt ', 'data', 'fact', 'ds64', 'JUNK', 'PAD ']);

/** Chunks of a WAV that are no sound: who, where, with what (`LIST`, `bext`, `iXML`, `id3 `). */
export async function besideWav(read: ReadBytes, size: number): Promise<BytePatch[]> {
  const patches: BytePatch[] = [];
  for (let at = 12, seen = 0; at + 8 <= size && seen < MOST_CHUNKS; seen += 1) {
    const head = await read(at, at + 8);
    const end = Math.min(size, at + 8 + head.readUInt32LE(4));
    if (!soundChunks.has(head.toString('latin1', 0, 4)) && !(await holdsMark(read, at + 8, end)))
      patches.push({ start: at, end, head: Buffer.concat([Buffer.from('JUNK'), head.subarray(4)]) });
    at = end + (end % 2);
  }
  return patches;
}

async function holdsMark(read: ReadBytes, start: number, end: number): Promise<boolean> {
  return end - start <= MOST_TAG && (await read(start, end)).includes(MARK);
}
