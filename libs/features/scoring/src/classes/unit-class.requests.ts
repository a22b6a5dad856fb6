import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '@haojiao/infrastructure/http';

export class ClassMemberRequest {
  /** The issuing unit or one below it. */
  @IsUUID()
  organizationId: string;

  /** First day, `YYYY-MM-DD`. */
  @IsDay()
  from: string;

  /** Last day; absent: still. */
  @IsOptional()
  @IsDay()
  to?: string | null;
}

export class PutUnitClassRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** In the order of tables; who left stays in the list with a last day. */
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => ClassMemberRequest)
  members: ClassMemberRequest[];
}
