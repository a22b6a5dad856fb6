import { IsOptional, IsString, IsUUID, IsUrl, MaxLength, MinLength } from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';

export class CaptureOriginalRequest {
  /** Default the address of the item's source. Fetched only when it is public and https. */
  @IsOptional()
  @IsUrl({ require_protocol: true, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  url?: string;

  /** The original as it was copied by hand; then nothing is fetched. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(900_000)
  html?: string;
}

export class RegisterPeriodRequest extends ListRequest {
  /** Items of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Signed at or after this time. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** Signed before this time. */
  @IsOptional()
  @IsRfc3339()
  to?: string;
}
