import { Module } from '@nestjs/common';
import { NotesController } from '../notes/notes.controller';
import { OpeningsController } from '../openings/openings.controller';
import { ReviewsModule } from '../reviews.module';
import { ReviewFlowsController } from './review-flows.controller';
import { ReviewsController } from './reviews.controller';

@Module({
  imports: [ReviewsModule],
  controllers: [ReviewFlowsController, ReviewsController, OpeningsController, NotesController],
})
export class ReviewsHttpModule {}
