import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface PackageFile {
  name: string;
  bytes: Buffer;
}

/** Made of local parts and written without a time zone: the same in every process. */
const NO_TIME = new Date(2026, 0, 1);

/** An archive whose bytes depend on nothing but its files and their order. */
export async function packFiles(files: PackageFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  const options = { compress: false, mtime: NO_TIME, mode: 0o100644, forceDosTimestamp: true };
  for (const { name, bytes } of files) zip.addBuffer(bytes, name, options);
  zip.end();
  return buffer(zip.outputStream);
}
