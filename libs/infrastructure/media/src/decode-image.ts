import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { AppError } from '@haojiao/kernel';
import type { Size } from './image-geometry';
import { imageTooManyPixels, mediaDamaged } from './media-errors';

/** Above the largest camera in use; a picture of this size decodes to 300 MB. */
export const MAX_MEGAPIXELS = 100;
const DECODE_SECONDS = 60;

// One job never takes the whole machine: the worker runs two of them, publishing runs beside.
sharp.concurrency(2);
// Every picture is seen once; a cache would only hold memory.
sharp.cache(false);

/** A decoded picture: upright, sRGB, 8 bits, three channels or four with alpha, nothing else of the file left. */
export interface Raster extends Size {
  pixels: Buffer;
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
  return sharp(source, { limitInputPixels: MAX_MEGAPIXELS * 1_000_000, failOn: 'error' });
}

/**
 * Size of the upright picture from its header, without decoding it.
 * @throws AppError `media_damaged`, `image_too_many_pixels`
 */
export async function inspectImage(source: Buffer | string, mediaType: string): Promise<Size> {
  const { format, autoOrient } = await open(source)
    .metadata()
    .catch((error: unknown) => {
      throw toMediaError(error);
    });
  if (format !== formatByMediaType[mediaType]) throw mediaDamaged();
  if (autoOrient.width * autoOrient.height > MAX_MEGAPIXELS * 1_000_000)
    throw imageTooManyPixels(MAX_MEGAPIXELS);
  return { width: autoOrient.width, height: autoOrient.height };
}

/** Decodes, turned upright by its EXIF note and shrunk to `maxEdge`. @throws AppError as `inspectImage` */
export async function decodeImage(source: Buffer | string, maxEdge: number): Promise<Raster> {
  try {
    const { data, info } = await open(source)
      .autoOrient()
      .resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .timeout({ seconds: DECODE_SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { pixels: data, width: info.width, height: info.height, channels: info.channels as 3 | 4 };
  } catch (error) {
    throw toMediaError(error);
  }
}

/** sharp has no error codes; the one message that people can act on is told apart by its words (sharp 0.35). */
function toMediaError(error: unknown): AppError {
  const words = String((error as Error).message);
  return /pixel limit/i.test(words) ? imageTooManyPixels(MAX_MEGAPIXELS) : mediaDamaged(error);
}
