import sharp from 'sharp';
import type { Box, Sight, Word } from './desk';

/** Grey levels of a picture, row by row, 0 black. */
export interface Greys {
  width: number;
  height: number;
  level: Uint8Array;
}

const INK = 140;

export async function greysOf(png: Buffer): Promise<Greys> {
  const { data, info } = await sharp(png).flatten({ background: '#fff' }).greyscale().raw().toBuffer({
    resolveWithObject: true,
  });
  return { width: info.width, height: info.height, level: new Uint8Array(data) };
}

/** How many dots in the box are dark. */
export function inkIn(greys: Greys, box: Box): number {
  return levelsIn(greys, box).filter((level) => level < INK).length;
}

/** How much darker than white the box is, all its dots together: a thin line is less than a thick one. */
export function shadeIn(greys: Greys, box: Box): number {
  return levelsIn(greys, box).reduce((sum, level) => sum + 255 - level, 0);
}

function levelsIn({ width, height, level }: Greys, { left, top, right, bottom }: Box): number[] {
  const levels: number[] = [];
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y += 1)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, Math.ceil(right)); x += 1)
      levels.push(level[y * width + x]!);
  return levels;
}

/** Words without the white space that lines are broken at. */
export function textOf(sights: readonly Pick<Sight, 'words'>[]): string {
  return sights.flatMap(({ words }) => words.map(({ text }) => text.replace(/\s/g, ''))).join('');
}

export function overlap(one: Box, other: Box, slack = 1): boolean {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack
  );
}

/** Pairs of words of one sheet that are drawn over one another. */
export function collisions(words: readonly Word[]): string[] {
  return words.flatMap((one, index) =>
    words
      .slice(index + 1)
      .filter((other) => overlap(one, other, 3))
      .map((other) => `${one.text} / ${other.text}`),
  );
}

/** Boxes of the single characters of a word that is set in one line of square characters. */
export function charactersOf({ text, left, top, right, bottom }: Word): Word[] {
  const width = (right - left) / text.length;
  return [...text].map((each, index) => ({
    text: each,
    top,
    bottom,
    left: left + index * width,
    right: left + (index + 1) * width,
  }));
}

/**
 * Different characters that look the same: boxes instead of glyphs (豆腐块) all do. Each is cut to its ink and brought to
 * one size, so that where it stands between the dots does not matter.
 */
export async function lookAlikes(png: Buffer, characters: readonly Word[]): Promise<string[]> {
  const greys = await greysOf(png);
  const looks = new Map<string, Uint8Array>();
  for (const character of characters) {
    const box = inkBox(greys, character);
    if (!box) return [`${character.text}: nothing drawn`];
    const cut = sharp(png)
      .extract(box)
      .flatten({ background: '#fff' })
      .greyscale()
      .resize(16, 16, { fit: 'fill' });
    looks.set(character.text, new Uint8Array(await cut.raw().toBuffer()));
  }
  const all = [...looks];
  return all.flatMap(([one, its], index) =>
    all
      .slice(index + 1)
      .filter(([, others]) => difference(its, others) < 12)
      .map(([other]) => `${one} looks like ${other}`),
  );
}

function difference(one: Uint8Array, other: Uint8Array): number {
  return one.reduce((sum, level, index) => sum + Math.abs(level - other[index]!), 0) / one.length;
}

function inkBox(greys: Greys, { left, top, right, bottom }: Box) {
  const dots: [number, number][] = [];
  for (let y = Math.floor(top); y < Math.ceil(bottom); y += 1)
    for (let x = Math.floor(left); x < Math.ceil(right); x += 1)
      if (greys.level[y * greys.width + x]! < INK) dots.push([x, y]);
  if (dots.length === 0) return null;
  const xs = dots.map(([x]) => x);
  const ys = dots.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { left: x, top: y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
}
