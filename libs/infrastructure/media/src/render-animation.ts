import sharp from 'sharp';
import { withAigcMark } from './aigc-metadata';
import { MAX_MEGAPIXELS, toMediaError } from './decode-image';
import type { ImageHeader } from './decode-image';
import type { AnimationFit } from './rendition-fit';

/** Some 20 seconds of a screen recording. Above it readers get the first picture, standing still. */
const MAX_FRAMES = 300;
/** All frames together, as they are decoded. */
const MAX_ANIMATION_MEGAPIXELS = 60;
const ANIMATION_SECONDS = 60;

/** Whether a picture moves, and so little that its movement is kept. */
export function movesWithinBounds({ width, height, frames }: ImageHeader): boolean {
  return (
    frames > 1 && frames <= MAX_FRAMES && width * height * frames <= MAX_ANIMATION_MEGAPIXELS * 1_000_000
  );
}

/** Megapixels that are held while all frames are decoded. */
export function animationMegapixels(header: ImageHeader): number {
  return movesWithinBounds(header) ? (header.width * header.height * header.frames) / 1_000_000 : 0;
}

/** All frames in their time, sRGB, without notes. @throws AppError `media_damaged` */
export async function renderAnimation(
  source: Buffer | string,
  { maxWidth, quality, effort, mark }: AnimationFit,
): Promise<{ bytes: Buffer; width: number; height: number }> {
  try {
    const frames = sharp(source, {
      animated: true,
      limitInputPixels: MAX_MEGAPIXELS * 1_000_000,
      failOn: 'error',
    });
    const { data, info } = await withAigcMark(frames, mark)
      .resize({ width: maxWidth, withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality, effort })
      .timeout({ seconds: ANIMATION_SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
  } catch (error) {
    throw toMediaError(error);
  }
}
