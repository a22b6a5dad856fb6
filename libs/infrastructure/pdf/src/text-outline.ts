import { glyphsOf } from './pdf-fonts';
import type { Weight } from './pdf-fonts';

/** A line of text as the path of its glyphs, for SVG: `x` is its left end, `y` its base line. */
export function textOutline(text: string, size: number, weight: Weight, x: number, y: number): string {
  let at = x;
  const parts: string[] = [];
  for (const { commands, unitsPerEm, advance } of glyphsOf(text, weight)) {
    const scale = size / unitsPerEm;
    for (const { command, args } of commands) {
      // Fonts count upwards, pictures downwards.
      const places = args.map((value, index) =>
        round(index % 2 === 0 ? at + value * scale : y - value * scale),
      );
      parts.push(`${letters[command]}${places.join(' ')}`);
    }
    at += advance * scale;
  }
  return parts.join('');
}

const letters: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
