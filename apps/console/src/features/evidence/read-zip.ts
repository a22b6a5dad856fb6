import { BlobReader, configure, ZipReader } from '@zip.js/zip.js';

// The policy of the console has no workers made of text.
configure({ useWebWorkers: false });

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: () => Promise<ArrayBuffer>;
}

/** The files of a ZIP; null for what is no whole ZIP. */
export async function readZip(file: Blob): Promise<ZipEntry[] | null> {
  try {
    const entries = await new ZipReader(new BlobReader(file)).getEntries();
    return entries.map((entry) => ({
      name: entry.filename,
      bytes: () => (entry.directory ? Promise.resolve(new ArrayBuffer(0)) : entry.arrayBuffer()),
    }));
  } catch {
    return null;
  }
}
