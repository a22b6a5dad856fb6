import sharp from 'sharp';
import { openRaster } from './decode-image';
import type { Raster } from './decode-image';
import { withAigcMark } from './aigc-metadata';
import { cropArea } from './image-geometry';
import type { CropRatio, FocalPoint, Size } from './image-geometry';
import { renditionSize } from './rendition-fit';
import type { StillFit } from './rendition-fit';

/** Fits that show the same pixels: one scaling serves them all. */
export interface StillShape<Wanted> extends Size {
  /** null for the whole picture. */
  ratio: CropRatio | null;
  wanted: Wanted[];
}

/** What is to be scaled, whole pictures first and from large to small, so that each can be made from the one before. */
export function shapesOf<Wanted extends { fit: StillFit }>(
  picture: Size,
  wanted: readonly Wanted[],
): StillShape<Wanted>[] {
  const shapes = new Map<string, StillShape<Wanted>>();
  for (const each of wanted) {
    const ratio = each.fit.kind === 'crop' ? each.fit.ratio : null;
    const size = renditionSize(picture, each.fit);
    const key = JSON.stringify([ratio, size]);
    if (!shapes.has(key)) shapes.set(key, { ...size, ratio, wanted: [] });
    shapes.get(key)!.wanted.push(each);
  }
  return [...shapes.values()].sort(
    (one, other) => Number(one.ratio !== null) - Number(other.ratio !== null) || other.width - one.width,
  );
}

/** Those of one shape that are written alike: a small picture gives the same bytes under several names. */
export function writtenAlike<Wanted extends { fit: StillFit }>(wanted: readonly Wanted[]): Wanted[][] {
  const groups = new Map<string, Wanted[]>();
  for (const each of wanted) {
    const { format, quality, effort } = each.fit;
    const key = JSON.stringify([format, quality, effort]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/**
 * Scales one shape from the smallest picture that is large enough.
 * @param ladder the whole picture, from large to small
 */
export async function cutShape(
  ladder: readonly Raster[],
  { ratio, width, height }: StillShape<unknown>,
  focalPoint: FocalPoint | null,
): Promise<Raster> {
  const size = { width, height };
  const from = ladder.findLast((raster) => isEnough(raster, ratio, size)) ?? ladder[0]!;
  if (from.width === width && from.height === height) return from;
  let image = openRaster(from);
  if (ratio && focalPoint) image = image.extract(cropArea(from, ratio, focalPoint));
  const { data } = await image
    .resize({
      ...size,
      ...(ratio && !focalPoint ? { fit: 'cover', position: sharp.strategy.attention } : { fit: 'fill' }),
    })
    .raw()
    .toUint8Array();
  return { ...size, pixels: data, channels: from.channels };
}

/** Transparency stays where the format has it; in JPEG it becomes white. */
export async function compressStill(
  raster: Raster,
  { format, quality, effort, mark }: StillFit,
): Promise<Buffer> {
  const image = withAigcMark(openRaster(raster), mark);
  if (format === 'avif') return image.avif({ quality, effort, chromaSubsampling: '4:2:0' }).toBuffer();
  if (format === 'webp') return image.webp({ quality, effort }).toBuffer();
  return image.flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
}

function isEnough(raster: Raster, ratio: CropRatio | null, size: Size): boolean {
  const area = ratio ? cropArea(raster, ratio, { x: 0.5, y: 0.5 }) : raster;
  return area.width >= size.width && area.height >= size.height;
}
