import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

const DAY_MINUTES = 24 * 60;

export class IssuePreviewRequest {
  /** One of the item's; without it what was last saved. */
  @IsOptional()
  @IsUUID()
  revisionId?: string | null;

  /** How long the link opens; a day without it, a week at most. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(7 * DAY_MINUTES)
  expiresInMinutes: number = DAY_MINUTES;
}
