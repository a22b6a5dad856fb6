import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Font } from 'fontkit';
import { lazily } from '@haojiao/kernel';
import { unpackWoff } from './unpack-woff';

const fontkit = lazily<typeof import('fontkit')>('fontkit');
const FAMILY = '@fontsource/noto-sans-sc';
export type Weight = 400 | 700;

/** A stretch of text in one font. */
export interface Run {
  /** Path of the font's file. */
  font: string;
  text: string;
  /** For a size of 1. */
  width: number;
}

interface Slice {
  name: string;
  ranges: [from: number, to: number][];
}

let slices: Slice[] | undefined;
const fonts = new Map<string, { file: Buffer; font: Font }>();
/** By weight and character: looking into a font's tables for each of them would take most of the time. */
const known = new Map<string, Run>();

/**
 * Stretches of a text by the font files of Noto Sans SC that hold their characters: the file of common simplified
 * characters for nearly all of them, the family's further slices for rare and traditional ones. A character that the
 * family has not is told by its number.
 */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const run = runOf(character, weight);
    const last = runs.at(-1);
    if (last?.font !== run.font) runs.push({ ...run });
    else {
      last.text += run.text;
      last.width += run.width;
    }
  }
  return runs;
}

function runOf(character: string, weight: Weight): Run {
  const key = `${weight}${character}`;
  let run = known.get(key);
  if (!run) {
    run = findRun(character, weight);
    known.set(key, run);
  }
  return run;
}

function findRun(character: string, weight: Weight): Run {
  const code = character.codePointAt(0)!;
  const common = fileOf('chinese-simplified', weight);
  if (fontOf(common).hasGlyphForCodePoint(code)) return measured(common, character);
  const rare = rareFontFor(code, weight);
  if (rare) return measured(rare, character);
  return measured(common, `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`);
}

function measured(path: string, text: string): Run {
  const font = fontOf(path);
  const units = font.glyphsForString(text).reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
  return { font: path, text, width: units / font.unitsPerEm };
}

export interface Glyph {
  commands: { command: string; args: number[] }[];
  unitsPerEm: number;
  advance: number;
}

/** The shapes of a line's characters, in font units. */
export function glyphsOf(text: string, weight: Weight): Glyph[] {
  return runsOf(text, weight).flatMap(({ font: path, text: part }) => {
    const font = fontOf(path);
    return font.glyphsForString(part).map(({ path: { commands }, advanceWidth }) => ({
      commands,
      unitsPerEm: font.unitsPerEm,
      advance: advanceWidth,
    }));
  });
}

/** The plain font of a run, as PDF writers take it. */
export function fontFile(path: string): Buffer {
  return loaded(path).file;
}

function fontOf(path: string): Font {
  return loaded(path).font;
}

function loaded(path: string): { file: Buffer; font: Font } {
  let kept = fonts.get(path);
  if (!kept) {
    const file = unpackWoff(readFileSync(path));
    kept = { file, font: fontkit().create(file) as Font };
    fonts.set(path, kept);
  }
  return kept;
}

function rareFontFor(code: number, weight: Weight): string | null {
  slices ??= readSlices();
  const slice = slices.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
  if (!slice) return null;
  const path = fileOf(slice.name, weight);
  return fontOf(path).hasGlyphForCodePoint(code) ? path : null;
}

/** The family states which of its files holds which characters: `{"[4]": "U+1f1e9-1f1f5,U+1f21a"}`. */
function readSlices(): Slice[] {
  const stated = JSON.parse(readFileSync(join(folder(), 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(stated).map(([name, ranges]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [from, to] = range.replace(/^U\+/i, '').split('-');
      return [parseInt(from!, 16), parseInt(to ?? from!, 16)];
    }),
  }));
}

function fileOf(slice: string, weight: Weight): string {
  return join(folder(), 'files', `noto-sans-sc-${slice}-${weight}-normal.woff`);
}

function folder(): string {
  return dirname(require.resolve(`${FAMILY}/package.json`));
}
