export class ReviewOpeningResponse {
  reviewId: string;
  revisionId: string;
  openedBy: string;
  /** The first time. */
  openedAt: string;
}
