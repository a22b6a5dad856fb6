import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { DeliveryDocument } from './domain/delivery-document';
import { renderItemPage } from './pages/item-page';
import { DeliveryArchiveEntity } from './persistence/delivery-archive.entity';
import { DeliveryReader } from './persistence/delivery-reader';
import { SiteUnitMaker } from './site-unit-maker';

export interface ArchivedPage {
  publicationId: string;
  revisionId: string;
  liveFrom: Date;
  /** Null: still to be seen. */
  liveUntil: Date | null;
  document: DeliveryDocument;
  /** The page as the site shows such a document now: words and pictures are those of then, the frame is today's. */
  page: Buffer;
}

/** Keeps what readers could see, also after it was taken down or corrected. */
@Injectable()
export class PageArchive {
  constructor(
    private readonly database: Database,
    private readonly reader: DeliveryReader,
    private readonly units: SiteUnitMaker,
    private readonly settings: Settings,
  ) {}

  /** From now on readers see this. */
  async show(
    manager: EntityManager,
    publication: { id: string; contentId: string },
    revisionId: string,
    document: Buffer,
    at: Date,
  ): Promise<void> {
    await this.takeDown(manager, publication.contentId, at);
    await manager.insert(DeliveryArchiveEntity, {
      id: newId(),
      contentId: publication.contentId,
      publicationId: publication.id,
      revisionId,
      document,
      liveFrom: at,
      liveUntil: null,
    });
  }

  /** From now on readers see it no more. */
  async takeDown(manager: EntityManager, contentId: string, at: Date): Promise<void> {
    await this.database.query(
      `UPDATE delivery_archive SET live_until = greatest($2, live_from)
       WHERE content_id = $1 AND live_until IS NULL`,
      [contentId, at],
      manager,
    );
  }

  /** Oldest first. Whoever asks was let through to the item before. */
  async ofContent(contentId: string): Promise<ArchivedPage[]> {
    const rows = await this.database.manager
      .createQueryBuilder(DeliveryArchiveEntity, 'a')
      .where('a.contentId = :contentId', { contentId })
      .orderBy('a.liveFrom')
      .getMany();
    const pages: ArchivedPage[] = [];
    for (const { publicationId, revisionId, liveFrom, liveUntil, document: bytes } of rows) {
      const document = JSON.parse(bytes.toString('utf8')) as DeliveryDocument;
      const row = await this.reader.unit(document.organization.id);
      if (!row) continue;
      const unit = await this.units.make(row);
      const page = renderItemPage({ document, unit, publicUrl: this.settings.publicUrl });
      pages.push({ publicationId, revisionId, liveFrom, liveUntil, document, page });
    }
    return pages;
  }
}
