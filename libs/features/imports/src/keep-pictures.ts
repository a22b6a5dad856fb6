import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AssetIntake, UploadAsset } from '@haojiao/features/assets';
import type { Actor } from '@haojiao/features/organizations';
import { SessionsService } from '@haojiao/features/sessions';
import type { ReadPicture } from './domain/read-result';
import { ImportEntity } from './persistence/import.entity';
import type { ImportPicture } from './persistence/import.entity';

/** Makes pictures of an import assets of its unit, by the door of all uploads and with the rights of whoever imported. */
@Injectable()
export class KeepPictures {
  private readonly logger = new Logger('imports');

  constructor(
    private readonly database: Database,
    private readonly intake: AssetIntake,
    private readonly upload: UploadAsset,
    private readonly sessions: SessionsService,
  ) {}

  /** Pictures that lay in the document; those of the net stay `found`. Shows its progress in the row. */
  async keepAll(
    found: ImportEntity,
    pictures: readonly { read: ReadPicture; row: ImportPicture }[],
  ): Promise<ImportPicture[]> {
    const rows: ImportPicture[] = [];
    const actor = pictures.some(({ read }) => read.bytes) ? await this.importer(found) : null;
    for (const [at, { read, row }] of pictures.entries()) {
      rows.push(read.bytes ? await this.keep(found, row, read.bytes, actor) : row);
      const progress = Math.round((100 * (at + 1)) / (pictures.length + 1));
      if (read.bytes) await this.database.manager.update(ImportEntity, found.id, { progress });
    }
    return rows;
  }

  /** The row as `kept`, or as `refused` with the reason. */
  async keep(
    found: ImportEntity,
    row: ImportPicture,
    bytes: Buffer,
    actor: Actor | null,
  ): Promise<ImportPicture> {
    if (!actor) return refused(row, importerGone);
    try {
      const received = await this.intake.receive(Readable.from([bytes]) as AsyncIterable<Buffer>, 'picture');
      try {
        if (received.type.kind !== 'image') return refused(row, notAPicture);
        const asset = await this.upload.run(actor, received, {
          organizationId: found.organizationId,
          altText: row.altText,
        });
        return { ...row, state: 'kept', assetId: asset.id, reason: null };
      } finally {
        await this.intake.discard(received);
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.log({ code: error.code, importId: found.id }, 'import.picture_refused');
      return refused(row, error.detail);
    }
  }

  /** Whoever imported it, with today's rights; null when they may not sign in any more. */
  importer(found: ImportEntity): Promise<Actor | null> {
    return this.sessions.onBehalfOf(found.createdBy, found.id, { address: '', requestId: found.id });
  }
}

export function refused(row: ImportPicture, reason: Message): ImportPicture {
  return { ...row, state: 'refused', assetId: null, reason };
}

const importerGone: Message = {
  zh: '导入人的账号已停用，图片没有导入。',
  en: 'The account of whoever imported it is closed; the picture was not taken.',
};

const notAPicture: Message = { zh: '这不是图片。', en: 'This is no picture.' };
