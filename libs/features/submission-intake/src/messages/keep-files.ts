import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppError, sha256 } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AssetIntake, UploadAsset } from '@haojiao/features/assets';
import type { Actor } from '@haojiao/features/organizations';

export interface FileToKeep {
  name: string;
  bytes: Uint8Array;
  altText?: string;
  /** Anything but a picture is refused. */
  mustBePicture?: boolean;
}

export interface KeptFile {
  assetId: string | null;
  refusal: { code: string; message: Message } | null;
}

/** Files that came by mail or beside a sheet become assets, by the door of all uploads and in their sender's name. */
@Injectable()
export class KeepFiles {
  constructor(
    private readonly database: Database,
    private readonly intake: AssetIntake,
    private readonly upload: UploadAsset,
  ) {}

  /**
   * What the sender has kept since then is taken again, so that a second try makes no second asset.
   * @throws Error for what may pass: storage or database away
   */
  async keep(actor: Actor, organizationId: string, file: FileToKeep, since: Date): Promise<KeptFile> {
    const known = await this.known(actor, organizationId, file, since);
    if (known) return { assetId: known, refusal: null };
    try {
      const chunks = Readable.from([Buffer.from(file.bytes)]) as AsyncIterable<Buffer>;
      const received = await this.intake.receive(chunks, file.name);
      try {
        if (file.mustBePicture && received.type.kind !== 'image') return noPicture;
        const asset = await this.upload.run(actor, received, { organizationId, altText: file.altText ?? '' });
        return { assetId: asset.id, refusal: null };
      } finally {
        await this.intake.discard(received);
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
      return { assetId: null, refusal: { code: error.code, message: reasonOf(error) } };
    }
  }

  /** Plan: the index on `assets.uploaded_by`. */
  private async known(
    actor: Actor,
    organizationId: string,
    { bytes, mustBePicture }: FileToKeep,
    since: Date,
  ): Promise<string | null> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM assets
       WHERE uploaded_by = $1 AND organization_id = $2 AND sha256 = $3 AND created_at >= $4 AND deleted_at IS NULL
         AND (NOT $5::boolean OR kind = 'image') LIMIT 1`,
      [actor.userId, organizationId, sha256(Buffer.from(bytes)), since, mustBePicture ?? false],
    );
    return rows[0]?.id ?? null;
  }
}

/** An input error says what is wrong in its fault. */
function reasonOf({ faults, detail }: AppError): Message {
  return faults[0]?.message ?? detail;
}

const noPicture: KeptFile = {
  assetId: null,
  refusal: { code: 'not_a_picture', message: { zh: '这不是图片。', en: 'This is no picture.' } },
};
