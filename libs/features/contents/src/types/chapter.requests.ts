import { IsNumber, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';

/** What a chapter of sound and of film has in common. */
export class ChapterRequest {
  /** From the beginning; fractions allowed. */
  @IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 3 })
  @Min(0)
  @Max(360_000)
  startSeconds: number;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;
}
