import { Module } from '@nestjs/common';
import { ReviewsModule } from '../reviews.module';
import { ReviewFlowsController } from './review-flows.controller';
import { reviewRoomControllers } from './review-room.controllers';
import { ReviewsController } from './reviews.controller';

@Module({
  imports: [ReviewsModule],
  controllers: [ReviewFlowsController, ReviewsController, ...reviewRoomControllers],
})
export class ReviewsHttpModule {}
