import { IsOptional, IsUUID } from 'class-validator';

export class OpenReviewRequest {
  /** The revision that the caller sees: refused when the review is about another one by now. */
  @IsOptional()
  @IsUUID()
  revisionId?: string;
}
