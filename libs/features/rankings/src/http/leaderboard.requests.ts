import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsDay, ListRequest } from '@haojiao/infrastructure/http';

const LONGEST_TEXT = 200_000;

export class LeaderboardReadingRequest {
  /** The unit that would keep it. */
  @IsUUID()
  organizationId: string;

  /** As it came from a web page or a spreadsheet. */
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_TEXT)
  text: string;
}

export class LeaderboardPeriodRequest {
  /** First day, `YYYY-MM-DD`. */
  @IsDay()
  from: string;

  /** Last day. */
  @IsDay()
  to: string;
}

export class RecordLeaderboardRequest extends LeaderboardReadingRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;

  /** Who ranked. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  publisher: string;

  /** By what, in their words: `WCI V14.2`. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  formula?: string | null;

  @ValidateNested()
  @Type(() => LeaderboardPeriodRequest)
  period: LeaderboardPeriodRequest;

  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(2_000)
  sourceUrl?: string | null;

  /** Keeps what could be read, with the faults beside it. Without it a text with faults is refused. */
  @IsOptional()
  @IsBoolean()
  acceptFaults?: boolean;
}

/** What is absent stays as it is. */
export class CorrectLeaderboardRequest {
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  publisher?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  formula?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => LeaderboardPeriodRequest)
  period?: LeaderboardPeriodRequest;

  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(2_000)
  sourceUrl?: string | null;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_TEXT)
  text?: string;

  @IsOptional()
  @IsBoolean()
  acceptFaults?: boolean;
}

export class LinkEntryRequest {
  /** Of the entry, from 1. */
  @IsInt()
  @Min(1)
  @Max(2_000)
  position: number;

  /** A unit of ours; with neither of both the entry is none of ours. */
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  @IsOptional()
  @IsUUID()
  channelAccountId?: string | null;
}

export class LinkEntriesRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique(({ position }: LinkEntryRequest) => position)
  @ValidateNested({ each: true })
  @Type(() => LinkEntryRequest)
  links: LinkEntryRequest[];
}

export class ListLeaderboardsRequest extends ListRequest {
  /** A unit with everything below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
