import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CanonicalUrls, ColumnEntity, ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import { ProgrammeCatalogue } from '@haojiao/features/programmes';
import type { CatalogueProgramme } from '@haojiao/features/programmes';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import type { PublicationEntity } from '@haojiao/features/publications';
import { DeliveredBrands } from './brands/delivered-brands';
import { deliveredBlock } from './delivered-block';
import type { DeliveryDocument } from './domain/delivery-document';
import { searchVectorOf } from './search/search-fields';
import { SiteMediaFinder } from './site-media';

/** Which revision of an item is made into what readers get, and by which platform's variant. */
export type PublishedRevision = Pick<PublicationEntity, 'id' | 'contentId' | 'revisionId' | 'platform'>;

export interface MadeDocument {
  revisionId: string;
  organization: OrganizationEntity;
  document: DeliveryDocument;
  /** `tsvector` literal */
  search: string;
}

/** Turns the approved revision of a publication into what readers get. */
@Injectable()
export class DocumentMaker {
  constructor(
    private readonly contents: ContentsService,
    private readonly organizations: OrganizationsService,
    private readonly urls: CanonicalUrls,
    private readonly media: SiteMediaFinder,
    private readonly programmes: ProgrammeCatalogue,
    private readonly brands: DeliveredBrands,
  ) {}

  /**
   * The programme of the approved revision, held until the transaction ends, as its column and brand are: whoever renames one
   * follows with what was published in it. Null for what is no episode of a programme.
   */
  async holdProgramme(
    manager: EntityManager,
    publication: PublishedRevision,
  ): Promise<CatalogueProgramme | null> {
    const content = await this.contents.load(publication.contentId, manager);
    const { document } = await this.contents.revision(revisionIdOf(publication, content), manager);
    const { episode, columnId, brandId } = document;
    if (columnId) {
      await manager.findOne(ColumnEntity, { where: { id: columnId }, lock: { mode: 'pessimistic_read' } });
    }
    if (brandId) await this.brands.hold(brandId, manager);
    return episode?.programmeId ? this.programmes.programme(episode.programmeId, manager) : null;
  }

  async make(
    manager: EntityManager,
    publication: PublishedRevision,
    times: { publishedAt: Date; updatedAt: Date },
  ): Promise<MadeDocument> {
    const content = await this.contents.load(publication.contentId, manager);
    const revision = await this.contents.revision(revisionIdOf(publication, content), manager);
    const organization = await this.organizations.load(content.organizationId, manager);
    const approved = revision.document;
    const variant = approved.variants[publication.platform] ?? {};
    const column = approved.columnId
      ? await manager.findOneBy(ColumnEntity, { id: approved.columnId })
      : null;
    const media = await this.media.find(revision.assetIds, approved, manager);
    const coverId = variant.coverAssetId ?? approved.coverAssetId;
    const mediaId = approved.episode?.audioAssetId ?? approved.video?.videoAssetId;
    const people = await this.programmes.people(
      approved.episode?.people?.map(({ personId }) => personId) ?? [],
      manager,
    );
    const brand = approved.brandId ? await this.brands.of(approved.brandId, manager) : null;
    const document: DeliveryDocument = {
      id: content.id,
      slug: content.slug,
      type: approved.type,
      locale: approved.locale,
      title: variant.title ?? approved.title,
      summary: variant.summary ?? approved.summary,
      byline: approved.byline,
      tags: variant.tags ?? approved.tags,
      organization: { id: organization.id, code: organization.code, name: organization.name },
      column: column && { id: column.id, code: column.code, name: column.name },
      ...(brand && { brand }),
      cover: (coverId && media.images.get(coverId)) || null,
      media: (mediaId && media.media.get(mediaId)) || null,
      canonicalUrl: await this.urls.of(content, manager),
      publishedAt: times.publishedAt.toISOString(),
      updatedAt: times.updatedAt.toISOString(),
      source: approved.source,
      ...deliveredBlock(approved, media, people, variant.text),
    };
    const search = searchVectorOf(document);
    return { revisionId: revision.id, organization, document, search };
  }
}

function revisionIdOf(publication: PublishedRevision, content: ContentEntity): string {
  const id = publication.revisionId ?? content.approvedRevisionId;
  if (id) return id;
  throw new Error(`Publication ${publication.id} went live without an approved revision`);
}
