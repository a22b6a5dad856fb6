import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes.module';
import { FeedTokensController } from './feed-tokens.controller';
import { PodcastCategoriesController } from './podcast-categories.controller';
import { ProgrammePeopleController } from './programme-people.controller';
import { ProgrammesController } from './programmes.controller';

@Module({
  imports: [ProgrammesModule],
  controllers: [
    FeedTokensController,
    PodcastCategoriesController,
    ProgrammePeopleController,
    ProgrammesController,
  ],
})
export class ProgrammesHttpModule {}
