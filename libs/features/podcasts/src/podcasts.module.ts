import { Module } from '@nestjs/common';
import { ContentsModule } from '@haojiao/features/contents';
import { ProgrammesModule } from '@haojiao/features/programmes';
import { ReviewsModule } from '@haojiao/features/reviews';
import { EpisodeConsents } from './consents/episode-consents';

/** Podcast feeds of programmes, and what must hold before an episode goes out. */
@Module({
  imports: [ContentsModule, ProgrammesModule, ReviewsModule],
  providers: [EpisodeConsents],
})
export class PodcastsModule {}
