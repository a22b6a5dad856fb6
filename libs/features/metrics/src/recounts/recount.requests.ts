import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay, ListRequest } from '@haojiao/infrastructure/http';

export class OrderRecountRequest {
  /** One item; either this or `organizationId`. */
  @IsOptional()
  @IsUUID()
  contentId?: string;

  /** A unit with everything below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** First day, in Asia/Shanghai. */
  @IsDay()
  from: string;

  /** Last day, with all its hours; at most 400 days in all. */
  @IsDay()
  to: string;

  /** Shows beside what that version would have given; absent: every rule that counted, as it counted. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  ruleId?: string;
}

export class ListRecountsRequest extends ListRequest {}
