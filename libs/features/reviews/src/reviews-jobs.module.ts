import { Module } from '@nestjs/common';
import { NoticesModule } from '@haojiao/features/notices';
import { RemindOfReviews } from './reminders/remind-of-reviews.sweep';
import { ReviewsModule } from './reviews.module';

/** What a worker looks after. */
@Module({
  imports: [ReviewsModule, NoticesModule],
  providers: [RemindOfReviews],
  exports: [RemindOfReviews, ReviewsModule],
})
export class ReviewsJobsModule {}
