import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { separationModes } from '../domain/separation';
import type { SeparationMode } from '../domain/separation';

export class DecideSeparationRequest {
  /** `handling_editor`: who only saved an item as its editor may decide `review_1` and `proof_1` of it. */
  @IsIn(separationModes)
  mode: SeparationMode;

  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}
