import { IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

const day = /^20\d{2}-\d{2}-\d{2}$/;

export class PeriodLedgerRequest {
  @IsUUID()
  assessmentYearId: string;

  /** Code of a class of units; absent: every unit below the issuer. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  unitClass?: string;

  /** First day, `YYYY-MM-DD`; default that of the year. */
  @IsOptional()
  @Matches(day)
  @IsISO8601({ strict: true })
  from?: string;

  /** Last day; default that of the year. */
  @IsOptional()
  @Matches(day)
  @IsISO8601({ strict: true })
  to?: string;
}

export class OwnLedgerRequest {
  /** First day, `YYYY-MM-DD`. */
  @Matches(day)
  @IsISO8601({ strict: true })
  from: string;

  /** Last day. */
  @Matches(day)
  @IsISO8601({ strict: true })
  to: string;
}
