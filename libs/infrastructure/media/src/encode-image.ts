import sharp from 'sharp';
import { ruleBroken, sha256 } from '@haojiao/kernel';
import { withAigcMark } from './aigc-metadata';
import type { AigcMark } from './aigc-metadata';
import { decodeImage, openRaster } from './decode-image';
import type { Raster } from './decode-image';
import { cropArea, cropSize, scaled, shrinkInto } from './image-geometry';
import type { CropRatio, FocalPoint, Size } from './image-geometry';

/** How an image must come out to be taken by a platform. */
export interface ImageFit {
  format: 'jpeg' | 'png';
  /** Strictly below this many bytes; quality, then size, are reduced until it holds. */
  maxBytes?: number;
  /** Longest edge in pixels; smaller images are not enlarged. Never above 4096. */
  maxEdge?: number;
  /** Crop to this ratio by the image's focal point, without one by what catches the eye. */
  ratio?: CropRatio;
  /** The mark of generated content that the picture carries: it is not lost on the way. */
  mark?: AigcMark | null;
}

export interface EncodedImage {
  bytes: Buffer;
  mediaType: 'image/jpeg' | 'image/png';
  /** ASCII, with the extension that fits the bytes: several platforms judge by it. */
  fileName: string;
  width: number;
  height: number;
}

const MAX_EDGE = 4096;
const SMALLEST_EDGE = 16;

/** From good to just bearable; the steps of one size, before the size itself is reduced. */
const qualitySteps = { jpeg: [86, 78, 70, 62, 54, 46], png: [100, 60] } as const;

/**
 * One picture as a platform takes it: upright, sRGB, without EXIF (the place where it was taken is in there) and
 * without anything else that was hidden in the file but the mark of generated content. The same input gives the same bytes.
 * @throws AppError `media_damaged`, `image_too_many_pixels`, `image_can_not_fit`
 */
export async function encodeImage(
  source: Buffer | string,
  fit: ImageFit,
  focalPoint?: FocalPoint | null,
): Promise<EncodedImage> {
  // A crop keeps only a part: decode enough for that part to reach maxEdge.
  const decodeEdge = fit.ratio ? MAX_EDGE : Math.min(fit.maxEdge ?? MAX_EDGE, MAX_EDGE);
  const raster = await decodeImage(source, decodeEdge);
  const { bytes, width, height } = await encodeRaster(raster, fit, focalPoint);
  const extension = fit.format === 'jpeg' ? 'jpg' : 'png';
  return {
    bytes,
    mediaType: fit.format === 'jpeg' ? 'image/jpeg' : 'image/png',
    fileName: `${sha256(bytes).slice(0, 16)}.${extension}`,
    width,
    height,
  };
}

async function encodeRaster(
  raster: Raster,
  fit: ImageFit,
  focalPoint?: FocalPoint | null,
): Promise<Size & { bytes: Buffer }> {
  const maxBytes = fit.maxBytes ?? Infinity;
  let size = targetSize(raster, fit);
  for (;;) {
    const shaped = await shape(raster, size, fit.ratio, focalPoint ?? null);
    let smallest = Infinity;
    for (const quality of qualitySteps[fit.format]) {
      const bytes = await compress(shaped, fit, quality);
      if (bytes.length < maxBytes) return { bytes, ...size };
      smallest = Math.min(smallest, bytes.length);
    }
    if (Math.min(size.width, size.height) <= SMALLEST_EDGE) break;
    size = scaled(size, nextFactor(smallest, maxBytes));
  }
  throw ruleBroken(
    'image_can_not_fit',
    `这张图片无法压缩到 ${maxBytes} 字节以内，请换一张。`,
    `This picture can not be brought below ${maxBytes} bytes; take another.`,
  );
}

function targetSize(raster: Raster, fit: ImageFit): Size {
  if (!fit.ratio) return shrinkInto(raster, fit);
  const area = cropArea(raster, fit.ratio, { x: 0.5, y: 0.5 });
  return cropSize(area, fit.ratio, Math.min(fit.maxEdge ?? MAX_EDGE, MAX_EDGE));
}

/** Bytes follow the area: the square root leads near the goal, and never past half or less than a tenth in one go. */
function nextFactor(bytes: number, maxBytes: number): number {
  return Math.min(0.9, Math.max(0.5, Math.sqrt(maxBytes / bytes)));
}

async function shape(
  raster: Raster,
  size: Size,
  ratio: CropRatio | undefined,
  focalPoint: FocalPoint | null,
): Promise<Raster> {
  let image = openRaster(raster);
  if (ratio && focalPoint) image = image.extract(cropArea(raster, ratio, focalPoint));
  image =
    ratio && !focalPoint
      ? image.resize({ ...size, fit: 'cover', position: sharp.strategy.attention })
      : image.resize({ ...size, fit: 'fill' });
  return { ...size, pixels: await image.raw().toBuffer(), channels: raster.channels };
}

async function compress(raster: Raster, { format, mark }: ImageFit, quality: number): Promise<Buffer> {
  const image = withAigcMark(openRaster(raster), mark);
  if (format === 'jpeg') return image.flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
  // A PNG has no quality; its second step is a palette of 256 colours.
  return image.png({ compressionLevel: 9, palette: quality < 100 }).toBuffer();
}
