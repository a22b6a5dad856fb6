import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ProofingModule } from '@haojiao/features/proofing';
import { DecideReview } from './decide-review';
import { ListReviews } from './list-reviews';
import { OpenStage } from './open-stage';
import { ProofAtSignOff } from './proof-at-sign-off';
import { RecallReview } from './recall-review';
import { reprintProviders } from './reprints/reprint-providers';
import { ReviewFlowsService } from './review-flows.service';
import { reviewRoom } from './review-room';
import { ReviewsService } from './reviews.service';
import { SubmitForReview } from './submit-for-review';

const useCases = [SubmitForReview, DecideReview, RecallReview, ListReviews, ReviewFlowsService];

/** Reviews, the flows they follow and the sign-off they end in. */
@Module({
  imports: [AuditModule, OrganizationsModule, NoticesModule, ContentsModule, ProofingModule],
  providers: [ReviewsService, OpenStage, ProofAtSignOff, ...useCases, ...reviewRoom, ...reprintProviders],
  exports: [ReviewsService, ...useCases, ...reviewRoom, ...reprintProviders],
})
export class ReviewsModule {}
