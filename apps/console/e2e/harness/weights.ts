import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../../api/e2e/harness/child';

interface Chunk {
  file: string;
  imports?: string[];
}

const folder = join(root, 'dist/console');

/**
 * Bytes of script, gzipped, that a browser fetches for pages: the chunks of these sources with everything they import,
 * each once.
 * @param sources as Vite names them, below `apps/console`: `src/features/sessions/sign-in-page.tsx`
 */
export function scriptWeight(sources: readonly string[]): number {
  const chunks = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const needed = new Set<string>();
  const take = (name: string): void => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`No chunk of its own: ${name}`);
    if (needed.has(chunk.file)) return;
    needed.add(chunk.file);
    for (const other of chunk.imports ?? []) take(other);
  };
  for (const source of sources) take(source);
  return [...needed]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
}
