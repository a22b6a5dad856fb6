import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { DeliveryHttpModule } from '@haojiao/features/delivery';
import { MediaDeliveryModule } from '@haojiao/features/media-delivery';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ProgrammesModule } from '@haojiao/features/programmes';
import { EpisodeKeys } from '../episode-keys';
import { PodcastsModule } from '../podcasts.module';
import { PodcastFeeds } from '../reading/podcast-feeds';
import { PodcastImages } from '../reading/podcast-images';
import { PodcastReader } from '../reading/podcast-reader';
import { ReadProgrammeFeeds } from '../reading/programme-feeds';
import { EpisodeFilesController } from './episode-files.controller';
import { ProgrammeFeedsController } from './programme-feeds.controller';
import { PodcastsController } from './podcasts.controller';

@Module({
  imports: [
    AssetsModule,
    DeliveryHttpModule,
    MediaDeliveryModule,
    OrganizationsModule,
    PodcastsModule,
    ProgrammesModule,
  ],
  controllers: [EpisodeFilesController, PodcastsController, ProgrammeFeedsController],
  providers: [EpisodeKeys, PodcastFeeds, PodcastImages, PodcastReader, ReadProgrammeFeeds],
})
export class PodcastsHttpModule {}
