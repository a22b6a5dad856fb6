import type { AigcMark } from './aigc-metadata';
import { cropArea, cropSize, scaled, shrinkInto } from './image-geometry';
import type { CropRatio, Size } from './image-geometry';

export type RenditionFormat = 'avif' | 'webp' | 'jpeg';

interface FitOfEveryKind {
  format: RenditionFormat;
  /** 1–100, on the format's own scale. */
  quality: number;
  /** How hard the encoder looks for fewer bytes, on the format's own scale; JPEG has none. */
  effort?: number;
  /** The mark of generated content that the original carries: what is made of it is marked again. */
  mark?: AigcMark;
}

/** The whole picture, never enlarged. */
export interface WholeFit extends FitOfEveryKind {
  kind: 'whole';
  /** Pixels. */
  maxWidth: number;
}

/** A crop by the focal point, without one by what catches the eye. */
export interface CropFit extends FitOfEveryKind {
  kind: 'crop';
  ratio: CropRatio;
  /** Longest edge in pixels. */
  maxEdge: number;
}

/** The picture with its movement; made only of one that moves, and not too much. */
export interface AnimationFit extends FitOfEveryKind {
  kind: 'animation';
  format: 'webp';
  maxWidth: number;
}

export type RenditionFit = WholeFit | CropFit | AnimationFit;
export type StillFit = WholeFit | CropFit;

/** Neither WebP (16,383) nor an AVIF decoder on a phone takes more; long pictures become narrower than asked. */
const LONGEST_EDGE = 16_000;

const centre = { x: 0.5, y: 0.5 };

/** Size of the rendition that comes of an upright picture of that size. */
export function renditionSize(picture: Size, fit: StillFit): Size {
  if (fit.kind === 'whole') return shrinkInto(picture, { maxWidth: fit.maxWidth, maxEdge: LONGEST_EDGE });
  return cropSize(cropArea(picture, fit.ratio, centre), fit.ratio, fit.maxEdge);
}

/** The smallest size to decode to from which every rendition can be made without enlarging. */
export function decodedSize(picture: Size, fits: readonly StillFit[]): Size {
  const factors = fits.map((fit) => {
    const from = fit.kind === 'whole' ? picture : cropArea(picture, fit.ratio, centre);
    const size = renditionSize(picture, fit);
    return Math.max(size.width / from.width, size.height / from.height);
  });
  const factor = Math.min(1, Math.max(...factors));
  const size = scaled(picture, factor);
  // Rounding must not leave it one pixel short of what is cut from it.
  return factor === 1
    ? picture
    : { width: Math.min(picture.width, size.width + 1), height: Math.min(picture.height, size.height + 1) };
}
