/** The cover's shapes that WeChat knows, in its own words. */
export type CoverRatio = '1_1' | '16_9' | '2.35_1';

/** An area as fractions of width and height, origin top left, at most six decimals. */
export interface CropArea {
  x1: string;
  y1: string;
  x2: string;
  y2: string;
}

const ratios: Readonly<Record<CoverRatio, number>> = { '1_1': 1, '16_9': 16 / 9, '2.35_1': 2.35 };
const MILLIONTHS = 1_000_000;

/** The largest area of that ratio in the middle of a picture; WeChat refuses one that is not really of the ratio (53402). */
export function centredCrop(width: number, height: number, ratio: CoverRatio): CropArea {
  const share = ratios[ratio] / (width / height);
  // In whole millionths, so that both sides are cut by the same and the span stays what was computed.
  const across = share < 1 ? Math.round(share * MILLIONTHS) : MILLIONTHS;
  const down = share > 1 ? Math.round(MILLIONTHS / share) : MILLIONTHS;
  const left = Math.floor((MILLIONTHS - across) / 2);
  const top = Math.floor((MILLIONTHS - down) / 2);
  return { x1: part(left), y1: part(top), x2: part(left + across), y2: part(top + down) };
}

/** As `pic_crop_235_1` and `pic_crop_1_1` want it: `X1_Y1_X2_Y2`. */
export function cropText({ x1, y1, x2, y2 }: CropArea): string {
  return [x1, y1, x2, y2].join('_');
}

function part(millionths: number): string {
  return String(millionths / MILLIONTHS);
}
