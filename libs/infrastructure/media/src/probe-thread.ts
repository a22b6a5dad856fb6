export type ProbedTrack = Record<string, unknown>;

/**
 * Runs in a worker thread, from its own source text: it must not use anything outside of itself. Posts the tracks that
 * MediaInfo found; an error ends the thread.
 */
export function probeInThread(): void {
  /* eslint-disable @typescript-eslint/no-require-imports -- the text runs alone, there is nothing to import into */
  const threads = require('node:worker_threads') as typeof import('node:worker_threads');
  const fs = require('node:fs') as typeof import('node:fs');
  const { path, library: libraryPath } = threads.workerData as { path: string; library: string };
  const library = require(libraryPath) as typeof import('mediainfo.js');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const maxReads = 2_000;

  const probe = async (): Promise<ProbedTrack[]> => {
    const file = fs.openSync(path, 'r');
    const { size } = fs.fstatSync(file);
    const mediaInfo = await library.mediaInfoFactory({ format: 'object', chunkSize: 256 * 1024 });
    let reads = 0;
    const result = await mediaInfo.analyzeData(size, (length: number, offset: number) => {
      reads += 1;
      if (reads > maxReads) throw new Error('The file sends its reader around in circles');
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, fs.readSync(file, bytes, 0, length, offset));
    });
    return (result.media?.track ?? []) as unknown as ProbedTrack[];
  };

  void probe().then((tracks) => threads.parentPort?.postMessage(JSON.parse(JSON.stringify(tracks))));
}
