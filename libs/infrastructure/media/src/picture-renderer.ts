import { availableParallelism } from 'node:os';
import { MAX_MEGAPIXELS, decodeToSize, readHeader } from './decode-image';
import type { ImageHeader, Raster } from './decode-image';
import { giveBack } from './give-back';
import type { FocalPoint, Size } from './image-geometry';
import { animationMegapixels, movesWithinBounds, renderAnimation } from './render-animation';
import { compressStill, cutShape, shapesOf, writtenAlike } from './render-stills';
import { decodedSize } from './rendition-fit';
import type { StillShape } from './render-stills';
import type { AnimationFit, RenditionFit, RenditionFormat, StillFit } from './rendition-fit';
import { WorkGate } from './work-gate';

export interface EncodedRendition extends Size {
  bytes: Buffer;
  mediaType: `image/${RenditionFormat}`;
}

export interface RenderLimits {
  /** Megapixels of originals that are worked on at a time; one holds at most 4 bytes a pixel. */
  megapixels: number;
  /** Decoders, scalers and encoders at work at a time, each on one core. */
  encoders: number;
}

/** Threads of Node's pool, where UV_THREADPOOL_SIZE doesn't give more; decoders, encoders and files share it. */
const POOL_THREADS = 4;

/**
 * One encoder a core, and one thread of the pool is left for files: with more pictures than encoders at hand, no core
 * waits for a disk. 50 megapixels a core are two large photographs.
 */
export function limitsOfThisMachine(cores = availableParallelism()): RenderLimits {
  return {
    megapixels: Math.max(MAX_MEGAPIXELS, 50 * cores),
    encoders: Math.max(1, Math.min(cores, POOL_THREADS - 1)),
  };
}

/** Receives what was made for one thing that was wanted; things that come out alike share their bytes. */
export type Deliver<Wanted> = (wanted: Wanted, rendition: EncodedRendition) => Promise<void>;

interface Wanting {
  fit: RenditionFit;
}

/** Makes all renditions of a picture from one decoding. All pictures of a process go through one renderer. */
export class PictureRenderer {
  /** By megapixels: bounds the memory. */
  readonly pictures: WorkGate;
  /** By threads: bounds the processor. */
  readonly encoders: WorkGate;

  constructor(limits: RenderLimits = limitsOfThisMachine()) {
    this.pictures = new WorkGate(limits.megapixels);
    this.encoders = new WorkGate(limits.encoders);
  }

  /**
   * Upright, sRGB, 8 bits, nothing else of the file left; the same input gives the same bytes. An animation is left out
   * where nothing moves, or too much. Returns when everything is delivered, or stopped.
   * @param sourceRead is told when the source is not needed any more, if that is before the end
   * @throws AppError `media_damaged`, `image_too_many_pixels`; what `deliver` throws
   */
  async render<Wanted extends Wanting>(
    source: Buffer | string,
    wanted: readonly Wanted[],
    focalPoint: FocalPoint | null,
    deliver: Deliver<Wanted>,
    sourceRead: () => void = () => undefined,
  ): Promise<void> {
    const header = await readHeader(source);
    const megapixels = Math.max((header.width * header.height) / 1_000_000, animationMegapixels(header));
    await this.pictures.run(megapixels, async () => {
      const work = new StartedWork();
      try {
        const moving = movesWithinBounds(header) ? wanted.filter(isAnimation) : [];
        const read = moving.length > 0 ? () => undefined : sourceRead;
        await this.startStills(source, header, wanted.filter(isStill), focalPoint, deliver, work, read);
        this.startAnimations(source, moving, deliver, work);
      } finally {
        // Nothing of a picture is at work any more when the gate admits the next one, not even after a failure.
        await work.ended();
      }
      work.throwFirstFailure();
    });
  }

  private async startStills<Wanted extends { fit: StillFit }>(
    source: Buffer | string,
    header: ImageHeader,
    wanted: readonly Wanted[],
    focalPoint: FocalPoint | null,
    deliver: Deliver<Wanted>,
    work: StartedWork,
    sourceRead: () => void,
  ): Promise<void> {
    if (wanted.length === 0) return;
    const size = decodedSize(
      header,
      wanted.map(({ fit }) => fit),
    );
    const ladder = new Map<Raster, Promise<unknown>[]>();
    ladder.set(await this.encoders.run(1, () => decodeToSize(source, size)), []);
    sourceRead();
    for (const shape of shapesOf(header, wanted)) {
      const cut = () => cutShape([...ladder.keys()], shape, focalPoint);
      if (shape.ratio) {
        // Cut and written in one turn: the pixels of a crop wait for nobody.
        const writing = this.encoders.run(1, () => writeCrop(cut, shape, ladder));
        for (const readers of ladder.values()) readers.push(writing);
        work.start(async () => {
          for (const { alike, rendition } of await writing)
            for (const each of alike) await deliver(each, rendition);
        });
        continue;
      }
      const raster = await this.encoders.run(1, cut);
      const readers = ladder.get(raster) ?? [];
      ladder.set(raster, readers);
      for (const alike of writtenAlike(shape.wanted)) {
        const writing = this.encoders.run(1, () => write(raster, alike[0]!.fit));
        readers.push(writing);
        work.start(async () => {
          const rendition = await writing;
          for (const each of alike) await deliver(each, rendition);
        });
      }
    }
    // Pixels go when the last that reads them has ended, not at some later collection.
    for (const [raster, readers] of ladder)
      work.start(async () => {
        await Promise.allSettled(readers);
        giveBack(raster.pixels);
      });
  }

  private startAnimations<Wanted extends { fit: AnimationFit }>(
    source: Buffer | string,
    wanted: readonly Wanted[],
    deliver: Deliver<Wanted>,
    work: StartedWork,
  ): void {
    for (const each of wanted) {
      work.start(async () => {
        const rendition = await this.encoders.run(1, () => renderAnimation(source, each.fit));
        await deliver(each, { ...rendition, mediaType: 'image/webp' });
      });
    }
  }
}

/** Pieces of work that run beside each other; one that fails does not stop the others. */
class StartedWork {
  private readonly pieces: Promise<void>[] = [];
  private failures: { error: unknown }[] = [];

  start(piece: () => Promise<void>): void {
    this.pieces.push(piece().catch((error: unknown) => void this.failures.push({ error })));
  }

  async ended(): Promise<void> {
    await Promise.all(this.pieces);
  }

  throwFirstFailure(): void {
    if (this.failures[0]) throw this.failures[0].error;
  }
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

/** Cuts and writes one crop, and keeps its pixels only where they are those of the whole picture. */
async function writeCrop<Wanted extends { fit: StillFit }>(
  cut: () => Promise<Raster>,
  shape: StillShape<Wanted>,
  ladder: ReadonlyMap<Raster, unknown>,
): Promise<{ alike: Wanted[]; rendition: EncodedRendition }[]> {
  const raster = await cut();
  const written = [];
  for (const alike of writtenAlike(shape.wanted))
    written.push({ alike, rendition: await write(raster, alike[0]!.fit) });
  if (!ladder.has(raster)) giveBack(raster.pixels);
  return written;
}

async function write(raster: Raster, fit: StillFit): Promise<EncodedRendition> {
  const bytes = await compressStill(raster, fit);
  return { bytes, mediaType: `image/${fit.format}`, ...sizeOf(raster) };
}

function isStill<Wanted extends Wanting>(wanted: Wanted): wanted is Wanted & { fit: StillFit } {
  return wanted.fit.kind !== 'animation';
}

function isAnimation<Wanted extends Wanting>(wanted: Wanted): wanted is Wanted & { fit: AnimationFit } {
  return wanted.fit.kind === 'animation';
}
