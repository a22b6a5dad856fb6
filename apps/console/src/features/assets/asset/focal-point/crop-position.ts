/** From the left and upper edge, 0–1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const ratios = { cover_235: 2.35, cover_169: 16 / 9, cover_11: 1, cover_34: 3 / 4 } as const;
export type CropName = keyof typeof ratios;

/**
 * `object-position` of a picture that fills a frame of this ratio, in percent: the point comes as near to the middle as
 * the edges of the picture let it.
 */
export function cropPosition({ width, height }: Size, ratio: number, { x, y }: Point): Point {
  return {
    x: shareOf(x, Math.min(width, height * ratio) / width),
    y: shareOf(y, Math.min(height, width / ratio) / height),
  };
}

/** `kept`: the part of this edge that the crop keeps. */
function shareOf(at: number, kept: number): number {
  const room = 1 - kept;
  if (room < 1e-9) return 50;
  const start = Math.min(Math.max(at - kept / 2, 0), room);
  return (start / room) * 100;
}

const STEP = 0.02;

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** Where an arrow key moves the point; null for any other key. */
export function movedBy(key: string, from: Point): Point | null {
  const step = steps[key];
  return step ? pointAt(from.x + step.x, from.y + step.y) : null;
}

/** Within the picture, to a thousandth. */
export function pointAt(x: number, y: number): Point {
  const within = (value: number) => Math.round(Math.min(Math.max(value, 0), 1) * 1000) / 1000;
  return { x: within(x), y: within(y) };
}
