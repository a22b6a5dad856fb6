import { IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class TakeFrameRequest {
  /** From the beginning of the film; fractions allowed. */
  @IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 3 })
  @Min(0)
  @Max(360_000)
  atSeconds: number;

  /** What somebody who can't see the picture should know. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  altText?: string;
}
