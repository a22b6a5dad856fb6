import type { Box } from './beside-mp4';
import type { ReadBytes } from './byte-patch';

/** A track of notes with more pieces than this is no such track: nobody could keep in mind where they lie. */
const MOST_CHUNKS = 200_000;

export class TooManyChunks extends Error {}

/** Longer tables belong to no track of notes. */
const MOST_TABLE = 8 * 1024 * 1024;

/** Where the samples of a track lie, by the boxes of its sample table (ISO/IEC 14496-12, 8.7); nothing where they contradict. @throws TooManyChunks */
export async function samplesOf(
  read: ReadBytes,
  table: Box[],
  size: number,
): Promise<{ start: number; end: number }[]> {
  const bytesOf = async (...types: string[]) => {
    const box = table.find(({ type }) => types.includes(type));
    if (!box || box.end - box.body > MOST_TABLE) return null;
    return { type: box.type, bytes: await read(box.body, box.end) };
  };
  const [offsets, runs, sizes] = [
    await bytesOf('stco', 'co64'),
    await bytesOf('stsc'),
    await bytesOf('stsz'),
  ];
  if (!offsets || !runs || !sizes) return [];
  try {
    return chunks(offsets.bytes, offsets.type === 'co64', runs.bytes, sizes.bytes).filter(
      ({ start, end }) => end > start && end <= size,
    );
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function chunks(
  offsets: Buffer,
  isLong: boolean,
  runs: Buffer,
  sizes: Buffer,
): { start: number; end: number }[] {
  const count = offsets.readUInt32BE(4);
  if (count > MOST_CHUNKS) throw new TooManyChunks();
  const fixed = sizes.readUInt32BE(4);
  const runCount = runs.readUInt32BE(4);
  const found: { start: number; end: number }[] = [];
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < count; chunk += 1) {
    const start = isLong
      ? Number(offsets.readBigUInt64BE(8 + chunk * 8))
      : offsets.readUInt32BE(8 + chunk * 4);
    // A run holds from its first chunk, counted from one, to the next run.
    while (run + 1 < runCount && runs.readUInt32BE(8 + (run + 1) * 12) <= chunk + 1) run += 1;
    const samples = runs.readUInt32BE(8 + run * 12 + 4);
    let bytes = 0;
    if (fixed > 0) bytes = fixed * samples;
    else
      for (let index = 0; index < samples; index += 1) bytes += sizes.readUInt32BE(12 + (sample + index) * 4);
    sample += samples;
    found.push({ start, end: start + bytes });
  }
  return found;
}
