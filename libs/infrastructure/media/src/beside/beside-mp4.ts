import type { BytePatch, ReadBytes } from './byte-patch';
import { TooManyChunks, samplesOf } from './mp4-samples';

export interface Box {
  type: string;
  start: number;
  /** Behind size and type. */
  body: number;
  end: number;
}

/** A hostile file must not keep its reader going for ever. */
const MOST_BOXES = 20_000;
const MOST_ENTRY = 256 * 1024;
const MOST_PATCHES = 50_000;
const NOTHING = Buffer.alloc(0);
/** What players need; cameras write where they were into boxes of their own, and into free room. */
const neededInFile = new Set(['ftyp', 'styp', 'mdat', 'moof', 'mfra', 'sidx', 'pdin', 'wide']);
const neededInMovie = new Set(['mvhd', 'mvex', 'iods', 'cmov']);
const wordBoxes = new Set(['udta', 'meta', 'uuid']);
/** The mark of generated content stays; so does what tells players how much silence an encoder put before the sound. */
const kept = ['AIGC', 'iTunSMPB'];

/**
 * What stands beside pictures and sound in an MP4, M4A or MOV: places (`©xyz`, `loci`, keys of telephones), devices, names,
 * XMP, boxes and free room that no player needs, and every track that is neither picture nor sound with all its samples
 * (cameras and drones write their way there). A file that hides too much of it is handed out as nothing.
 */
export async function besideMp4(read: ReadBytes, size: number): Promise<BytePatch[]> {
  try {
    const patches = await new Mp4Reader(read, size).all();
    if (patches.length <= MOST_PATCHES) return patches;
  } catch (error) {
    if (!(error instanceof TooManyChunks)) throw error;
  }
  return [{ start: 0, end: size, head: NOTHING }];
}

class Mp4Reader {
  private readonly patches: BytePatch[] = [];
  private seen = 0;

  constructor(
    private readonly read: ReadBytes,
    private readonly size: number,
  ) {}

  async all(): Promise<BytePatch[]> {
    for await (const box of this.boxes(0, this.size)) {
      if (box.type === 'moov') await this.movie(box);
      else await this.besideOr(neededInFile, box);
    }
    return this.patches.sort((one, other) => one.start - other.start);
  }

  private async movie(moov: Box): Promise<void> {
    for await (const box of this.boxes(moov.body, moov.end)) {
      if (box.type === 'trak') await this.track(box);
      else await this.besideOr(neededInMovie, box);
    }
  }

  private async track(trak: Box): Promise<void> {
    const boxes = await this.list(trak);
    const media = boxes.find(({ type }) => type === 'mdia');
    const inMedia = media ? await this.list(media) : [];
    const handler = inMedia.find(({ type }) => type === 'hdlr');
    const kind = handler && (await this.read(handler.body + 8, handler.body + 12)).toString('latin1');
    if (kind === 'vide' || kind === 'soun') {
      for (const box of boxes) await this.beside(box);
      return;
    }
    const table = await this.find(inMedia, ['minf', 'stbl']);
    if (table) {
      for (const { start, end } of await samplesOf(this.read, await this.list(table), this.size))
        this.patches.push({ start, end, head: NOTHING });
    }
    await this.blank(trak);
  }

  private async besideOr(needed: ReadonlySet<string>, box: Box): Promise<void> {
    if (wordBoxes.has(box.type)) await this.beside(box);
    else if (!needed.has(box.type)) await this.blank(box);
  }

  /** Boxes with words about the film. */
  private async beside(box: Box): Promise<void> {
    if (box.type === 'udta') {
      for await (const entry of this.boxes(box.body, box.end)) {
        if (entry.type === 'meta') await this.beside(entry);
        else await this.blankUnlessKept(entry);
      }
    } else if (box.type === 'meta') await this.meta(box);
    else if (box.type === 'uuid') await this.blankUnlessKept(box);
  }

  private async meta(box: Box): Promise<void> {
    const head = await this.read(box.body, box.body + 8);
    // QuickTime has no version before its boxes, ISO has.
    const from = head.toString('latin1', 4, 8) === 'hdlr' ? box.body : box.body + 4;
    let keys: string[] = [];
    for await (const part of this.boxes(from, box.end)) {
      if (part.type === 'keys') keys = await this.keys(part);
      else if (part.type === 'ilst') await this.items(part, keys);
      else if (!['hdlr', 'free', 'skip'].includes(part.type)) await this.blankUnlessKept(part);
    }
  }

  private async items(ilst: Box, keys: string[]): Promise<void> {
    for await (const item of this.boxes(ilst.body, ilst.end)) {
      const index = Buffer.from(item.type, 'latin1').readUInt32BE();
      if (!kept.includes(keys[index - 1] ?? '')) await this.blankUnlessKept(item);
    }
  }

  private async keys(box: Box): Promise<string[]> {
    const names: string[] = [];
    for await (const entry of this.boxes(box.body + 8, box.end)) {
      const length = Math.min(entry.end - entry.body, 256);
      names.push((await this.read(entry.body, entry.body + length)).toString('utf8'));
    }
    return names;
  }

  private async blankUnlessKept(box: Box): Promise<void> {
    const length = box.end - box.body;
    if (length <= MOST_ENTRY) {
      const bytes = await this.read(box.body, box.end);
      if (kept.some((word) => bytes.includes(word))) return;
    }
    await this.blank(box);
  }

  /** The same length of nothing, under a name that every reader passes over. */
  private async blank({ start, body, end }: Box): Promise<void> {
    const head = Buffer.from(await this.read(start, body));
    head.write('free', 4, 'latin1');
    this.patches.push({ start, end, head });
  }

  private async find(boxes: Box[], path: string[]): Promise<Box | undefined> {
    let level = boxes;
    let found: Box | undefined;
    for (const name of path) {
      found = level.find(({ type }) => type === name);
      if (!found) return undefined;
      level = await this.list(found);
    }
    return found;
  }

  private async list(box: Box): Promise<Box[]> {
    const boxes: Box[] = [];
    for await (const child of this.boxes(box.body, box.end)) boxes.push(child);
    return boxes;
  }

  private async *boxes(start: number, end: number): AsyncGenerator<Box> {
    for (let at = start; at + 8 <= end && this.seen < MOST_BOXES;) {
      this.seen += 1;
      const head = await this.read(at, Math.min(at + 16, end));
      if (head.length < 8) return;
      const short = head.readUInt32BE(0);
      const isLong = short === 1 && head.length === 16;
      const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
      const body = at + (isLong ? 16 : 8);
      if (at + length > end || at + length < body) return;
      yield { type: head.toString('latin1', 4, 8), start: at, body, end: at + length };
      at += length;
    }
  }
}
