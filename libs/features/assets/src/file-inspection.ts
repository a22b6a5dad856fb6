import { createHash } from 'node:crypto';
import { fault, invalidInput } from '@haojiao/kernel';
import {
  MarkupScanner,
  SNIFF_BYTES,
  mediaDisguised,
  mediaTypeUnsupported,
  sniffHead,
} from '@haojiao/infrastructure/media';
import type { MediaType } from '@haojiao/infrastructure/media';
import { requireSize } from './asset-limits';

export type Sniffed = MediaType | 'maybe_document';

export interface InspectedBytes {
  sniffed: Sniffed;
  sha256: string;
  bytes: number;
}

/**
 * Hashes and judges the bytes of one file while they flow by. How they are cut into pieces makes no difference: the
 * verdict is the same through every door.
 */
export class FileInspection {
  private readonly hash = createHash('sha256');
  private readonly scanner = new MarkupScanner();
  private readonly head = Buffer.alloc(SNIFF_BYTES);
  private sniffed: Sniffed | null = null;
  private bytes = 0;

  /** @throws AppError as soon as it is known: `media_type_unsupported` (415), `file_too_large` (413) */
  async push(chunk: Buffer): Promise<void> {
    this.hash.update(chunk);
    const ofHead = chunk.subarray(0, Math.max(0, SNIFF_BYTES - this.bytes));
    this.head.set(ofHead, Math.min(this.bytes, SNIFF_BYTES));
    this.scanner.push(ofHead);
    this.bytes += chunk.length;
    if (!this.sniffed && this.bytes >= SNIFF_BYTES) this.sniffed = await sniff(this.head);
    if (kindOf(this.sniffed) === 'image') this.scanner.push(chunk.subarray(ofHead.length));
    if (this.sniffed) requireSize(kindOf(this.sniffed), this.bytes);
  }

  /** @throws AppError `invalid_input` for an empty file, `media_type_unsupported`, `media_disguised` (415) */
  async finish(): Promise<InspectedBytes> {
    if (this.bytes === 0) throw fileEmpty('file');
    const sniffed = this.sniffed ?? (await sniff(this.head.subarray(0, this.bytes)));
    // A document is only ever handed out for download, and may well speak of mark-up.
    if (this.scanner.found && kindOf(sniffed) !== 'document') throw mediaDisguised();
    return { sniffed, sha256: this.hash.digest('hex'), bytes: this.bytes };
  }
}

/**
 * What the first bytes alone forbid of a file of this length, so that nobody sends gigabytes in vain. `head` has
 * `SNIFF_BYTES`, fewer only when the file is shorter.
 * @throws AppError `media_type_unsupported` (415), `file_too_large` (413)
 */
export async function requireAcceptableHead(head: Buffer, length: number): Promise<void> {
  requireSize(kindOf(await sniff(head)), length);
}

export function fileEmpty(path: string) {
  return invalidInput([fault(path, 'file_empty', '文件是空的。', 'The file is empty.')]);
}

function kindOf(sniffed: Sniffed | null): MediaType['kind'] {
  return sniffed === null || sniffed === 'maybe_document' ? 'document' : sniffed.kind;
}

async function sniff(head: Buffer): Promise<Sniffed> {
  const sniffed = await sniffHead(head);
  if (!sniffed) throw mediaTypeUnsupported();
  return sniffed;
}
