import { markup } from '@haojiao/kernel';
import { textOutline, widthOf } from '@haojiao/infrastructure/pdf';

const textElement = /<text\b([^>]*)>([^<]*)<\/text>/g;
const attribute = /([a-z-]+)="([^"]*)"/g;
const usualSize = 12;
/** Of the size: from the middle of a line of this family down to its base line. */
const MIDDLE = 0.36;
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/**
 * The texts of one of our own SVGs as shapes of the bundled fonts: a renderer without fonts, as on a bare machine,
 * would draw boxes.
 */
export function outlineTexts(svg: string): string {
  return svg.replace(textElement, (_, attributes: string, content: string) => {
    const given = Object.fromEntries(
      [...attributes.matchAll(attribute)].map(([, name, value]) => [name!, value!]),
    );
    const text = content.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity]!);
    const style = given.style ?? '';
    const size = Number(/font-size:\s*([\d.]+)px/.exec(style)?.[1] ?? usualSize);
    const weight = /font-weight:\s*(?:bold|[67]00)/.test(style) ? 700 : 400;
    const anchor = given['text-anchor'] ?? 'start';
    const share = anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0;
    const x = Number(given.x ?? 0) - share * widthOf(text, size, weight);
    const y = Number(given.y ?? 0) + (given['dominant-baseline'] === 'central' ? MIDDLE * size : 0);
    const shape = markup`<path d="${textOutline(text, size, weight, x, y)}" fill="${given.fill ?? '#000'}"/>`;
    return given.transform ? markup`<g transform="${given.transform}">${shape}</g>`.text : shape.text;
  });
}
