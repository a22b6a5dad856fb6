import { importDamaged, importNotReadable, importTooLarge } from '../import-errors';
import { directoryOf, isBeyond, unpack } from './zip-archive';
import type { ArchiveEntry } from './zip-archive';

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

function requireBounds(entries: ArchiveEntry[], wanted: ArchiveEntry[]): void {
  const isLong = wanted.some(({ name, size }) => isXml(name) && size > archiveLimits.xmlBytes);
  const pictures = wanted.filter(({ name }) => name.startsWith('word/media/')).length;
  if (isBeyond(archiveLimits, entries, wanted) || isLong) {
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
