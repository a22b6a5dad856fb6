import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { AppError } from '@haojiao/kernel';
import type { Size } from './image-geometry';
import { imageTooManyPixels, mediaDamaged } from './media-errors';

/** Above the largest camera in use; a picture of this size decodes to 300 MB. */
export const MAX_MEGAPIXELS = 100;
const DECODE_SECONDS = 60;

// One thread for each encoder: several pictures at a time use the cores better than several threads on one picture.
sharp.concurrency(1);
// Every picture is seen once; a cache would only hold memory.
sharp.cache(false);

/** A decoded picture: upright, sRGB, 8 bits, three channels or four with alpha, nothing else of the file left. */
export interface Raster extends Size {
  pixels: Uint8Array;
  channels: 3 | 4;
}

const formatByMediaType: Record<string, string> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
  'image/heic': 'heif',
};

/** Ready-made builds of sharp leave the patented decoder out; one built against a system libvips has it. */
export const decodesHeic = sharp.format.heif.input.fileSuffix?.includes('.heic') ?? false;

function open(source: Buffer | string): Sharp {
  // Read from top to bottom, once: nothing of the picture is held that was used already.
  return sharp(source, {
    limitInputPixels: MAX_MEGAPIXELS * 1_000_000,
    failOn: 'error',
    sequentialRead: true,
  });
}

/** A decoded picture as the source of another. */
export function openRaster({ pixels, width, height, channels }: Raster): Sharp {
  return sharp(pixels, { raw: { width, height, channels } });
}

/** What the header says, before anything is decoded. */
export interface ImageHeader extends Size {
  format: string;
  /** Pictures in the file: more than one in an animation. */
  frames: number;
}

/**
 * The size is that of the upright picture.
 * @throws AppError `media_damaged`, `image_too_many_pixels`
 */
export async function readHeader(source: Buffer | string): Promise<ImageHeader> {
  const { format, autoOrient, pages } = await open(source)
    .metadata()
    .catch((error: unknown) => {
      throw toMediaError(error);
    });
  const { width, height } = autoOrient;
  if (width * height > MAX_MEGAPIXELS * 1_000_000) throw imageTooManyPixels(MAX_MEGAPIXELS);
  return { format, width, height, frames: pages ?? 1 };
}

/**
 * Size of the upright picture from its header, without decoding it.
 * @throws AppError `media_damaged`, `image_too_many_pixels`
 */
export async function inspectImage(source: Buffer | string, mediaType: string): Promise<Size> {
  const { format, width, height } = await readHeader(source);
  if (format !== formatByMediaType[mediaType]) throw mediaDamaged();
  return { width, height };
}

/** Decodes, turned upright by its EXIF note and shrunk to `maxEdge`. @throws AppError as `inspectImage` */
export async function decodeImage(source: Buffer | string, maxEdge: number): Promise<Raster> {
  return decode(
    open(source).autoOrient().resize({
      width: maxEdge,
      height: maxEdge,
      fit: 'inside',
      withoutEnlargement: true,
    }),
  );
}

/**
 * The same at exactly that size, which has the proportions of the upright picture. A JPEG is shrunk by its decoder as
 * far as that goes.
 */
export async function decodeToSize(source: Buffer | string, size: Size): Promise<Raster> {
  return decode(open(source).autoOrient().resize({ width: size.width, height: size.height, fit: 'fill' }));
}

async function decode(image: Sharp): Promise<Raster> {
  try {
    const { data, info } = await image
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .timeout({ seconds: DECODE_SECONDS })
      .toUint8Array();
    return { pixels: data, width: info.width, height: info.height, channels: info.channels as 3 | 4 };
  } catch (error) {
    throw toMediaError(error);
  }
}

/** sharp has no error codes; the one message that people can act on is told apart by its words (sharp 0.35). */
export function toMediaError(error: unknown): AppError {
  const words = String((error as Error).message);
  return /pixel limit/i.test(words) ? imageTooManyPixels(MAX_MEGAPIXELS) : mediaDamaged(error);
}
