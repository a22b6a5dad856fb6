import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { BrandsModule } from '@haojiao/features/brands';
import { ContentsModule } from '@haojiao/features/contents';
import { LanguageVersionsModule } from '@haojiao/features/language-versions';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ProgrammesModule } from '@haojiao/features/programmes';
import { PublicationsModule } from '@haojiao/features/publications';
import { SitesModule } from '@haojiao/features/sites';
import { DeliveredBrands } from './brands/delivered-brands';
import { FollowBrands } from './brands/follow-brands';
import './columns/column-former-code.entity';
import { DeliveryDocuments } from './delivery-documents';
import { DocumentMaker } from './document-maker';
import './persistence/delivery-document.entity';
import { PageArchive } from './page-archive';
import './persistence/delivery-archive.entity';
import './persistence/delivery-preview.entity';
import { DeliveryReader } from './persistence/delivery-reader';
import { LanguageReader } from './persistence/language-reader';
import { NamedOnSites } from './listening/named-on-sites';
import { ProgrammeVisibility } from './programme-visibility';
import { PublishedContents } from './published-contents';
import { ReindexSearch } from './search/reindex-search.sweep';
import { SiteMediaFinder } from './site-media';
import { SiteOutlet } from './site-outlet';
import { SiteUnitMaker } from './site-unit-maker';

/** What is published to the own site, ready to be read. Needed in every process in which publications go live. */
@Module({
  imports: [
    AssetsModule,
    BrandsModule,
    ContentsModule,
    LanguageVersionsModule,
    OrganizationsModule,
    ProgrammesModule,
    PublicationsModule,
    SitesModule,
  ],
  providers: [
    DeliveredBrands,
    DeliveryDocuments,
    DeliveryReader,
    LanguageReader,
    DocumentMaker,
    FollowBrands,
    PageArchive,
    NamedOnSites,
    ProgrammeVisibility,
    PublishedContents,
    ReindexSearch,
    SiteMediaFinder,
    SiteOutlet,
    SiteUnitMaker,
  ],
  exports: [DeliveryDocuments, DocumentMaker, LanguageReader, PageArchive, PublishedContents, SiteUnitMaker],
})
export class DeliveryModule {}
