import { PartialType } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { contentTypeKeys } from '@haojiao/features/contents';
import { slotDays } from '../domain/slot-occurrences';
import type { SlotDay } from '../domain/slot-occurrences';

export const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

export class RecurringSlotBodyRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** Filled by items of this column of the unit; this or `channelAccountId`, or both. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** Filled by posts on this account. */
  @IsOptional()
  @IsUUID()
  channelAccountId?: string | null;

  /** Weekdays, or `working_days` alone. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(slotDays, { each: true })
  days: SlotDay[];

  /** `HH:mm` in the unit's time zone. */
  @Matches(timePattern)
  time: string;

  /** First day, `YYYY-MM-DD`. */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  from: string;

  /** Last day; absent: without end. */
  @IsOptional()
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  until?: string | null;

  /** Default false. */
  @IsOptional()
  @IsBoolean()
  skipHolidays?: boolean;

  /** `HH:mm` of the day before, at which an empty occurrence is told of; default 18:00. */
  @IsOptional()
  @Matches(timePattern)
  alarmAt?: string;

  /** Filled by this type of content only. */
  @IsOptional()
  @IsIn(contentTypeKeys)
  contentType?: (typeof contentTypeKeys)[number] | null;
}

export class CreateRecurringSlotRequest extends RecurringSlotBodyRequest {
  @IsUUID()
  organizationId: string;
}

export class ChangeRecurringSlotRequest extends PartialType(RecurringSlotBodyRequest, {
  skipNullProperties: false,
}) {}

export class ListRecurringSlotsRequest extends ListRequest {
  /** The unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class ListOccurrencesRequest {
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  from: string;

  /** Last day; at most 62 days from `from`. */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  to: string;
}

export class OccurrenceRequest {
  @IsUUID()
  id: string;

  /** `YYYY-MM-DD` */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  date: string;
}

export class AssignOccurrenceRequest {
  /** The item that fills it; this or `skipReason`. */
  @IsOptional()
  @IsUUID()
  contentId?: string;

  /** Why it stays empty. */
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  skipReason?: string;
}
