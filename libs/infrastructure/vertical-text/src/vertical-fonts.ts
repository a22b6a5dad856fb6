import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { unpackWoff } from '@haojiao/infrastructure/pdf';

/** By family, as the fonts call themselves: where the first has no character, the next is asked. */
export const VERTICAL_FAMILIES = 'Noto Sans Mongolian, Noto Sans SC Thin';

const fonts = [
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
  '@fontsource/noto-sans-mongolian/files/noto-sans-mongolian-mongolian-400-normal.woff',
];

let loaded: Promise<string> | undefined;

/**
 * Makes the bundled fonts known to this process, whatever fonts the machine has. Gives the file of the Mongolian one,
 * which every text names so that it is at hand.
 */
export function loadVerticalFonts(): Promise<string> {
  loaded ??= load();
  return loaded;
}

/** Pango reads no packed fonts, and reads from files only: they lie in a folder that nobody else can write to. */
async function load(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'haojiao-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    let file = '';
    for (const [index, font] of fonts.entries()) {
      file = join(folder, `${index}.ttf`);
      await writeFile(file, unpackWoff(await readFile(pathOf(font))), { mode: 0o600 });
      await sharp({ text: { text: 'x', font: VERTICAL_FAMILIES, fontfile: file } })
        .png()
        .toBuffer();
    }
    return file;
  } catch (error) {
    loaded = undefined;
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function pathOf(font: string): string {
  const [scope, name, ...rest] = font.split('/');
  return join(dirname(require.resolve(`${scope}/${name}/package.json`)), ...rest);
}
