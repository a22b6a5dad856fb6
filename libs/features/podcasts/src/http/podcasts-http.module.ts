import { Module } from '@nestjs/common';
import { PodcastsModule } from '../podcasts.module';

@Module({ imports: [PodcastsModule] })
export class PodcastsHttpModule {}
