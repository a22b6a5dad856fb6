/**
 * Colours of series, in order. Each has a contrast of 4.5 : 1 or more with the white behind it (WCAG 2.2, 1.4.3 and
 * 1.4.11), and neighbours differ in lightness or along blue and yellow, which people who confuse red and green tell
 * apart. Lines differ by their strokes and marks as well: colour alone says nothing.
 */
export const seriesColours = [
  '#0b5cad',
  '#b3470b',
  '#146c2e',
  '#7b2d8e',
  '#7a5c00',
  '#00687a',
  '#a3123f',
  '#4a4f57',
] as const;

export const seriesStrokes = ['solid', [8, 4], [2, 3], [12, 4, 2, 4]] as const;
export const seriesMarks = ['circle', 'rect', 'triangle', 'diamond'] as const;

export const ink = '#1f2328';
export const quietInk = '#4a4f57';
export const gridLine = '#d5d9e0';
export const paperWhite = '#ffffff';

/** More series than this can't be told apart; the caller puts the others together. */
export const MOST_SERIES = seriesColours.length;

/** In single quotes: it stands in attributes. */
export const fontFamily = "'Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
