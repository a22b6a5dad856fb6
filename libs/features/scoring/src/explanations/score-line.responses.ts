import { ApiProperty } from '@nestjs/swagger';
import { scoreLineCodes } from '../domain';
import type { ScoreLineCode } from '../domain';

export class ScoreLineResponse {
  @ApiProperty({ enum: scoreLineCodes })
  code: ScoreLineCode;

  zh: string;
  en: string;
  points: number;
  /** Day of the fact; null for what comes from no single day. */
  on: string | null;
  /** The adoption, instruction or penalty that it comes from. */
  factId: string | null;
  /** The version by which it was counted; null where several took part. */
  versionId: string | null;
}
