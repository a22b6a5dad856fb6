import type { FileHandle } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { SNIFF_BYTES } from '@haojiao/infrastructure/media';
import { translateStorageError } from '@haojiao/infrastructure/storage';
import { requireAcceptableHead } from '@haojiao/features/assets';
import type { Actor } from '@haojiao/features/organizations';
import type { UploadChecksum } from './domain/upload-checksum';
import { uploadLimits } from './domain/upload-limits';
import type { UploadEntity } from './persistence/upload.entity';
import { RefuseUpload } from './refuse-upload';
import {
  checksumMismatch,
  offsetMismatch,
  uploadBusy,
  uploadInterrupted,
  uploadTooLong,
} from './upload-errors';
import { UploadFiles } from './upload-files';
import { UploadLease } from './upload-lease';
import { UploadLeases } from './upload-leases';
import { UploadRights } from './upload-rights';

/** The bytes of one request. */
export interface UploadPart {
  /** Where they belong, bytes from the beginning of the file. */
  offset: number;
  /** Null when the request does not say. */
  contentLength: number | null;
  checksum: UploadChecksum | null;
  chunks: AsyncIterable<Buffer>;
  /** Ends a connection that has fallen silent. */
  hangUp: () => void;
}

/** What a killed process held is free after a lease's life: whoever comes back at once is let wait for so long. */
const PATIENCE_MS = UploadLease.LIFE_MS + 1_000;

@Injectable()
export class ReceiveBytes {
  constructor(
    private readonly database: Database,
    private readonly files: UploadFiles,
    private readonly leases: UploadLeases,
    private readonly rights: UploadRights,
    private readonly refusals: RefuseUpload,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes the bytes to their place. Whatever ends the request, what was flushed to the disk counts as received, and
   * nothing else. Bytes under a checksum count once it was compared.
   * @throws AppError `upload_offset_mismatch`, `upload_busy` (409), `upload_too_long`, `file_too_large` (413),
   * `media_type_unsupported` (415), `checksum_mismatch` (460), `storage_full` (503), `upload_interrupted`,
   * `not_signed_in`, `not_allowed`
   */
  async run(actor: Actor, { id }: UploadEntity, part: UploadPart): Promise<void> {
    const lease = await this.leases.take(id, 'receiving', PATIENCE_MS);
    if (!lease) throw uploadBusy();
    const { upload } = lease;
    const size = await this.files.size(id);
    const start = Math.min(upload.receivedBytes, size);
    const writing = { position: start, durable: start };
    let file: FileHandle | null = null;
    try {
      if (part.offset !== start) throw offsetMismatch(start);
      if (part.contentLength !== null && part.contentLength > upload.length - start)
        throw uploadTooLong(upload.length);
      file = await this.files.open(id);
      // What was not flushed in time is sent again.
      if (size > start) await file.truncate(start);
      await this.write(actor, lease, file, part, writing);
      if (part.checksum && !part.checksum.matches()) throw checksumMismatch(start);
      await file.datasync();
      writing.durable = writing.position;
    } catch (error) {
      if (file && !part.checksum) await this.save(file, writing);
      if (part.checksum) writing.durable = start;
      throw translateStorageError(error);
    } finally {
      await lease.end();
      await file?.close();
      await this.release(lease, writing.durable);
    }
  }

  private async write(
    actor: Actor,
    lease: UploadLease,
    file: FileHandle,
    part: UploadPart,
    writing: { position: number; durable: number },
  ): Promise<void> {
    const { upload } = lease;
    const silence = setTimeout(part.hangUp, uploadLimits.silenceMs);
    let lastChunkAt = performance.now();
    let rightsCheckedAt = lastChunkAt;
    lease.keep(async () => {
      if (performance.now() - rightsCheckedAt > uploadLimits.rightsCheckMs) {
        rightsCheckedAt = performance.now();
        await this.rights.requireStill(actor, upload.organizationId);
      }
      if (lease.isWanted && performance.now() - lastChunkAt > uploadLimits.contestedSilenceMs) part.hangUp();
      if (part.checksum) return {};
      await this.save(file, writing);
      return writing.durable < upload.length ? { receivedBytes: writing.durable } : {};
    });
    try {
      for await (const chunk of understood(part.chunks)) {
        silence.refresh();
        lastChunkAt = performance.now();
        lease.requireHeld();
        if (writing.position + chunk.length > upload.length) throw uploadTooLong(upload.length);
        await writeWhole(file, chunk, writing.position);
        part.checksum?.push(chunk);
        const isHeadThere = writing.position < SNIFF_BYTES && writing.position + chunk.length >= SNIFF_BYTES;
        writing.position += chunk.length;
        if (isHeadThere && upload.length > SNIFF_BYTES) await this.requireHead(actor, lease, file);
      }
    } finally {
      clearTimeout(silence);
    }
  }

  private async save(file: FileHandle, writing: { position: number; durable: number }): Promise<void> {
    const { position } = writing;
    await file.datasync().then(
      () => (writing.durable = position),
      // What ended the writing is told; this would only say it again.
      () => undefined,
    );
  }

  /** What the first bytes forbid is refused for good, long before the last ones come. */
  private async requireHead(actor: Actor, lease: UploadLease, file: FileHandle): Promise<void> {
    const head = Buffer.alloc(SNIFF_BYTES);
    await file.read(head, 0, SNIFF_BYTES, 0);
    try {
      await requireAcceptableHead(head, lease.upload.length);
    } catch (error) {
      if (error instanceof AppError) await this.refusals.run(lease, error, actor.audit);
      throw error;
    }
  }

  /** A lease that was lost, or whose upload was ended meanwhile, changes nothing. */
  private async release({ upload, id: leaseId }: UploadLease, durable: number): Promise<void> {
    const isWhole = durable === upload.length;
    const now = this.clock.now().getTime();
    const livesMs = isWhole ? uploadLimits.judgingMs : uploadLimits.idleMs;
    const expiresAt = durable > upload.receivedBytes ? new Date(now + livesMs) : upload.expiresAt;
    await this.database.query(
      `UPDATE uploads SET received_bytes = $3, state = $4, expires_at = $5,
         next_try_at = CASE WHEN $4 = 'judging' THEN now() END,
         lease_id = NULL, leased_until = NULL, updated_at = now()
       WHERE id = $1 AND lease_id = $2`,
      [upload.id, leaseId, durable, isWhole ? 'judging' : 'receiving', expiresAt],
    );
  }
}

/** One `write` may take less than it is given. */
async function writeWhole(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    done += (await file.write(chunk, done, chunk.length - done, position + done)).bytesWritten;
  }
}

async function* understood(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        throw uploadInterrupted(error);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
