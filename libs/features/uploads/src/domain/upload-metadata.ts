import { fault, isId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

/** What the sender says about a file. Nothing of it is ever a path, and none of it decides what the file is. */
export interface UploadMetadata {
  fileName: string;
  /** As the sender calls it; only to refuse early what is far too large. */
  declaredType: string;
  organizationId: string;
  altText: string;
  credit: string;
}

export const MAX_METADATA_LENGTH = 8_000;

const lengths: Record<string, number> = { filename: 1_000, altText: 500, credit: 200, organizationId: 36 };

/** Keys that common clients (Uppy, tus-js-client) send by themselves; taken, and not used. */
const ignored = new Set(['name', 'type', 'relativePath', 'uploadedBy']);
const known = new Set(['filename', 'filetype', 'organizationId', 'altText', 'credit', ...ignored]);

/**
 * Reads `Upload-Metadata` (tus 1.0, creation extension): `key base64,key base64`, UTF-8 inside.
 * @returns all faults; `metadata` means something only when there is none
 */
export function readUploadMetadata(header: string): { metadata: UploadMetadata; faults: Fault[] } {
  const faults: Fault[] = [];
  const words = new Map<string, string>();
  if (header.length > MAX_METADATA_LENGTH) faults.push(tooLong('Upload-Metadata', MAX_METADATA_LENGTH));
  for (const pair of header.slice(0, MAX_METADATA_LENGTH).split(',')) {
    if (pair.trim() === '') continue;
    const [key = '', encoded = '', ...rest] = pair.trim().split(' ');
    const value = decode(encoded);
    if (rest.length > 0 || value === null || words.has(key)) faults.push(malformed(key));
    else if (!known.has(key)) faults.push(unknownKey(key));
    else words.set(key, value);
  }
  for (const [key, limit] of Object.entries(lengths)) {
    if ([...(words.get(key) ?? '')].length > limit) faults.push(tooLong(key, limit));
  }
  const organizationId = words.get('organizationId') ?? '';
  if (!isId(organizationId)) faults.push(unitMissing());
  const metadata = {
    fileName: words.get('filename') ?? '',
    declaredType: words.get('filetype') ?? '',
    organizationId: organizationId.toLowerCase(),
    altText: (words.get('altText') ?? '').trim(),
    credit: (words.get('credit') ?? '').trim(),
  };
  return { metadata, faults };
}

/** Null for what is no base64, no UTF-8, or holds U+0000, for which the database has no place. */
function decode(encoded: string): string | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64'));
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function malformed(key: string): Fault {
  return fault(
    `Upload-Metadata.${key.slice(0, 100)}`,
    'metadata_malformed',
    '应为“键 base64(UTF-8)”，以逗号分隔，不重复。',
    'It must be "key base64(UTF-8)", separated by commas, each key once.',
  );
}

function unknownKey(key: string): Fault {
  return fault(
    `Upload-Metadata.${key.slice(0, 100)}`,
    'unknown_property',
    '没有这个字段。可用：filename、organizationId、altText、credit。',
    'There is no such key; there are filename, organizationId, altText and credit.',
  );
}

function tooLong(path: string, limit: number): Fault {
  return fault(path, 'max_length', `太长，最多 ${limit} 个字符。`, `At most ${limit} characters.`);
}

function unitMissing(): Fault {
  return fault(
    'Upload-Metadata.organizationId',
    'uuid',
    '请填写单位的编号（UUID）。',
    'It must be the id of the unit (UUID).',
  );
}
