import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Settings } from '@haojiao/infrastructure/config';
import { openReadyDoor } from '@haojiao/infrastructure/http';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { ProgrammesModule } from '@haojiao/features/programmes';
import { SessionsModule } from '@haojiao/features/sessions';
import { SitesModule } from '@haojiao/features/sites';
import { DeliveryModule } from '../delivery.module';
import { DeliveryReader } from '../persistence/delivery-reader';
import { NeighbourReader } from '../persistence/neighbour-reader';
import { PageReader } from '../persistence/page-reader';
import { DeliveryChanges } from '../reading/delivery-changes';
import { DeliveryReads } from '../reading/delivery-reads';
import { FrontPages } from '../reading/front-pages';
import { ItemPages } from '../reading/item-pages';
import { PageReads } from '../reading/page-reads';
import { PreviewPages } from '../reading/preview-pages';
import { SiteUnits } from '../reading/site-units';
import { TopicPages } from '../reading/topic-pages';
import { OrganizationSiteMaps } from '../sitemaps/organization-site-maps';
import { OrganizationSiteMapsController } from '../sitemaps/organization-site-maps.controller';
import { SiteMapReader } from '../sitemaps/site-map-reader';
import { UnitPageEntries } from '../sitemaps/unit-page-entries';
import { SiteMaps } from '../sitemaps/site-maps';
import { SiteMapsController } from '../sitemaps/site-maps.controller';
import { FeedPages } from '../feeds/feed-pages';
import { FeedSources } from '../feeds/feed-sources';
import { FeedWordReader } from '../feeds/feed-word-reader';
import { SharedCaching } from '../caching/shared-caching';
import { BrandFinder } from '../brands/brand-finder';
import { ColumnFinder } from '../columns/column-finder';
import { Directories } from '../directories/directories';
import { DirectoryReader } from '../directories/directory-reader';
import { IssuePreviews } from '../previews/issue-previews';
import { ItemPreviewPages } from '../previews/item-preview-pages';
import { OpenPreviews } from '../previews/open-previews';
import { SparseReads } from '../sparse/sparse-reads';
import { ArchivePages } from '../archive/archive-pages';
import { ArchiveReader } from '../archive/archive-reader';
import { SearchGate } from '../search/search-gate';
import { SearchPages } from '../search/search-pages';
import { SearchReader } from '../search/search-reader';
import { PeoplePages } from '../listening/people-pages';
import { PersonPageReader } from '../listening/person-page-reader';
import { PersonPages } from '../listening/person-pages';
import { ProgrammePageReader } from '../listening/programme-page-reader';
import { ProgrammePages } from '../listening/programme-pages';
import { SoundPartsFinder } from '../listening/sound-parts';
import { ProgrammePagesController } from './programme-pages.controller';
import { ArchiveController } from './archive.controller';
import { FindingPagesController } from './finding-pages.controller';
import { DeliveryPreviewsController } from './delivery-previews.controller';
import { OpenedPreviewsController } from './opened-previews.controller';
import { DirectoriesController } from './directories.controller';
import { DeliveryContentsController } from './delivery-contents.controller';
import { DeliveredVersionsController } from './language-versions.controller';
import { FeedsController } from './feeds.controller';
import { PagesController } from './pages.controller';
import { PersonPagesController } from './person-pages.controller';
import { PreviewPagesController } from './preview-pages.controller';
import { readyDoor } from './ready-door';

@Module({
  imports: [
    AssetsModule,
    AuditModule,
    ContentsModule,
    DeliveryModule,
    ProgrammesModule,
    SessionsModule,
    SitesModule,
  ],
  controllers: [
    ArchiveController,
    FindingPagesController,
    ProgrammePagesController,
    DeliveryContentsController,
    DeliveredVersionsController,
    DeliveryPreviewsController,
    DirectoriesController,
    FeedsController,
    OpenedPreviewsController,
    PagesController,
    PersonPagesController,
    PreviewPagesController,
    OrganizationSiteMapsController,
    SiteMapsController,
  ],
  providers: [
    ...[
      Directories,
      DirectoryReader,
      IssuePreviews,
      ItemPreviewPages,
      OpenPreviews,
      SharedCaching,
      SparseReads,
    ],
    ...[PeoplePages, PersonPageReader, PersonPages, ProgrammePageReader, ProgrammePages],
    SoundPartsFinder,
    ...[ArchivePages, ArchiveReader, BrandFinder, ColumnFinder, SearchGate, SearchPages, SearchReader],
    ...[OrganizationSiteMaps, SiteMapReader, UnitPageEntries],
    ...[FeedPages, FeedSources, FeedWordReader],
    ...[DeliveryChanges, DeliveryReader, DeliveryReads, NeighbourReader, PageReader],
    ...[FrontPages, ItemPages, PageReads, PreviewPages, SiteMaps, SiteUnits, TopicPages],
  ],
  exports: [DeliveryChanges],
})
export class DeliveryHttpModule {
  constructor(host: HttpAdapterHost, reads: DeliveryReads, pages: PageReads, settings: Settings) {
    openReadyDoor(
      host.httpAdapter.getInstance<FastifyInstance>(),
      readyDoor(reads, pages, settings.publicUrl),
    );
  }
}
