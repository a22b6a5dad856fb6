import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { importDamaged, importTooLarge } from '../import-errors';

const inflate = promisify(inflateRaw);
const MB = 1024 * 1024;

export interface ArchiveEntry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/** Bounds of an archive before and while it is unpacked. */
export interface ArchiveLimits {
  entries: number;
  /** Of all parts that are read. */
  totalBytes: number;
  /** Of parts above 1 MB. */
  ratio: number;
}

/**
 * The wanted parts of an archive, unpacked; the others stay packed.
 * @throws AppError `import_too_large`, `import_damaged`
 */
export async function readArchive(
  archive: Buffer,
  limits: ArchiveLimits,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const entries = directoryOf(archive);
  const wanted = entries.filter(({ name }) => isWanted(name));
  if (isBeyond(limits, entries, wanted)) {
    throw importTooLarge(
      '压缩包解压后过大，或文件过多。请拆分后再上传。',
      'Unpacked, the archive is too large or holds too many files. Split it first.',
    );
  }
  const parts = new Map<string, Buffer>();
  for (const entry of wanted) parts.set(entry.name, await unpack(archive, entry));
  return parts;
}

/** By the sizes that the archive states; `unpack` holds it to them. */
export function isBeyond(limits: ArchiveLimits, entries: ArchiveEntry[], wanted: ArchiveEntry[]): boolean {
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  const isBomb = wanted.some(({ size, packed }) => size > MB && size > packed * limits.ratio);
  return entries.length > limits.entries || total > limits.totalBytes || isBomb;
}

/** @throws AppError `import_damaged`, also where a part is larger than the archive says */
export async function unpack(
  archive: Buffer,
  { method, packed, size, offset }: ArchiveEntry,
): Promise<Buffer> {
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) throw importDamaged();
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const data = archive.subarray(start, start + packed);
  if (data.length !== packed || (method === 0 && packed !== size)) throw importDamaged();
  if (method === 0) return data;
  if (method !== 8) throw importDamaged();
  const bytes = await inflate(data, { maxOutputLength: Math.max(size, 1) }).catch((error: unknown) => {
    throw importDamaged(error);
  });
  if (bytes.length !== size) throw importDamaged();
  return bytes;
}

/** The central directory; archives of more than 4 GB, in several parts or encrypted are not read. */
export function directoryOf(archive: Buffer): ArchiveEntry[] {
  const endAt = archive.subarray(-65_557).lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const end = endAt < 0 ? -1 : Math.max(0, archive.length - 65_557) + endAt;
  if (end < 0 || end + 22 > archive.length) throw importDamaged();
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries = new Map<string, ArchiveEntry>();
  for (let read = 0; read < count; read += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw importDamaged();
    const nameLength = archive.readUInt16LE(at + 28);
    const name = nameOf(archive.subarray(at + 46, at + 46 + nameLength));
    const isEncrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
    // Two parts of one name: readers would disagree which one counts.
    if (isEncrypted || entries.has(name)) throw importDamaged();
    entries.set(name, {
      name,
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return [...entries.values()];
}

/** Archives of Chinese Windows write names in its code page without saying so. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
