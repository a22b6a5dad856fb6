import { IntersectionType, PartialType } from '@nestjs/swagger';
import {
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';

/** Figures as the platform showed them: `5万`, `8,012`, `10万+`; absent: not known. */
export class BroadcastBodyRequest {
  /** The account on which it ran; absent: none of ours. */
  @IsOptional()
  @IsUUID()
  channelAccountId?: string | null;

  /** Where it ran: `抖音`, `工会视频号`. */
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  place: string;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;

  /** Up to 30 days ahead where it is counted on the own site. */
  @IsRfc3339()
  startedAt: string;

  /**
   * It is shown on the own site: pages report heartbeats to `/delivery/v1/live-broadcasts/{id}/heartbeats`, and views,
   * viewers, the highest number at once and replays are counted, not typed.
   */
  @IsOptional()
  @IsBoolean()
  isCountedOnSite?: boolean;

  /** When it is known the replay begins; until then, and for at most twelve hours, it is live. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(31_536_000)
  durationSeconds?: number | null;

  /** 累计收看, of the broadcast itself. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  views?: string | null;

  /** 观看人数; at most `views`. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  uniqueViewers?: string | null;

  /** 最高同时在线; at most `uniqueViewers`. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  peakConcurrent?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  comments?: string | null;

  /** 回放, from the recording: never a part of `views`. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  replayViews?: string | null;
}

export class CreateBroadcastRequest extends BroadcastBodyRequest {
  @IsUUID()
  organizationId: string;
}

/** What is not named stays; null takes a figure away. */
export class ChangeBroadcastRequest extends PartialType(BroadcastBodyRequest, {
  skipNullProperties: false,
}) {}

export class BroadcastSummaryRequest {
  /** A unit with everything below it; absent: all units that the caller may see figures of. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** That began at this time or later. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** That began before. */
  @IsOptional()
  @IsRfc3339()
  to?: string;
}

export class ListBroadcastsRequest extends IntersectionType(ListRequest, BroadcastSummaryRequest) {}
