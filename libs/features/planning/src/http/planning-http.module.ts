import { Module } from '@nestjs/common';
import { PlanningModule } from '../planning.module';
import { StoryIdeasController } from '../story-ideas/story-ideas.controller';

@Module({ imports: [PlanningModule], controllers: [StoryIdeasController] })
export class PlanningHttpModule {}
