import {
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { PartialType } from '@nestjs/swagger';
import { ListRequest } from '@haojiao/infrastructure/http';

export class ColumnBodyRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** Lower-case latin letters, digits and hyphens; unique in the unit. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/)
  code: string;

  /** Another column of the same unit. */
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  /** The flow by which what appears here is reviewed; null: the unit's. */
  @IsOptional()
  @IsUUID()
  reviewFlowId?: string | null;

  /** Order in lists, ascending; default 0. */
  @IsOptional()
  @IsInt()
  @Min(-100_000)
  @Max(100_000)
  position?: number;
}

export class CreateColumnRequest extends ColumnBodyRequest {
  @IsUUID()
  organizationId: string;
}

export class ChangeColumnRequest extends PartialType(ColumnBodyRequest, { skipNullProperties: false }) {}

export class ListColumnsRequest extends ListRequest {
  /** Columns of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
