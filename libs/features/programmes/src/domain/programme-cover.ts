/** Apple's bounds of a podcast cover: square, 1400 to 3000 pixels (podcasters.apple.com/support/896, read 2026-11). */
export const SMALLEST_COVER_EDGE = 1_400;
export const LARGEST_COVER_EDGE = 3_000;

export function isProgrammeCover(size: { width: number | null; height: number | null }): boolean {
  const { width, height } = size;
  return width !== null && width === height && width >= SMALLEST_COVER_EDGE && width <= LARGEST_COVER_EDGE;
}
