import { readFile, writeFile } from 'node:fs/promises';
import { sha256 } from '@haojiao/kernel';
import { cleanCaptions } from '@haojiao/infrastructure/media';

/**
 * Captions are kept as we write them, not as they came: only times, places and harmless words are left, and SRT has become
 * WebVTT. @throws AppError `captions_invalid`
 */
export async function rewriteCaptions(path: string): Promise<{ sha256: string; bytes: number }> {
  const clean = Buffer.from(cleanCaptions(await readFile(path)));
  await writeFile(path, clean);
  return { sha256: sha256(clean), bytes: clean.length };
}
