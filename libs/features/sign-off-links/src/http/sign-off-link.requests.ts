import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

export class IssueSignOffLinkRequest {
  /** Who is to decide: somebody who may decide the stage that waits; needs no password of their own. */
  @IsUUID()
  userId: string;

  /** How long it is good; default 24. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(168)
  hours?: number;
}
