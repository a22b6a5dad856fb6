import { Transform } from 'class-transformer';
import { ArrayUnique, IsISO8601, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { calendarKinds } from './calendar-entry';
import type { CalendarKind } from './calendar-entry';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

export class CalendarRequest {
  /** First day, `YYYY-MM-DD`, in the time zone of the unit. */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  from: string;

  /** Last day; at most 62 days from `from`. */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  to: string;

  /** The unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Separated by commas; default all. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayUnique()
  @IsIn(calendarKinds, { each: true })
  kinds?: CalendarKind[];

  @IsOptional()
  @IsUUID()
  columnId?: string;

  @IsOptional()
  @Matches(/^[a-z_]{2,30}$/)
  platform?: string;
}
