import { Worker } from 'node:worker_threads';
import { compileLexicon } from './domain/compile-lexicon';
import type { CompiledLexicon } from './domain/compile-lexicon';
import type { LexiconTerm } from './domain/lexicon-term';
import { compileInThread } from './compile-thread';
import { nextTurn } from './in-slices';

/** Fewer are compiled in some tens of milliseconds; a hundred thousand take seconds, in which nobody else is heard. */
const THREAD_FROM = 3_000;
const BATCH = 2_000;
const THREAD_MEGABYTES = 1_024;

/** Compiles beside the process what would hold it up. From sources, as in tests, everything is compiled at once. */
export async function compileTerms(terms: readonly LexiconTerm[]): Promise<CompiledLexicon> {
  const compiler = require.resolve('./domain/compile-lexicon');
  if (terms.length < THREAD_FROM || !compiler.endsWith('.js')) return compileLexicon(terms);
  const worker = new Worker(`(${compileInThread.toString()})()`, {
    eval: true,
    workerData: { compiler },
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES },
  });
  try {
    const compiled = new Promise<CompiledLexicon>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread that compiles a lexicon ended early')));
    });
    // A failure while the rows are still being sent is told where the answer is awaited.
    compiled.catch(() => undefined);
    for (let start = 0; start < terms.length; start += BATCH) {
      worker.postMessage(terms.slice(start, start + BATCH));
      await nextTurn();
    }
    worker.postMessage(null);
    return { ...(await compiled), terms };
  } finally {
    void worker.terminate();
  }
}
