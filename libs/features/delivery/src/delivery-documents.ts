import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { languageKeyOf } from '@haojiao/features/programmes';
import type { PublicationEntity } from '@haojiao/features/publications';
import { DELIVERY_CHANGED } from './domain/delivery-change';
import type { DeliveryChange } from './domain/delivery-change';
import { summaryOf } from './domain/delivery-document';
import type { DeliveryDocument } from './domain/delivery-document';
import { etagOfBytes } from './domain/etag';
import { SEARCH_VERSION } from './search/search-fields';
import { DocumentMaker } from './document-maker';
import { PageArchive } from './page-archive';
import { LanguageReader } from './persistence/language-reader';

interface Standing {
  publishedAt: Date | null;
  programmeId: string | null;
  now: Date;
}

/** Writes what readers get, in the transaction in which it goes live or is taken down. */
@Injectable()
export class DeliveryDocuments {
  constructor(
    private readonly database: Database,
    private readonly maker: DocumentMaker,
    private readonly archive: PageArchive,
    private readonly languages: LanguageReader,
  ) {}

  /** Doing it again writes it anew; what stays live keeps the time of its first appearance. */
  async publish(manager: EntityManager, publication: PublicationEntity): Promise<void> {
    // Held first: whoever makes it private, or renames the column, holds that before what was published, too.
    const programme = await this.maker.holdProgramme(manager, publication);
    const standing = await this.standing(manager, publication.contentId);
    const times = {
      publishedAt: standing.publishedAt ?? publication.publishedAt ?? standing.now,
      updatedAt: standing.now,
    };
    const { revisionId, organization, document, search } = await this.maker.make(manager, publication, times);
    const bytes = Buffer.from(JSON.stringify(document));
    await this.database.query(
      `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, column_id,
         column_code, type, slug, tags, state, published_at, updated_at, etag, document, summary, search, locale,
         programme_id, episode_language, search_version, person_ids, episode_season, episode_number, episode_type,
         brand_id, brand_code)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $18, $11, $12, $13, $14, $15, $16::tsvector, $17, $19, $20, $21,
         $22::uuid[], $23, $24, $25, $26, $27)
       ON CONFLICT (content_id) DO UPDATE SET publication_id = excluded.publication_id,
         revision_id = excluded.revision_id, organization_id = excluded.organization_id, org_path = excluded.org_path,
         column_id = excluded.column_id, column_code = excluded.column_code, slug = excluded.slug,
         tags = excluded.tags, state = excluded.state, published_at = excluded.published_at,
         updated_at = excluded.updated_at, etag = excluded.etag, document = excluded.document,
         summary = excluded.summary, search = excluded.search, locale = excluded.locale,
         programme_id = excluded.programme_id, episode_language = excluded.episode_language,
         search_version = excluded.search_version, person_ids = excluded.person_ids,
         episode_season = excluded.episode_season, episode_number = excluded.episode_number,
         episode_type = excluded.episode_type, brand_id = excluded.brand_id, brand_code = excluded.brand_code`,
      [
        document.id,
        publication.id,
        revisionId,
        organization.id,
        organization.path,
        document.column?.id ?? null,
        document.column?.code ?? null,
        document.type,
        document.slug,
        document.tags,
        times.publishedAt,
        times.updatedAt,
        etagOfBytes(bytes),
        bytes,
        Buffer.from(JSON.stringify(summaryOf(document))),
        search,
        document.locale,
        programme?.visibility === 'private' ? 'private' : 'live',
        programme?.id ?? null,
        programme && languageKeyOf(document.locale),
        SEARCH_VERSION,
        peopleIn(document),
        document.episode?.season ?? null,
        document.episode?.number ?? null,
        document.episode ? (document.episode.episodeType ?? 'full') : null,
        document.brand?.id ?? null,
        document.brand?.code ?? null,
      ],
      manager,
    );
    await this.archive.show(manager, publication, revisionId, bytes, times.updatedAt);
    await this.tellWithVersions(manager, {
      contentId: document.id,
      slug: document.slug,
      programmeIds: idsOf(programme?.id, standing.programmeId),
    });
  }

  /** Takes the words away and leaves the address, where readers learn that it is gone. */
  async withdraw(manager: EntityManager, publication: PublicationEntity): Promise<void> {
    const { now } = await this.standing(manager, publication.contentId);
    const [rows] = await manager.query<[{ slug: string; programmeId: string | null }[], number]>(
      `UPDATE delivery_documents SET state = CASE state WHEN 'live' THEN 'withdrawn' ELSE 'private_withdrawn' END,
         updated_at = $3, etag = NULL, document = NULL, summary = NULL, search = NULL, person_ids = '{}'
       WHERE content_id = $1 AND publication_id = $2 AND state IN ('live', 'private')
       RETURNING slug, programme_id AS "programmeId"`,
      [publication.contentId, publication.id, now],
    );
    const withdrawn = rows[0];
    if (!withdrawn) return;
    await this.archive.takeDown(manager, publication.contentId, now);
    await this.tellWithVersions(manager, {
      contentId: publication.contentId,
      slug: withdrawn.slug,
      programmeIds: idsOf(withdrawn.programmeId),
    });
  }

  /** Pages name the versions in other languages: those of items that came to belong together, or no longer do. */
  async linked(manager: EntityManager, contentIds: readonly string[]): Promise<void> {
    for (const page of await this.languages.pagesNaming(contentIds, manager)) await this.tell(manager, page);
  }

  private async tellWithVersions(
    manager: EntityManager,
    change: { contentId: string; slug: string; programmeIds: string[] },
  ): Promise<void> {
    await this.tell(manager, change);
    const pages = await this.languages.pagesNaming([change.contentId], manager);
    for (const page of pages) if (page.contentId !== change.contentId) await this.tell(manager, page);
  }

  /** The time of this writing, a second after the last at least; and since when the item is live without a break. */
  private async standing(manager: EntityManager, contentId: string): Promise<Standing> {
    const [row] = await this.database.query<Standing>(
      `SELECT CASE WHEN state IN ('live', 'private') THEN published_at END AS "publishedAt",
              programme_id AS "programmeId",
              greatest(date_trunc('milliseconds', clock_timestamp()), updated_at + interval '1 second') AS now
       FROM delivery_documents WHERE content_id = $1 FOR UPDATE`,
      [contentId],
      manager,
    );
    return row ?? { publishedAt: null, programmeId: null, now: new Date() };
  }

  /** Heard by every process when, and only if, the transaction is committed. */
  private async tell(manager: EntityManager, change: DeliveryChange): Promise<void> {
    await this.database.query(
      'SELECT pg_notify($1, $2)',
      [DELIVERY_CHANGED, JSON.stringify(change)],
      manager,
    );
  }
}

function peopleIn({ episode }: DeliveryDocument): string[] {
  return [...new Set(episode?.people?.map(({ personId }) => personId))].toSorted();
}

function idsOf(...ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null && id !== undefined))];
}
