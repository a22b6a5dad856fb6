import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ReviewsService } from './reviews.service';
import './persistence/review-decision.entity';
import './persistence/review-flow.entity';

/** Reviews, the flows they follow and the sign-off they end in. */
@Module({
  imports: [AuditModule, OrganizationsModule, ContentsModule],
  providers: [ReviewsService],
  exports: [ReviewsService],
})
export class ReviewsModule {}
