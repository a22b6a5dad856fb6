export * from './domain/review-flow';
export type { Outcome, ReviewState } from './domain/review-transitions';
export * from './http/reviews-http.module';
export { ReviewDecisionEntity } from './persistence/review-decision.entity';
export { ReviewFlowEntity } from './persistence/review-flow.entity';
export { ReviewEntity } from './persistence/review.entity';
export * from './reviews.module';
export * from './reviews.service';
