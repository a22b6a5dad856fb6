import { Module } from '@nestjs/common';
import { reprintControllers } from '../reprints/http/reprint-controllers';
import { ReviewsModule } from '../reviews.module';
import { ReviewFlowsController } from './review-flows.controller';
import { reviewRoomControllers } from './review-room.controllers';
import { ReviewsController } from './reviews.controller';

@Module({
  imports: [ReviewsModule],
  controllers: [ReviewFlowsController, ReviewsController, ...reviewRoomControllers, ...reprintControllers],
})
export class ReviewsHttpModule {}
