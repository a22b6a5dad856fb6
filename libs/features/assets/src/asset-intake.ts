import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError, DAY_MS, newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import {
  inspectImage,
  mediaDamaged,
  mediaTypeUnsupported,
  probeMedia,
  sniffFile,
  withoutPicture,
} from '@haojiao/infrastructure/media';
import type { MediaKind } from '@haojiao/infrastructure/media';
import { ObjectStorage, translateStorageError } from '@haojiao/infrastructure/storage';
import { VirusScanner, fileToScan } from '@haojiao/infrastructure/virus-scan';
import { AuditService, systemActor } from '@haojiao/features/audit';
import { requireSize } from './asset-limits';
import { cleanFileName } from './domain/file-name';
import { FileInspection } from './file-inspection';
import type { InspectedBytes, Sniffed } from './file-inspection';
import { rewriteCaptions } from './rewrite-captions';
import type { ReceivedFile } from './received-file';

/** Below the incoming folder: files that arrive in parts, for days. Their feature looks after them. */
export const RESUMABLE_FOLDER = 'resumable';

/** Pieces in which a file that lies on the disk is read. */
const READ_BYTES = 1024 * 1024;

/**
 * The one door for bytes from outside, whatever route they came by. They are hashed and judged while they flow: memory
 * stays flat, and what is refused is refused as soon as it is known.
 */
@Injectable()
export class AssetIntake {
  constructor(
    private readonly storage: ObjectStorage,
    private readonly scanner: VirusScanner,
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Writes the bytes to the incoming folder; the caller hands the file on or calls `discard`.
   * @throws AppError `media_type_unsupported`, `media_disguised` (415), `media_damaged` `file_infected` (422), `file_too_large`,
   * `image_too_many_pixels` (413), `storage_full`, `virus_scanner_unavailable` (503), `invalid_input` for an
   * empty file
   */
  async receive(chunks: AsyncIterable<Buffer>, givenName: string): Promise<ReceivedFile> {
    const path = join(this.storage.incomingFolder, `upload-${randomUUID()}`);
    try {
      return await this.accept(path, await write(chunks, path), givenName);
    } catch (error) {
      await rm(path, { force: true });
      throw translateStorageError(error);
    }
  }

  /**
   * The same verdict for a whole file that lies in the incoming folder already; it stays there whatever is said, captions
   * rewritten.
   * @param onProgress told how many bytes were looked at
   * @throws AppError as `receive`
   */
  async judge(path: string, givenName: string, onProgress: (bytes: number) => void): Promise<ReceivedFile> {
    const inspection = new FileInspection();
    let bytes = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
      await inspection.push(chunk as Buffer);
      onProgress((bytes += (chunk as Buffer).length));
    }
    return this.accept(path, await inspection.finish(), givenName);
  }

  /** Safe to call for a file that was handed on. */
  async discard(received: ReceivedFile): Promise<void> {
    await rm(received.path, { force: true });
  }

  /** Removes what a killed process left behind: files and folders older than a day. */
  async removeAbandoned(now: Date): Promise<number> {
    let removed = 0;
    for (const name of await readdir(this.storage.incomingFolder)) {
      const path = join(this.storage.incomingFolder, name);
      const age = now.getTime() - ((await stat(path).catch(() => null))?.mtimeMs ?? now.getTime());
      if (age < DAY_MS || name === RESUMABLE_FOLDER) continue;
      await rm(path, { force: true, recursive: true });
      removed += 1;
    }
    return removed;
  }

  private async accept(path: string, inspected: InspectedBytes, givenName: string): Promise<ReceivedFile> {
    const { sha256, bytes } = inspected;
    const judged = await judge(path, inspected.sniffed);
    requireSize(judged.type.kind, bytes);
    await this.scan(path, sha256, givenName, judged.type.kind);
    const stored = judged.type.kind === 'captions' ? await rewriteCaptions(path) : { sha256, bytes };
    return { path, ...stored, fileName: cleanFileName(givenName, judged.type.extension), ...judged };
  }

  /** What the scanner knows is refused and stands in the trail, whichever door it came by. */
  private async scan(path: string, sha256: string, givenName: string, kind: MediaKind): Promise<void> {
    if (!this.scanner.isSet) return;
    try {
      await this.scanner.requireClean(await fileToScan(path), { inPieces: kind !== 'document' });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
      await this.database.transaction((manager) =>
        this.audit.record(manager, {
          actor: systemActor,
          organizationId: null,
          action: 'asset.infected',
          objectType: 'file',
          objectId: newId(),
          details: { fileName: givenName.slice(0, 200), sha256, signature: String(error.extra.signature) },
        }),
      );
      throw error;
    }
  }
}

async function write(chunks: AsyncIterable<Buffer>, path: string): Promise<InspectedBytes> {
  const inspection = new FileInspection();
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      await inspection.push(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return inspection.finish();
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
