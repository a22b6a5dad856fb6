export interface Size {
  width: number;
  height: number;
}

export interface Area extends Size {
  left: number;
  top: number;
}

/** The point of a picture that must stay in sight, as fractions of its upright width and height, 0–1. */
export interface FocalPoint {
  x: number;
  y: number;
}

export type CropRatio = '2.35:1' | '1:1' | '16:9' | '3:4' | '4:3';

export function ratioOf(ratio: CropRatio): number {
  const [across, down] = ratio.split(':').map(Number);
  return across! / down!;
}

/** Shrinks to fit, keeps the proportions, never enlarges. */
export function shrinkInto(size: Size, limits: { maxEdge?: number; maxWidth?: number }): Size {
  const factor = Math.min(
    1,
    (limits.maxEdge ?? Infinity) / Math.max(size.width, size.height),
    (limits.maxWidth ?? Infinity) / size.width,
  );
  return scaled(size, factor);
}

/** At least one pixel each way. */
export function scaled(size: Size, factor: number): Size {
  return {
    width: Math.max(1, Math.round(size.width * factor)),
    height: Math.max(1, Math.round(size.height * factor)),
  };
}

/** The largest area of that ratio inside the picture, as near around the focal point as the borders allow. */
export function cropArea(size: Size, ratio: CropRatio, focalPoint: FocalPoint): Area {
  const wanted = ratioOf(ratio);
  const isTooWide = size.width / size.height > wanted;
  const width = isTooWide ? Math.max(1, Math.round(size.height * wanted)) : size.width;
  const height = isTooWide ? size.height : Math.max(1, Math.round(size.width / wanted));
  return {
    width,
    height,
    left: clamp(Math.round(focalPoint.x * size.width - width / 2), size.width - width),
    top: clamp(Math.round(focalPoint.y * size.height - height / 2), size.height - height),
  };
}

/** The size of a crop in pixels: exactly of the ratio, at most `maxEdge` long, not larger than the area it is cut from. */
export function cropSize(area: Size, ratio: CropRatio, maxEdge = Infinity): Size {
  const value = ratioOf(ratio);
  const longEdge = Math.min(maxEdge, Math.max(area.width, area.height));
  return value >= 1
    ? { width: longEdge, height: Math.max(1, Math.round(longEdge / value)) }
    : { width: Math.max(1, Math.round(longEdge * value)), height: longEdge };
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), Math.max(max, 0));
}
