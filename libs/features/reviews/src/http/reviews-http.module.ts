import { Module } from '@nestjs/common';
import { EmergencyOrdersController } from '../emergency/http/emergency-orders.controller';
import { reprintControllers } from '../reprints/http/reprint-controllers';
import { ReviewDelegationsController } from '../delegations/review-delegations.controller';
import { ReviewsModule } from '../reviews.module';
import { ReviewSeparationController } from '../separation/review-separation.controller';
import { ReviewFlowsController } from './review-flows.controller';
import { reviewRoomControllers } from './review-room.controllers';
import { ReviewsController } from './reviews.controller';

@Module({
  imports: [ReviewsModule],
  controllers: [
    ReviewFlowsController,
    ReviewsController,
    ReviewSeparationController,
    ReviewDelegationsController,
    ...reviewRoomControllers,
    EmergencyOrdersController,
    ...reprintControllers,
  ],
})
export class ReviewsHttpModule {}
