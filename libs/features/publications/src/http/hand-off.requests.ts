import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class MakeHandOffLinkRequest {
  /** Default 72 hours. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(168)
  validForHours?: number;
}
