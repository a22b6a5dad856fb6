import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { decodeIdCursor } from '@haojiao/kernel';
import { IsRfc3339 } from '@haojiao/infrastructure/http';
import { DeskListRequest } from '../desk/http/desk-list.requests';

export class ListSubmissionsRequest extends DeskListRequest {
  /** This unit and those below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Only what the caller sent. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value)
  @IsBoolean()
  mine?: boolean;

  /** Words of title, text, people or number. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** Sent at or after. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** Sent before. */
  @IsOptional()
  @IsRfc3339()
  to?: string;
}

export class AcceptSubmissionRequest {
  /** A column of the taking unit or of one above it. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** The unit that takes it: the sending one or one above it. Default the caller's own, else the highest allowed. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Default the report's. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  /** A word to the sender. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  comment?: string | null;
}

export class DeclineSubmissionRequest {
  /** The sender reads it. */
  @Matches(/\S/)
  @IsString()
  @MaxLength(1_000)
  reason: string;
}

export class WithdrawSubmissionRequest {
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason?: string | null;
}

export class LookAtContactRequest {
  /** Why; kept in the audit trail. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  @Matches(/\S/)
  reason: string;
}

export class LedgerRequest {
  /** A month (`2026-10`) or a year (`2026`). */
  @Matches(/^20\d{2}(-(0[1-9]|1[0-2]))?$/)
  period: string;

  /** This unit and those below it; default every unit whose reports the caller reads. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

/** @throws AppError `invalid_input` at a cursor that this list did not give. */
export function idIn(cursor: string | undefined): string | null {
  return cursor ? decodeIdCursor(cursor) : null;
}
