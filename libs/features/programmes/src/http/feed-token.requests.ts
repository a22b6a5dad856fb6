import { IsString, MaxLength, MinLength } from 'class-validator';

export class IssueFeedTokenRequest {
  /** For whom it is. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  label: string;
}
