import { Module } from '@nestjs/common';
import { ContentsModule } from '../contents.module';
import { ColumnsController } from './columns.controller';
import { ContentRevisionsController } from './content-revisions.controller';
import { ContentVariantsController } from './content-variants.controller';
import { ContentsController } from './contents.controller';
import { LiveContentController } from './live-content.controller';
import { NextEpisodeController } from './next-episode.controller';
import { ProgrammeEpisodesController } from './programme-episodes.controller';

@Module({
  imports: [ContentsModule],
  controllers: [
    ColumnsController,
    ContentRevisionsController,
    ContentVariantsController,
    ContentsController,
    LiveContentController,
    NextEpisodeController,
    ProgrammeEpisodesController,
  ],
})
export class ContentsHttpModule {}
