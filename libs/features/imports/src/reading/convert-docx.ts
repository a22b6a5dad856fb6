import { Worker } from 'node:worker_threads';
import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import { importDamaged } from '../import-errors';
import { convertDocxInThread } from './convert-docx-thread';
import type { ConvertedDocx } from './convert-docx-thread';

/** A hostile document must not hold the process: it is converted in a thread that is ended after this. */
const CONVERT_MS = 45_000;
const THREAD_MEGABYTES = 768;

/** @throws AppError `import_damaged`, also when it takes too long or too much memory */
export async function convertDocx(parts: ReadonlyMap<string, Buffer>): Promise<ConvertedDocx> {
  const archive = await packed(parts);
  return new Promise((resolve, reject) => {
    const worker = new Worker(`(${convertDocxInThread.toString()})()`, {
      eval: true,
      workerData: { archive, library: require.resolve('mammoth') },
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES },
    });
    const timer = setTimeout(() => finish(() => reject(importDamaged(new Error('timed out')))), CONVERT_MS);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    worker.once('message', (converted: ConvertedDocx) => finish(() => resolve(converted)));
    worker.once('error', (error) => finish(() => reject(importDamaged(error))));
    worker.once('exit', () => finish(() => reject(importDamaged(new Error('ended early')))));
  });
}

/** Only what was checked goes on, without compression: nothing is left that could unfold. */
function packed(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name, { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}
