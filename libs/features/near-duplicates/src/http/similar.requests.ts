import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { similarOutcomes } from '../persistence/near-duplicate-pair.entity';
import type { SimilarOutcome } from '../persistence/near-duplicate-pair.entity';

export class DecideSimilarRequest {
  /** `joint`: both count and share their points; `duplicate`: the earlier one counts; `keep`: not alike after all. */
  @IsIn(similarOutcomes)
  outcome: SimilarOutcome;

  /** For a duplicate the sender of the later one reads it; else for editors alone. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason?: string | null;
}
