import { IsOptional, IsUUID } from 'class-validator';

export class PreviewRequest {
  /** Which of several accounts of the platform; default: the first one that the unit uses. */
  @IsOptional()
  @IsUUID()
  channelAccountId?: string;
}
