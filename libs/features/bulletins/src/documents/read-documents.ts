import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import type { Actor } from '@haojiao/features/organizations';
import { BulletinAccess } from '../bulletin-access';
import { KeptDrafts } from '../content/kept-drafts';
import { BulletinDocumentEntity } from '../persistence/bulletin-document.entity';
import type { DocumentFormat } from '../persistence/bulletin-document.entity';
import { bulletinFile } from './bulletin-files';
import { bulletinPaper } from './bulletin-paper';
import { FrameBulletins } from './frame-bulletins';

export interface BulletinDocument {
  body: Readable | Buffer;
  /** Of what was issued; null: made for this look. */
  sha256: string | null;
  period: string;
  correctedById: string | null;
}

/** A bulletin as a document: what was issued byte for byte, a draft as it stands. */
@Injectable()
export class ReadDocuments {
  constructor(
    private readonly database: Database,
    private readonly access: BulletinAccess,
    private readonly drafts: KeptDrafts,
    private readonly frames: FrameBulletins,
    private readonly storage: ObjectStorage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `bulletin_not_found`; ObjectMissing where the storage lost what was issued */
  async open(actor: Actor, id: string, format: DocumentFormat): Promise<BulletinDocument> {
    const bulletin = await this.access.requireReading(actor, id);
    const { period } = bulletin;
    const kept = await this.database.manager.findOneBy(BulletinDocumentEntity, { bulletinId: id, format });
    if (kept) {
      const [correction] = await this.database.query<{ id: string }>(
        'SELECT bulletin_id AS id FROM bulletin_issues WHERE corrects_id = $1',
        [id],
      );
      const body = await this.storage.openRead(kept.sha256);
      return { body, sha256: kept.sha256, period, correctedById: correction?.id ?? null };
    }
    const at = this.clock.now();
    const { content } = await this.drafts.of(bulletin);
    const frame = await this.frames.of(bulletin, { number: null, at, isIssued: false });
    const body = await bulletinFile(format, bulletinPaper(frame, content));
    return { body, sha256: null, period, correctedById: null };
  }
}
