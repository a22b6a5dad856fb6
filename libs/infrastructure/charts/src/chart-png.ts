import { chartWidths } from './chart-data';
import type { ChartData, ChartSize } from './chart-data';
import { chartSvg } from './chart-svg';
import { outlineTexts } from './outline-texts';

export interface ChartPng extends ChartSize {
  png: Buffer;
}

/**
 * A chart as PNG, `width` pixels wide. Drawn for at most the usual width and enlarged beyond it, so that letters stay
 * in proportion on paper.
 */
export async function chartPng(data: ChartData, width: number = chartWidths.usual): Promise<ChartPng> {
  const wanted = Math.round(Math.min(chartWidths.most, Math.max(chartWidths.least, width)));
  const drawn = Math.min(wanted, chartWidths.usual);
  const svg = outlineTexts(await chartSvg(data, drawn));
  const { default: sharp } = await import('sharp');
  const { data: png, info } = await sharp(Buffer.from(svg), { density: (72 * wanted) / drawn })
    .resize({ width: wanted })
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer({ resolveWithObject: true });
  return { png, width: info.width, height: info.height };
}
