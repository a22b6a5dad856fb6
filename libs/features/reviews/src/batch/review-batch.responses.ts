import { ApiProperty } from '@nestjs/swagger';

const batchOutcomes = ['approved', 'refused'] as const;

export class BatchItemResponse {
  reviewId: string;

  @ApiProperty({ enum: batchOutcomes })
  outcome: (typeof batchOutcomes)[number];

  /** Why it was refused: the code that deciding it alone would answer with. */
  code?: string;
  message?: string;
}

export class ReviewBatchResponse {
  /** In the order asked. */
  items: BatchItemResponse[];
}
