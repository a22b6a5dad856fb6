import { OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsISO8601,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

export class PreparePayListRequest {
  /** The unit that pays: the issuer of the bulletins. */
  @IsUUID()
  organizationId: string;

  /** 2026年10月信息稿费发放表 */
  @IsString()
  @MaxLength(100)
  @Matches(/\S/)
  title: string;

  /** Closed ones, which no other list pays; may be empty until the list is issued. */
  @IsArray()
  @ArrayMaxSize(24)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  bulletinIds: string[];
}

/** Of a draft. Bulletins are replaced whole. */
export class ChangePayListRequest extends PartialType(
  OmitType(PreparePayListRequest, ['organizationId'] as const),
  { skipNullProperties: false },
) {}

export class CancelPayListRequest {
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  @Matches(/\S/)
  reason: string;
}

export class PayRowsRequest {
  /** `YYYY-MM-DD` */
  @Matches(/^20\d{2}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  paidOn: string;

  /** Numbers of rows; absent: all that are not paid yet. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  positions?: number[];
}

export class ExportPayListRequest {
  /** Why accounts are needed whole; kept in the audit trail. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  @Matches(/\S/)
  reason: string;
}

export class ListPayListsRequest extends ListRequest {
  /** Lists of this unit alone. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
