import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsModule } from '@haojiao/features/publications';
import './persistence/site-preview.entity';
import './persistence/site-settings.entity';
import { SiteAssetUsage } from './site-asset-usage';
import { SiteFinder } from './site-finder';
import { SitePictures } from './site-pictures';
import { SitePreviews } from './site-previews';
import { SitesService } from './sites.service';
import { TopicFinder } from './topics/topic-finder';
import { TopicSources } from './topics/topic-sources';
import './topics/topic.entity';
import { TopicsService } from './topics/topics.service';

/** How a unit's public pages look and what they must say of the unit. */
@Module({
  imports: [AssetsModule, AuditModule, OrganizationsModule, PublicationsModule],
  providers: [
    ...[SiteAssetUsage, SiteFinder, SitePictures, SitePreviews, SitesService],
    ...[TopicFinder, TopicSources, TopicsService],
  ],
  exports: [SiteFinder, SitePictures, SitePreviews, SitesService, TopicFinder, TopicsService],
})
export class SitesModule {}
