import { Module } from '@nestjs/common';
import { ReviewsModule } from '../reviews.module';
import { ReviewFlowsController } from './review-flows.controller';
import { ReviewsController } from './reviews.controller';

@Module({ imports: [ReviewsModule], controllers: [ReviewFlowsController, ReviewsController] })
export class ReviewsHttpModule {}
