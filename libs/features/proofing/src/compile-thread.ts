/**
 * Runs in a worker thread, from its own source text: it must not use anything outside of itself. Takes rows in batches,
 * then null, and posts what they compile to, without the rows themselves: the other side has them.
 */
export function compileInThread(): void {
  /* eslint-disable @typescript-eslint/no-require-imports -- the text runs alone, there is nothing to import into */
  const threads = require('node:worker_threads') as typeof import('node:worker_threads');
  const { compiler } = threads.workerData as { compiler: string };
  const { compileLexicon } = require(compiler) as typeof import('./domain/compile-lexicon');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const terms: Parameters<typeof compileLexicon>[0][number][] = [];
  threads.parentPort?.on('message', (batch: typeof terms | null) => {
    if (batch) for (const term of batch) terms.push(term);
    else threads.parentPort?.postMessage({ ...compileLexicon(terms), terms: [] });
  });
}
