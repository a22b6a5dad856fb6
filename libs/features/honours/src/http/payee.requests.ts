import { PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

/** People write account numbers in groups of four. */
const withoutSpaces = ({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.replace(/[ -]/g, '') : value;

export class PayeeDataRequest {
  /** As the bank knows the person. */
  @IsString()
  @MaxLength(60)
  @Matches(/\S/)
  legalName: string;

  @IsOptional()
  @Matches(/^\+?[\d -]{5,20}$/)
  phone?: string | null;

  /** With its branch, 中国建设银行杭州支行. */
  @IsString()
  @MaxLength(100)
  @Matches(/\S/)
  bankName: string;

  /** Spaces and hyphens are left out. */
  @Transform(withoutSpaces)
  @Matches(/^\d{8,30}$/)
  bankAccount: string;
}

/** Of somebody without an account. */
export class CreatePayeeRequest extends PayeeDataRequest {
  /** The unit that the byline names. */
  @IsUUID()
  organizationId: string;

  /** As bylines name the person. */
  @IsString()
  @MaxLength(60)
  @Matches(/\S/)
  contributorName: string;
}

export class ChangePayeeRequest extends PartialType(PayeeDataRequest, { skipNullProperties: false }) {}

export class LookAtPayeeRequest {
  /** Why; kept in the audit trail. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  @Matches(/\S/)
  reason: string;
}

export class ListPayeesRequest extends ListRequest {
  /** People of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
