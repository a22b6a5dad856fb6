import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { importDamaged, importNotReadable, importTooLarge } from '../import-errors';

const inflate = promisify(inflateRaw);
const MB = 1024 * 1024;

/** Bounds of an archive before and while it is unpacked; far above what a real document of an office holds. */
export const archiveLimits = {
  entries: 4_000,
  totalBytes: 150 * MB,
  /** Of one part of XML; beyond it reading takes minutes. */
  xmlBytes: 20 * MB,
  /** Of parts above 1 MB. */
  ratio: 200,
  pictures: 300,
};

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * The parts of a Word document that are read, unpacked; everything else in the archive stays packed. Sizes that the
 * archive states are checked before, and held while unpacking, so that a lie ends the reading.
 * @throws AppError `import_too_large`, `import_damaged`, `media_type_unsupported`
 */
export async function readDocxArchive(archive: Buffer): Promise<Map<string, Buffer>> {
  const entries = directoryOf(archive);
  if (!entries.some(({ name }) => name === 'word/document.xml')) throw importNotReadable('wps');
  const wanted = entries.filter(({ name }) => isWanted(name));
  requireBounds(entries, wanted);
  const parts = new Map<string, Buffer>();
  for (const entry of wanted) {
    const bytes = await unpack(archive, entry);
    if (isXml(entry.name)) requirePlainXml(bytes);
    parts.set(entry.name, bytes);
  }
  return parts;
}

function isWanted(name: string): boolean {
  return (
    name === '[Content_Types].xml' ||
    /^(?:_rels|word|word\/_rels)\/[^/]+\.(?:xml|rels)$/.test(name) ||
    /^word\/media\/[^/]+$/.test(name)
  );
}

function isXml(name: string): boolean {
  return /\.(?:xml|rels)$/.test(name);
}

function requireBounds(entries: Entry[], wanted: Entry[]): void {
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  const isBomb = wanted.some(({ size, packed }) => size > MB && size > packed * archiveLimits.ratio);
  const isLong = wanted.some(({ name, size }) => isXml(name) && size > archiveLimits.xmlBytes);
  const pictures = wanted.filter(({ name }) => name.startsWith('word/media/')).length;
  if (entries.length > archiveLimits.entries || total > archiveLimits.totalBytes || isBomb || isLong) {
    throw importTooLarge(
      '文档解压后过大，无法导入。请拆分文档或压缩其中的图片后再导入。',
      'Unpacked, the document is too large. Split it or compress its pictures first.',
    );
  }
  if (pictures > archiveLimits.pictures) {
    throw importTooLarge(
      `文档中的图片过多，最多 ${archiveLimits.pictures} 张。请拆分后再导入。`,
      `The document has too many pictures; at most ${archiveLimits.pictures}. Split it first.`,
    );
  }
}

/** No part of a Word document has a document type: whoever writes one wants its entities resolved. */
function requirePlainXml(bytes: Buffer): void {
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0;
  if (isUtf16 || /<!(?:DOCTYPE|ENTITY)/i.test(bytes.toString('latin1'))) throw importDamaged();
}

async function unpack(archive: Buffer, { method, packed, size, offset }: Entry): Promise<Buffer> {
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

/** The central directory; archives of more than 4 GB, in several parts or encrypted are none of Word's. */
function directoryOf(archive: Buffer): Entry[] {
  const endAt = archive.subarray(-65_557).lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const end = endAt < 0 ? -1 : Math.max(0, archive.length - 65_557) + endAt;
  if (end < 0 || end + 22 > archive.length) throw importDamaged();
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries = new Map<string, Entry>();
  for (let read = 0; read < count; read += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw importDamaged();
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
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
