import { Module } from '@nestjs/common';

/** Podcast feeds of programmes. */
@Module({})
export class PodcastsModule {}
