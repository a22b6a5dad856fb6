import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { MediaChecksModule } from '@haojiao/features/media-checks';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ProofingModule } from '@haojiao/features/proofing';
import { CheckMediaAtSignOff } from './check-media-at-sign-off';
import { CorrectReview } from './correct-review';
import { ReviewDelegationsService } from './delegations/review-delegations.service';
import { DecideReview } from './decide-review';
import { EscalateReview } from './escalate-review';
import { ListReviews } from './list-reviews';
import { emergencyProviders } from './emergency/emergency-providers';
import { OpenReview } from './open-review';
import { OpenStage } from './open-stage';
import { ProofAtSignOff } from './proof-at-sign-off';
import { RecallReview } from './recall-review';
import { reprintProviders } from './reprints/reprint-providers';
import { ReviewFlowsService } from './review-flows.service';
import { reviewRoom } from './review-room';
import './persistence/review-flow-version.entity';
import { ReviewAuthority } from './review-authority';
import { ReviewChanges } from './review-changes';
import { ReviewsService } from './reviews.service';
import { ReviewSeparationService } from './separation/review-separation.service';
import { SubmitForReview } from './submit-for-review';

const useCases = [
  SubmitForReview,
  DecideReview,
  CorrectReview,
  EscalateReview,
  ReviewChanges,
  RecallReview,
  ListReviews,
  ReviewFlowsService,
  ReviewSeparationService,
  ReviewDelegationsService,
];

/** Reviews, the flows they follow and the sign-off they end in. */
@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    NoticesModule,
    ContentsModule,
    ProofingModule,
    MediaChecksModule,
  ],
  providers: [
    ReviewsService,
    OpenReview,
    OpenStage,
    ReviewAuthority,
    ProofAtSignOff,
    CheckMediaAtSignOff,
    ...useCases,
    ...reviewRoom,
    ...emergencyProviders,
    ...reprintProviders,
  ],
  exports: [ReviewsService, ...useCases, ...reviewRoom, ...emergencyProviders, ...reprintProviders],
})
export class ReviewsModule {}
