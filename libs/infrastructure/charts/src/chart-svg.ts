import { cleanedMarkup, markup, truncateGraphemes, xmlCharacters } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { breakLines, widthOf } from '@haojiao/infrastructure/pdf';
import { chartWidths, hasFigures, nothingToShow } from './chart-data';
import type { ChartData, ChartSize } from './chart-data';
import { fontFamily, ink, paperWhite, quietInk } from './chart-style';
import { drawShapes } from './draw-shapes';

const MARGIN = 20;
const TITLE = 20;
const SMALL = 12;
const LEADING = 1.45;
const MOST_TITLE = 80;
const MOST_LABEL = 40;
const MOST_NOTE = 400;
const MOST_LINES = 4;
/** Of the shapes; lying bars take as much as they need. */
const SHAPES = 340;
const LYING_BAR = 34;

/** What may be done with a picture that stands by itself: nothing but looking at it. */
export const chartPolicy = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * A chart as SVG with its head, unit, source and definitions. Only shapes and text: no script, no address, nothing of
 * the data but as text. The same data give the same picture.
 */
export async function chartSvg(given: ChartData, wantedWidth: number = chartWidths.usual): Promise<string> {
  const width = Math.round(Math.min(chartWidths.most, Math.max(chartWidths.least, wantedWidth)));
  const data = printable(given);
  const line = width - 2 * MARGIN;
  const head = linesOf(data.title, line, TITLE, 700).slice(0, 2);
  const unit = data.unit === '' ? [] : [`单位：${data.unit}`];
  const foot = footOf(data).flatMap((text) => linesOf(text, line, SMALL, 400).slice(0, MOST_LINES));
  const top = MARGIN + head.length * TITLE * LEADING + unit.length * SMALL * LEADING;
  const size = { width: line, height: shapesHeight(data, width) };
  const height = Math.ceil(top + size.height + 10 + foot.length * SMALL * LEADING + MARGIN);
  const shapes = hasFigures(data) ? await drawShapes(data, size) : nothing(size).text;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title chart-desc" font-family="${fontFamily}">
<title id="chart-title">${data.title}</title>
<desc id="chart-desc">${describe(data)}</desc>
<rect width="${width}" height="${height}" fill="${paperWhite}"/>
${textLines(head, { y: MARGIN, size: TITLE, isBold: true, colour: ink })}
${textLines(unit, { y: MARGIN + head.length * TITLE * LEADING, size: SMALL, isBold: false, colour: quietInk })}
<g transform="translate(${MARGIN} ${round(top)})">
${cleanedMarkup(shapes)}
</g>
${textLines(foot, { y: top + size.height + 10, size: SMALL, isBold: false, colour: quietInk })}
</svg>
`.text;
}

/** Without what XML can't hold, and no longer than anybody reads. */
function printable(data: ChartData): ChartData {
  const short = (text: string, most: number) =>
    // The cut by code units first: ten thousand characters need not be looked at one by one.
    truncateGraphemes(
      xmlCharacters(text.slice(0, most * 8))
        .replace(/\s+/g, ' ')
        .trim(),
      most,
    );
  return {
    ...data,
    title: short(data.title, MOST_TITLE),
    unit: short(data.unit, MOST_LABEL),
    source: short(data.source, MOST_NOTE),
    notes: data.notes.map((note) => short(note, MOST_NOTE)),
    definitionIds: data.definitionIds.map((id) => short(id, MOST_TITLE)),
    series: data.series.map(({ name, points }) => ({
      name: short(name, MOST_LABEL),
      points: points.map(({ label, value }) => ({ label: short(label, MOST_LABEL), value })),
    })),
  };
}

function footOf({ source, definitionIds, notes }: ChartData): string[] {
  return [
    ...(source === '' ? [] : [`来源：${source}`]),
    ...(definitionIds.length === 0 ? [] : [`统计口径：${definitionIds.join('、')}`]),
    ...notes,
  ];
}

/** For those who can't see it: what it is about, and its first figures, exactly. */
function describe({ unit, series, source, definitionIds }: ChartData): string {
  const told = series.slice(0, 8).map(({ name, points }) => {
    const figures = points
      .slice(0, 40)
      .map(({ label, value }) => `${label} ${value === null ? '无数据' : value}`);
    return `${name}：${figures.join('，')}${points.length > 40 ? ' ……' : ''}`;
  });
  const known = series.some(({ points }) => points.length > 0) ? told.join('；') : nothingToShow.zh;
  return `${known}。单位：${unit}。来源：${source}。统计口径：${definitionIds.join('、') || '—'}。`;
}

function shapesHeight({ kind, series }: ChartData, width: number): number {
  const bars = (series[0]?.points.length ?? 0) * Math.max(1, series.length);
  if (kind === 'ranking') return Math.max(120, bars * LYING_BAR + 56);
  return Math.round(Math.min(SHAPES * 1.6, Math.max(240, (width * SHAPES) / chartWidths.usual)));
}

function nothing({ width, height }: ChartSize): Markup {
  return markup`<rect width="${width}" height="${height}" fill="#f6f7f9"/>
<text x="${width / 2}" y="${height / 2}" text-anchor="middle" dominant-baseline="central" style="font-size:16px" fill="${quietInk}">${nothingToShow.zh}</text>`;
}

function linesOf(text: string, width: number, size: number, weight: 400 | 700): string[] {
  return breakLines(text, width, (part) => widthOf(part, size, weight));
}

interface LineStyle {
  y: number;
  size: number;
  isBold: boolean;
  colour: string;
}

function textLines(lines: readonly string[], { y, size, isBold, colour }: LineStyle): Markup[] {
  return lines.map((line, index) => {
    const at = round(y + (index + 0.5) * size * LEADING);
    const style = `font-size:${size}px${isBold ? ';font-weight:bold' : ''}`;
    return markup`<text x="${MARGIN}" y="${at}" dominant-baseline="central" style="${style}" fill="${colour}">${line}</text>\n`;
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
