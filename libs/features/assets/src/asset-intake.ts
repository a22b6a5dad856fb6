import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DAY_MS, fault, invalidInput } from '@haojiao/kernel';
import {
  MarkupScanner,
  SNIFF_BYTES,
  inspectImage,
  mediaDamaged,
  mediaDisguised,
  mediaTypeUnsupported,
  probeMedia,
  sniffFile,
  sniffHead,
  withoutPicture,
} from '@haojiao/infrastructure/media';
import type { MediaType } from '@haojiao/infrastructure/media';
import { ObjectStorage, translateStorageError } from '@haojiao/infrastructure/storage';
import { requireSize } from './asset-limits';
import { cleanFileName } from './domain/file-name';
import { rewriteCaptions } from './rewrite-captions';
import type { ReceivedFile } from './received-file';

type Sniffed = MediaType | 'maybe_document';

/**
 * The one door for bytes from outside, whatever route they came by. They are hashed and judged while they flow: memory
 * stays flat, and what is refused is refused as soon as it is known.
 */
@Injectable()
export class AssetIntake {
  constructor(private readonly storage: ObjectStorage) {}

  /**
   * Writes the bytes to the incoming folder; the caller hands the file on or calls `discard`.
   * @throws AppError `media_type_unsupported`, `media_disguised` (415), `media_damaged` (422), `file_too_large`,
   * `image_too_many_pixels` (413), `storage_full` (503), `invalid_input` for an empty file
   */
  async receive(chunks: AsyncIterable<Buffer>, givenName: string): Promise<ReceivedFile> {
    const path = join(this.storage.incomingFolder, `upload-${randomUUID()}`);
    try {
      const { sniffed, sha256, bytes } = await this.write(chunks, path);
      const judged = await judge(path, sniffed);
      requireSize(judged.type.kind, bytes);
      const stored = judged.type.kind === 'captions' ? await rewriteCaptions(path) : { sha256, bytes };
      return { path, ...stored, fileName: cleanFileName(givenName, judged.type.extension), ...judged };
    } catch (error) {
      await rm(path, { force: true });
      throw translateStorageError(error);
    }
  }

  /** Safe to call for a file that was handed on. */
  async discard(received: ReceivedFile): Promise<void> {
    await rm(received.path, { force: true });
  }

  /** Removes what a killed process left behind: files older than a day. */
  async removeAbandoned(now: Date): Promise<number> {
    let removed = 0;
    for (const name of await readdir(this.storage.incomingFolder)) {
      const path = join(this.storage.incomingFolder, name);
      const age = now.getTime() - ((await stat(path).catch(() => null))?.mtimeMs ?? now.getTime());
      if (age < DAY_MS) continue;
      await rm(path, { force: true, recursive: true });
      removed += 1;
    }
    return removed;
  }

  private async write(
    chunks: AsyncIterable<Buffer>,
    path: string,
  ): Promise<{ sniffed: Sniffed; sha256: string; bytes: number }> {
    const hash = createHash('sha256');
    const scanner = new MarkupScanner();
    const file = await open(path, 'wx', 0o600);
    let head = Buffer.alloc(0);
    let sniffed: Sniffed | null = null;
    let bytes = 0;
    try {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        hash.update(chunk);
        if (bytes <= SNIFF_BYTES || kindOf(sniffed) === 'image' || !sniffed) scanner.push(chunk);
        if (!sniffed) {
          head = Buffer.concat([head, chunk]);
          if (head.length >= SNIFF_BYTES) sniffed = await sniff(head);
        }
        if (sniffed) requireSize(kindOf(sniffed), bytes);
        await file.writeFile(chunk);
      }
    } finally {
      await file.close();
    }
    if (bytes === 0) {
      throw invalidInput([fault('file', 'file_empty', '文件是空的。', 'The file is empty.')]);
    }
    sniffed ??= await sniff(head);
    // A document is only ever handed out for download, and may well speak of mark-up.
    if (scanner.found && kindOf(sniffed) !== 'document') throw mediaDisguised();
    return { sniffed, sha256: hash.digest('hex'), bytes };
  }
}

function kindOf(sniffed: Sniffed | null): MediaType['kind'] {
  return sniffed === null || sniffed === 'maybe_document' ? 'document' : sniffed.kind;
}

async function sniff(head: Buffer): Promise<Sniffed> {
  const sniffed = await sniffHead(head);
  if (!sniffed) throw mediaTypeUnsupported();
  return sniffed;
}

/** What a complete file is. */
async function judge(
  path: string,
  sniffed: Sniffed,
): Promise<Pick<ReceivedFile, 'type' | 'width' | 'height' | 'facts'>> {
  const type = sniffed === 'maybe_document' ? await sniffFile(path) : sniffed;
  if (!type) throw mediaTypeUnsupported();
  if (type.kind === 'document' || type.kind === 'captions')
    return { type, width: null, height: null, facts: null };
  if (type.kind === 'image') {
    return { type, ...(await inspectImage(path, type.mediaType)), facts: null };
  }
  const facts = await probeMedia(path);
  if (type.kind === 'audio' && !facts.audio) throw mediaDamaged();
  return {
    type: facts.video ? type : withoutPicture(type),
    width: facts.video?.width ?? null,
    height: facts.video?.height ?? null,
    facts,
  };
}
