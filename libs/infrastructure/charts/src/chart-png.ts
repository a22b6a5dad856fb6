import { chartWidths } from './chart-data';
import type { ChartData, ChartSize } from './chart-data';
import { chartSvg } from './chart-svg';
import { outlineTexts } from './outline-texts';

export interface ChartPng extends ChartSize {
  png: Buffer;
}

/**
 * A chart as PNG, `width` pixels wide. Drawn `drawnWidth` wide and enlarged: the narrower it is drawn, the larger are its
 * letters.
 */
export async function chartPng(
  data: ChartData,
  width: number = chartWidths.usual,
  drawnWidth: number = Math.min(width, chartWidths.usual),
): Promise<ChartPng> {
  const wanted = Math.round(Math.min(chartWidths.most, Math.max(chartWidths.least, width)));
  const drawn = Math.min(wanted, Math.max(chartWidths.least, drawnWidth));
  const svg = outlineTexts(await chartSvg(data, drawn));
  const { default: sharp } = await import('sharp');
  const { data: png, info } = await sharp(Buffer.from(svg), { density: (72 * wanted) / drawn })
    .resize({ width: wanted })
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer({ resolveWithObject: true });
  return { png, width: info.width, height: info.height };
}
