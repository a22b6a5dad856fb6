import {
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { adoptionLevels } from '@haojiao/features/submissions';
import type { AdoptionLevel } from '@haojiao/features/submissions';
import { dayPattern } from './adoption.requests';

export class RecordInstructionRequest {
  /** Of the leader. */
  @IsIn(adoptionLevels)
  level: AdoptionLevel;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  leaderName: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  leaderPost: string;

  /** `YYYY-MM-DD` */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  instructedOn: string;

  /** What was written. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  text?: string | null;

  /** Whether those who wrote the report may read it; default false: they know only that there is one. */
  @IsOptional()
  @IsBoolean()
  isOpen?: boolean;

  /** A scan that the caller may read; without one a second person verifies the instruction. */
  @IsOptional()
  @IsUUID()
  proofAssetId?: string | null;
}
